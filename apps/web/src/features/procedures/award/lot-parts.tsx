import { useState } from 'react';
import { usePermissions, useSession } from '../../../app/session';
import { Alert, Badge, Button, Card, CheckboxGroup, Icon } from '../../../shared/ui';
import { InformBidders } from '../inform-bidders';
import { ItemActions } from '../item-actions';
import { isAwarded, isClosed, PHASE_TONES, type Procedure } from '../model';
import { stepOf } from '../next-step';
import type { ProcedureSteps } from '../procedure-step';
import { StepBack } from '../reasoned-step';
import { Refusal } from '../refusal';
import { lotsName, lotsOf, type Part, seenFrom } from './parts';

/** From the evaluation on every lot goes its own way: where each stands, what it needs, and its next step. */
export function LotParts({ procedure, steps }: { readonly procedure: Procedure; readonly steps: ProcedureSteps }) {
  const { lots, parts, phase } = procedure;
  const apart = parts.length > 1 || parts.some((part) => part.phase === 'evaluation');
  // Where all lots stand together, and again after the last award, the card of the next step says it all.
  if (lots.length < 2 || !apart || isAwarded(phase) || isClosed(phase)) return null;
  return (
    <Card title="Stand der Lose" level={3}>
      <ul className="questions">
        {parts.map((part) => (
          <LotPart key={part.lotIds.join()} procedure={procedure} part={part} steps={steps} />
        ))}
      </ul>
    </Card>
  );
}

function LotPart({
  procedure,
  part,
  steps,
}: {
  readonly procedure: Procedure;
  readonly part: Part;
  readonly steps: ProcedureSteps;
}) {
  const { person } = useSession();
  const can = usePermissions();
  const [chosen, setChosen] = useState<readonly string[]>(part.lotIds);
  const [informing, setInforming] = useState(false);
  const [acted, setActed] = useState(false);
  const lots = lotsOf(procedure, part);
  const name = lotsName(lots);
  const { title, text, action } = stepOf(seenFrom(procedure, part), person.id);
  const choosing = part.phase === 'evaluation' && lots.length > 1;
  const unmet = part.checklist.filter(({ met, id }) => !met && id !== 'proposal-made');
  const may = can('procedure.manage') && !isClosed(part.phase);
  const act = (): void => {
    setActed(true);
    if (action?.inform) setInforming(true);
    if (action?.send) {
      const [step, body] = action.send;
      void steps.run(step, { ...body, lotIds: choosing ? [...chosen] : part.lotIds });
    }
  };
  return (
    <li className="questions__item">
      <div className="questions__head">
        <h4>{name}</h4>
        <Badge tone={PHASE_TONES[part.phase]}>{part.phaseName}</Badge>
        <span className="muted small">{lots.map((lot) => lot.title).join(', ')}</span>
      </div>
      <p>
        <strong>{title}.</strong> {text}
      </p>
      {acted && steps.problem && <Refusal problem={steps.problem} />}
      {unmet.length > 0 && (
        <ul className="checklist" aria-label={`Was ${name} noch braucht`}>
          {unmet.map(({ id, sentence, paragraph }) => (
            <li key={id} className="checklist__item">
              <Icon name="clock" size="small" />
              <span>
                <span className="visually-hidden">Offen: </span>
                {sentence}
                {paragraph && <span className="muted small"> ({paragraph})</span>}
              </span>
              {may && <ItemActions procedure={procedure} conditionId={id} steps={steps} />}
            </li>
          ))}
        </ul>
      )}
      {may && choosing && (
        <>
          <CheckboxGroup
            id={`lose-${part.lotIds[0]}`}
            label="Welche Lose jetzt?"
            hint="Die anderen bleiben in der Wertung und folgen später."
            value={chosen}
            onChange={setChosen}
            error={undefined}
            options={lots.map(({ id, number, title: lotTitle }) => ({
              value: id,
              label: `Los ${number}: ${lotTitle}`,
            }))}
          />
          {chosen.length === 0 && <Alert title="Bitte mindestens ein Los ankreuzen." />}
        </>
      )}
      {may && (
        <div className="questions__actions">
          {action && !action.open && (
            <Button
              small
              kind="secondary"
              disabled={choosing && chosen.length === 0}
              busy={acted && steps.running !== undefined}
              onClick={act}
            >
              {action.label}
              <span className="visually-hidden">: {name}</span>
            </Button>
          )}
          <StepBack
            phase={part.phase}
            scope={{ lotIds: choosing ? [...chosen] : part.lotIds }}
            steps={steps}
            lots={name}
          />
        </div>
      )}
      <InformBidders
        open={informing}
        procedure={procedure}
        part={part}
        steps={steps}
        onClose={() => setInforming(false)}
      />
    </li>
  );
}
