import { useState } from 'react';
import { readDraft } from '../../../shared/api';
import { Button, Card, DecimalText, DescriptionList, DateText, MoneyText } from '../../../shared/ui';
import type { Procedure } from '../model';
import { Assignment } from './assignment';
import { PlanForm } from './plan-form';
import { FRAMEWORKS, planDraft, TECHNIQUES } from './plan-values';

const BEFORE_PUBLICATION: readonly string[] = ['planned', 'prepared'];

function Planned({ procedure: p }: { readonly procedure: Procedure }) {
  const { plan } = p;
  const techniques = TECHNIQUES.filter(({ value }) => plan[value]).map(({ label }) => label);
  return (
    <DescriptionList
      facts={[
        { term: 'Beschreibung', value: plan.description || 'noch keine' },
        { term: 'Auftraggeber', value: p.buyers.map(({ name }) => name).join(', ') },
        {
          term: 'Federführung',
          value: p.buyers.find(({ slug }) => slug === plan.leadBuyer)?.name ?? 'das Vergabezentrum',
        },
        ...(plan.thirdParty
          ? [
              {
                term: 'Im Auftrag von',
                value: (
                  <>
                    {plan.thirdParty.name}
                    {plan.thirdParty.fee && (
                      <>
                        , Entgelt <MoneyText value={plan.thirdParty.fee} />
                      </>
                    )}
                  </>
                ),
              },
            ]
          : []),
        {
          term: 'Lose',
          value: (
            <ul className="plain-list">
              {p.lots.map((lot) => (
                <li key={lot.id}>
                  {lot.number}. {lot.title}, <MoneyText value={lot.estimatedValue} />
                  {lot.cpv && `, CPV ${lot.cpv}`}
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: 'Optionen',
          value: plan.options.length
            ? plan.options.map((option) => (
                <span key={option.title}>
                  {option.title} <MoneyText value={option.value} />{' '}
                </span>
              ))
            : 'keine',
        },
        { term: 'Haupt-CPV-Code', value: plan.mainCpv || 'noch nicht angegeben' },
        { term: 'Weitere CPV-Codes', value: plan.furtherCpv.join(', ') || 'keine' },
        { term: 'Ort der Leistung', value: plan.place.join(', ') || 'noch nicht angegeben' },
        {
          term: 'Laufzeit',
          value: p.term ? (
            <>
              <DateText value={p.term.from} /> bis <DateText value={p.term.to} />
            </>
          ) : (
            'keine'
          ),
        },
        {
          term: 'Rahmenvereinbarung',
          value: plan.framework ? (
            <>
              {FRAMEWORKS.find(({ value }) => value === plan.framework?.parties)?.label}
              {plan.framework.maximumValue && (
                <>
                  , höchstens <MoneyText value={plan.framework.maximumValue} />
                </>
              )}
              {plan.framework.maximumQuantity && (
                <>
                  , höchstens <DecimalText value={plan.framework.maximumQuantity} /> Einheiten
                </>
              )}
            </>
          ) : (
            'nein'
          ),
        },
        ...(techniques.length ? [{ term: 'Besondere Verfahren', value: techniques.join(', ') }] : []),
      ]}
    />
  );
}

/** What is planned and who is in charge; the plan can be changed until the publication. */
export function PlanPanel({
  procedure,
  editable,
  onSaved,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
  readonly onSaved: () => Promise<void>;
}) {
  const open = editable && BEFORE_PUBLICATION.includes(procedure.phase);
  // What was typed before the page was left or loaded again stands there at once, instead of seeming lost.
  const [editing, setEditing] = useState(() => open && readDraft(planDraft(procedure.id)) !== undefined);
  return (
    <div className="stack">
      <Card title="Planung" actions={open && !editing && <Button onClick={() => setEditing(true)}>Bearbeiten</Button>}>
        {editing ? (
          <PlanForm
            procedure={procedure}
            onCancel={() => setEditing(false)}
            onSaved={async () => {
              setEditing(false);
              await onSaved();
            }}
          />
        ) : (
          <Planned procedure={procedure} />
        )}
        {!open && editable && <p className="muted small">Seit der Veröffentlichung steht die Planung fest.</p>}
      </Card>
      <Assignment procedure={procedure} editable={editable} onSaved={onSaved} />
    </div>
  );
}
