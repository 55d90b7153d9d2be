import { useState } from 'react';
import { useApiForm } from '../../../shared/api';
import { Alert, Button, Citation, Dialog, Form, RadioGroup, SelectField, TextAreaField } from '../../../shared/ui';
import { DecisionForm } from './decision-form';
import type { Examination, ExaminationSteps, ExaminedBid, ExaminedLot } from './examination';
import { JudgementBadge } from './judgement-text';
import { StageIntro } from './stage-intro';

type SuitabilityCheck = ExaminedBid['suitability'][number];

/** Second stage: whether each bidder shows what was asked, and whether a ground of §§ 123, 124 GWB stands against it. */
export function SuitabilityStage({
  lot,
  examination,
  steps,
  editable,
}: {
  readonly lot: ExaminedLot;
  readonly examination: Examination;
  readonly steps: ExaminationSteps;
  readonly editable: boolean;
}) {
  const [chosen, setChosen] = useState<{ readonly bid: ExaminedBid; readonly check: SuitabilityCheck }>();
  const [against, setAgainst] = useState<ExaminedBid>();
  const canJudge = editable && lot.open;
  const requirements = lot.plan.suitability;
  const cited = ['EIGN-26', 'EIGN-26b', 'OWN-GWB-125'];
  return (
    <>
      <StageIntro citations={examination.citations.filter(({ id }) => cited.includes(id))}>
        Zweite Stufe: Kann das Unternehmen den Auftrag ausführen, und spricht kein Ausschlussgrund gegen es? Geprüft
        wird das Unternehmen, nicht das Angebot.
      </StageIntro>
      {requirements.length === 0 && (
        <Alert title="Für dieses Los sind keine Eignungsanforderungen festgelegt">
          <p>Sie werden vor der Veröffentlichung unter „Vorgaben“ eingetragen. Ausschlussgründe gelten trotzdem.</p>
        </Alert>
      )}
      <div className="matrix" role="region" aria-label={`Eignung Los ${lot.number}`} tabIndex={0}>
        <table className="matrix__table">
          <caption className="visually-hidden">Eignung der Bieter für Los {lot.number}</caption>
          <thead>
            <tr>
              <th scope="col">Anforderung</th>
              {lot.bids.map(({ bidId, bidder }) => (
                <th scope="col" key={bidId}>
                  {bidder}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {requirements.map(({ id, text, proof }, row) => (
              <tr key={id}>
                <th scope="row">
                  {text} <span className="muted small">{proof}</span>
                </th>
                {lot.bids.map((bid) => {
                  const check = bid.suitability[row];
                  return (
                    <td key={bid.bidId}>
                      {check && (
                        <button
                          type="button"
                          className="matrix__cell"
                          disabled={!canJudge}
                          onClick={() => setChosen({ bid, check })}
                        >
                          <JudgementBadge result={check.finding?.result ?? 'open'} />
                          <span className="visually-hidden">
                            {' '}
                            {text}, {bid.bidder}: beurteilen
                          </span>
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">
                Ausschlussgründe <span className="muted small">§§ 123, 124 GWB</span>
              </th>
              {lot.bids.map((bid) => (
                <td key={bid.bidId}>
                  {bid.exclusions.map(({ ground, citation, finding }) => (
                    <div key={ground} className="matrix__line">
                      <JudgementBadge result={finding.result} /> <Citation citation={citation} />
                    </div>
                  ))}
                  {bid.exclusions.length === 0 && <span className="muted matrix__line">keine festgehalten</span>}
                  {canJudge && (
                    <Button small kind="tertiary" icon="add" onClick={() => setAgainst(bid)}>
                      Beurteilen<span className="visually-hidden"> (Ausschlussgründe {bid.bidder})</span>
                    </Button>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <Dialog
        open={chosen !== undefined}
        title={chosen ? `Eignung: ${chosen.bid.bidder}` : ''}
        onClose={() => setChosen(undefined)}
      >
        {chosen && (
          <DecisionForm
            label="Eignung"
            chosen={chosen.check.finding?.result ?? 'met'}
            withoutReason={['met']}
            options={[
              { value: 'met', label: 'Erfüllt' },
              { value: 'not-met', label: 'Nicht erfüllt', detail: 'Das Angebot scheidet aus.' },
              { value: 'open', label: 'Noch offen', detail: 'Zum Beispiel, weil ein Nachweis fehlt.' },
            ]}
            submit={(result, reason) =>
              steps.send('suitability', {
                ...{ lotId: lot.lotId, bidderId: chosen.bid.bidderId, requirementId: chosen.check.requirementId },
                ...{ result, reason },
              })
            }
            onDone={() => setChosen(undefined)}
          >
            <p>
              {chosen.check.text}. <span className="muted">Nachweis: {chosen.check.proof}</span>
            </p>
            {chosen.check.finding?.reason && <p className="muted">Bisher: {chosen.check.finding.reason}</p>}
          </DecisionForm>
        )}
      </Dialog>
      <Dialog
        open={against !== undefined}
        title={against ? `Ausschlussgrund: ${against.bidder}` : ''}
        onClose={() => setAgainst(undefined)}
        wide
      >
        {against && (
          <ExclusionForm bid={against} examination={examination} steps={steps} onDone={() => setAgainst(undefined)} />
        )}
      </Dialog>
    </>
  );
}

function ExclusionForm({
  bid,
  examination,
  steps,
  onDone,
}: {
  readonly bid: ExaminedBid;
  readonly examination: Examination;
  readonly steps: ExaminationSteps;
  readonly onDone: () => void;
}) {
  const form = useApiForm({
    initial: { ground: examination.grounds[0]?.ground ?? '', result: 'absent', reason: '' },
    submit: (values) => steps.send('exclusion-grounds', { bidderId: bid.bidderId, ...values }),
    onSuccess: onDone,
  });
  const ground = examination.grounds.find((one) => one.ground === form.values.ground);
  return (
    <Form
      form={form}
      submitLabel="Festhalten"
      label="Ausschlussgrund"
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <SelectField
        {...form.field('ground')}
        label="Grund"
        options={examination.grounds.map(({ ground: value, citation, mandatory }) => ({
          value,
          label: citation.statute,
          detail: mandatory ? 'zwingend' : 'nach Abwägung',
        }))}
      />
      {ground && <p>{ground.citation.text}</p>}
      <RadioGroup
        {...form.field('result')}
        label="Ergebnis"
        options={[
          { value: 'absent', label: 'Liegt nicht vor' },
          { value: 'excluded', label: 'Liegt vor: Bieter ausschließen' },
          { value: 'self-cleaned', label: 'Liegt vor, Selbstreinigung nachgewiesen', detail: '§ 125 GWB' },
          ...(ground?.mandatory
            ? []
            : [{ value: 'kept', label: 'Liegt vor, nach Abwägung kein Ausschluss', detail: 'Verhältnismäßigkeit' }]),
          ...(bid.exclusions.some((one) => one.ground === form.values.ground)
            ? [{ value: 'withdrawn', label: 'Bisherige Beurteilung zurücknehmen' }]
            : []),
        ]}
      />
      <TextAreaField
        {...form.field('reason')}
        label="Begründung für den Vergabevermerk"
        rows={3}
        maxLength={4000}
        optional={form.values.result === 'absent'}
      />
    </Form>
  );
}
