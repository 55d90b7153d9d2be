import { useState } from 'react';
import { Alert, Badge, Button, Citation, Dialog } from '../../../shared/ui';
import { DecisionForm } from './decision-form';
import type { Examination, ExaminationSteps, ExaminedBid, ExaminedLot, FormalCheck } from './examination';
import { JudgementBadge, Judgements, judgementWord } from './judgement-text';
import { StageIntro } from './stage-intro';

interface Chosen {
  readonly bid: ExaminedBid;
  readonly check: FormalCheck;
}

/** First stage: per ground and bid whether it is excluded; the product proposes what it can know. */
export function FormalStage({
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
  const [chosen, setChosen] = useState<Chosen>();
  const canJudge = editable && lot.open;
  const grounds = lot.bids[0]?.formal ?? [];
  const checks = lot.bids.flatMap(({ formal }) => formal);
  const decided = checks.filter(({ decision }) => decision).length;
  return (
    <>
      <StageIntro citations={examination.citations.filter(({ id }) => id === 'WERT-STUFEN')}>
        Erste Stufe: Ist das Angebot rechtzeitig, in der richtigen Form und vollständig? Wer hier ausscheidet, wird
        nicht weiter geprüft. Was das Programm selbst sieht, schlägt es vor; entschieden wird es von Ihnen.{' '}
        {decided === 0 ? 'Noch ist nichts geprüft.' : `Entschieden: ${decided} von ${checks.length} Prüfpunkten.`}
      </StageIntro>
      <div className="matrix" role="region" aria-label={`Formale Prüfung Los ${lot.number}`} tabIndex={0}>
        <table className="matrix__table">
          <caption className="visually-hidden">Formale Prüfung der Angebote für Los {lot.number}</caption>
          <thead>
            <tr>
              <th scope="col">Prüfpunkt</th>
              {lot.bids.map(({ bidId, bidder }) => (
                <th scope="col" key={bidId}>
                  {bidder}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grounds.map(({ ground, name, citation }, row) => (
              <tr key={ground}>
                <th scope="row">
                  {name} {citation && <Citation citation={citation} />}
                </th>
                {lot.bids.map((bid) => {
                  const check = bid.formal[row];
                  return (
                    <td key={bid.bidId}>
                      {check && (
                        <button
                          type="button"
                          className="matrix__cell"
                          disabled={!canJudge && !check.decision && check.earlier.length === 0 && !check.proposal}
                          onClick={() => setChosen({ bid, check })}
                        >
                          <CheckState check={check} />
                          <span className="visually-hidden">
                            {' '}
                            {name}, {bid.bidder}: {canJudge ? 'entscheiden' : 'ansehen'}
                          </span>
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Dialog
        open={chosen !== undefined}
        title={chosen ? `${chosen.check.name}: ${chosen.bid.bidder}` : ''}
        onClose={() => setChosen(undefined)}
      >
        {chosen && (
          <CheckDialog chosen={chosen} canJudge={canJudge} steps={steps} onDone={() => setChosen(undefined)} />
        )}
      </Dialog>
    </>
  );
}

function CheckState({ check: { decision, proposal } }: { readonly check: FormalCheck }) {
  if (decision) return <JudgementBadge result={decision.result} />;
  if (proposal) return <Badge tone="warning">ausschließen?</Badge>;
  return <span className="muted">noch nicht geprüft</span>;
}

function CheckDialog({
  chosen: { bid, check },
  canJudge,
  steps,
  onDone,
}: {
  readonly chosen: Chosen;
  readonly canJudge: boolean;
  readonly steps: ExaminationSteps;
  readonly onDone: () => void;
}) {
  const history = [...check.earlier, ...(check.decision ? [check.decision] : [])];
  return (
    <div className="stack">
      {check.citation && (
        <p>
          {check.citation.text} <Citation citation={check.citation} />
        </p>
      )}
      {check.proposal && !check.decision && (
        <Alert tone="warning" title="Vorschlag: ausschließen">
          <p>{check.proposal}</p>
        </Alert>
      )}
      {history.length > 0 && <Judgements judgements={history} />}
      {canJudge ? (
        <DecisionForm
          label="Entscheidung"
          chosen={check.decision ? 'withdrawn' : check.proposal ? 'excluded' : 'passed'}
          withoutReason={check.proposal ? [] : ['passed']}
          options={[
            { value: 'passed', label: 'Kein Ausschluss' },
            { value: 'excluded', label: 'Angebot ausschließen' },
            ...(check.decision
              ? [
                  {
                    value: 'withdrawn',
                    label: `Entscheidung „${judgementWord(check.decision.result)}“ zurücknehmen`,
                    detail: 'Sie bleibt in der Akte.',
                  },
                ]
              : []),
          ]}
          submit={(result, reason) => steps.send('formal', { bidId: bid.bidId, ground: check.ground, result, reason })}
          onDone={onDone}
        />
      ) : (
        <Button onClick={onDone}>Schließen</Button>
      )}
    </div>
  );
}
