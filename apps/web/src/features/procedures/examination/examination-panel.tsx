import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { Alert, EmptyState, ProblemAlert, SelectField, Skeleton, Tabs } from '../../../shared/ui';
import { LettersDialog } from '../correspondence/letters.dialog';
import type { Procedure } from '../model';
import type { ProcedureSteps } from '../procedure-step';
import { Refusal } from '../refusal';
import { CriteriaPlan } from './criteria-plan';
import { type ExaminedBid, type ExaminedLot, useExamination } from './examination';
import { FormalStage } from './formal-stage';
import { PriceComparison } from './price-comparison';
import { PriceStage } from './price-stage';
import { ScoringStage } from './scoring-stage';
import { SuitabilityStage } from './suitability-stage';

const NOT_YET = (
  <EmptyState icon="checklist" title="Noch keine Angebote">
    <p>
      Geprüft wird in vier Stufen, sobald die Angebote geöffnet und erfasst sind: Form, Eignung, Preis, Wertung. Bis
      dahin legen Sie unter „Vorgaben“ fest, wonach entschieden wird.
    </p>
  </EmptyState>
);

/** Prüfung und Wertung: what was announced, and the four stages of each lot. */
export function ExaminationPanel({
  procedure,
  editable,
  procedureSteps,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
  readonly procedureSteps: ProcedureSteps;
}) {
  const steps = useExamination(procedure.id);
  const can = usePermissions();
  const [writing, setWriting] = useState<ExaminedBid>();
  const [lotId, setLotId] = useState(procedure.lots[0]?.id ?? '');
  const hasBids = procedure.lots.some(({ bids }) => bids.length > 0);
  const [stage, setStage] = useState(hasBids ? 'form' : 'vorgaben');
  const { data, error } = steps;
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void steps.changed()} />;
  if (!data) return <Skeleton />;
  const lot = data.lots.find((one) => one.lotId === lotId) ?? data.lots[0];
  if (!lot) return NOT_YET;
  const evaluate = (): void => {
    void procedureSteps.run('evaluations').then(() => steps.changed());
  };
  const ofLot = (content: (shown: ExaminedLot) => React.ReactNode): React.ReactNode => (
    <div className="stack">{lot.bids.length === 0 ? NOT_YET : content(lot)}</div>
  );
  const parts = { lot, examination: data, steps, editable: editable && can('procedure.manage') };
  return (
    <div className="stack">
      {steps.problem && <Refusal problem={steps.problem} />}
      {data.faults.length > 0 && (
        <Alert tone="warning" title="Die Wertung ist noch nicht stimmig">
          <p>Solange das so ist, werden keine Bieter informiert:</p>
          <ul>
            {data.faults.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Alert>
      )}
      {data.lots.length > 1 && (
        <SelectField
          id="examined-lot"
          label="Los"
          value={lot.lotId}
          error={undefined}
          onChange={setLotId}
          options={data.lots.map(({ lotId: value, number, title }) => ({ value, label: `Los ${number}: ${title}` }))}
        />
      )}
      <Tabs
        label="Stufen der Prüfung"
        active={stage}
        onChange={setStage}
        tabs={[
          {
            id: 'vorgaben',
            label: 'Vorgaben',
            content: (
              <CriteriaPlan procedure={procedure} lotId={lot.lotId} editable={parts.editable} onSaved={steps.changed} />
            ),
          },
          { id: 'form', label: '1 Form', content: ofLot(() => <FormalStage {...parts} />) },
          { id: 'eignung', label: '2 Eignung', content: ofLot(() => <SuitabilityStage {...parts} />) },
          { id: 'preis', label: '3 Preis', content: ofLot(() => <PriceStage {...parts} onWrite={setWriting} />) },
          {
            id: 'wertung',
            label: '4 Wertung',
            content: ofLot(() => <ScoringStage {...parts} onEvaluate={evaluate} />),
          },
          {
            id: 'preisspiegel',
            label: 'Preisspiegel',
            content: ofLot((shown) => <PriceComparison key={shown.lotId} procedureId={procedure.id} lot={shown} />),
          },
        ]}
      />
      {writing && (
        <LettersDialog
          procedure={procedure}
          letters={{
            ...{ kind: 'price-inquiry', kindName: 'Aufklärung des Preises', reasonsDue: false },
            ...{ aboutId: writing.bidId, bidderIds: [writing.bidderId] },
            citation: data.citations.find(({ id }) => id.startsWith('LOW-')) ?? null,
          }}
          onClose={() => setWriting(undefined)}
          onDone={() => {
            setWriting(undefined);
            void steps.changed();
          }}
        />
      )}
    </div>
  );
}
