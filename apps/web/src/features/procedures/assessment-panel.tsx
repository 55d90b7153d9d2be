import { usePermissions } from '../../app/session';
import { date, money } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  Citation,
  type Column,
  DataTable,
  DescriptionList,
  MoneyText,
  type Tone,
} from '../../shared/ui';
import { useState } from 'react';
import type { Procedure, ProcedureTypeAnswer } from './model';
import type { ProcedureSteps } from './procedure-step';
import { Reassessment } from './reassessment';
import { TypeChoice } from './type-choice';

const VERDICTS: Readonly<Record<ProcedureTypeAnswer['verdict'], readonly [Tone, string]>> = {
  'free-choice': ['success', 'frei wählbar'],
  permitted: ['success', 'zulässig wegen des Werts'],
  'needs-grounds': ['warning', 'nur mit Grund'],
  'not-permitted': ['neutral', 'nicht zulässig'],
};
/** Longer reasonings are folded up, one click away. */
const SHORT_TRACE = 8;

const Verdict = ({ verdict }: { readonly verdict: ProcedureTypeAnswer['verdict'] }) => (
  <Badge tone={VERDICTS[verdict][0]} icon={verdict === 'not-permitted' ? 'close' : undefined}>
    {VERDICTS[verdict][1]}
  </Badge>
);

const COLUMNS: readonly Column<ProcedureTypeAnswer>[] = [
  { id: 'name', header: 'Vergabeart', isRowHeader: true, cell: ({ germanName }) => germanName },
  { id: 'verdict', header: 'Urteil', cell: ({ verdict }) => <Verdict verdict={verdict} /> },
  {
    id: 'reason',
    header: 'Begründung',
    cell: ({ reason, upTo, minimumBidders }) => (
      // One element: on a narrow screen the cell lays its children out side by side.
      <span>
        {reason}
        {upTo && <span className="muted"> Bis {money(upTo)}.</span>}
        {minimumBidders !== null && <span className="muted"> Mindestens {minimumBidders} Unternehmen.</span>}
      </span>
    ),
  },
];

/** The choice that was made, with its reason. */
function Chosen({ procedure: { typeChoice, procedureTypeName } }: { readonly procedure: Procedure }) {
  if (!typeChoice) return null;
  return (
    <Alert tone="success" title={`Gewählt: ${procedureTypeName ?? ''}`}>
      <p>
        {typeChoice.reason} <span className="muted">({typeChoice.person})</span>
      </p>
      {typeChoice.groundText && <p>Ausnahmegrund: {typeChoice.groundText}</p>}
    </Alert>
  );
}

/** What the law library says to this procedure: regime, types and duties, with reasons and what is uncertain. */
export function AssessmentPanel({
  procedure,
  editable,
  steps,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
  readonly steps: ProcedureSteps;
}) {
  const can = usePermissions();
  const [choosing, setChoosing] = useState<string>();
  const [showAll, setShowAll] = useState(false);
  const { assessment: a } = procedure;
  const choice = editable && procedure.phase === 'planned';
  const possible = a.procedureTypes.filter(({ verdict }) => verdict !== 'not-permitted');
  const cited = new Map(a.citations.map((citation) => [citation.id, citation]));
  const sourceOf = (id: string | null) => {
    const citation = cited.get(id ?? '');
    return citation && <Citation citation={citation} doubts={a.uncertain} />;
  };
  return (
    <div className="stack">
      <Card title="Vergabearten" level={3} flush>
        <div className="card__inset">
          <Chosen procedure={procedure} />
        </div>
        <DataTable
          caption="Vergabearten mit Urteil und Begründung"
          columns={COLUMNS}
          rows={showAll ? a.procedureTypes : possible}
          rowKey={({ type }) => type}
          actions={
            choice
              ? ({ type, verdict }) =>
                  verdict === 'not-permitted' || type === procedure.procedureType
                    ? []
                    : [{ label: 'Wählen', onClick: () => setChoosing(type) }]
              : undefined
          }
        />
        <div className="card__inset">
          <Button small kind="tertiary" onClick={() => setShowAll(!showAll)}>
            {showAll
              ? 'Nur zulässige zeigen'
              : `Auch ${a.procedureTypes.length - possible.length} nicht zulässige zeigen`}
          </Button>
        </div>
      </Card>
      <Card
        title="Rechtsrahmen"
        level={3}
        actions={choice && can('procedure.manage') && <Reassessment procedure={procedure} steps={steps} />}
      >
        <DescriptionList
          facts={[
            { term: 'Ergebnis', value: procedure.regimeName },
            { term: 'Beurteilt für den', value: date(procedure.startsOn) },
            { term: 'Geschätzter Auftragswert', value: <MoneyText value={a.estimatedValue} /> },
            { term: 'EU-Schwellenwert', value: <MoneyText value={a.threshold.value} /> },
          ]}
        />
        <ul className="reasons reasons--plain">
          {a.trace
            .filter(({ rule }) => rule?.startsWith('THR-') || rule?.startsWith('EST-'))
            .map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
        </ul>
        <details className="details" open={a.trace.length <= SHORT_TRACE}>
          <summary>Alle Schritte der Beurteilung mit Fundstellen ({a.trace.length})</summary>
          <ol className="reasons">
            {procedure.estimateReasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
            {a.trace.map((step, index) => (
              <li key={index}>
                {step.text} {sourceOf(step.rule)}
              </li>
            ))}
          </ol>
        </details>
      </Card>
      {a.uncertain.length > 0 && (
        <Alert tone="warning" title="Nicht gesichert: bitte vor der Verwendung prüfen">
          <ul>
            {a.uncertain.map(({ id, text }, index) => (
              <li key={`${id} ${index}`}>
                {text} {sourceOf(id)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Card title="Pflichten bei diesem Wert" level={3} flush>
        <DataTable
          caption="Pflichten"
          columns={[
            { id: 'name', header: 'Pflicht', isRowHeader: true, cell: ({ germanName }) => germanName },
            { id: 'when', header: 'Wann', cell: ({ when }) => when },
            {
              id: 'citation',
              header: 'Fundstelle',
              cell: ({ citation }) => <Citation citation={citation} doubts={a.uncertain} />,
            },
          ]}
          rows={a.duties}
          rowKey={({ id }) => id}
          empty={<p className="card__inset muted">Bei diesem Wert ist keine weitere Pflicht hinterlegt.</p>}
        />
      </Card>
      <TypeChoice
        key={choosing}
        procedure={procedure}
        type={choosing}
        onClose={() => setChoosing(undefined)}
        onDone={steps.changed}
      />
    </div>
  );
}
