import { useState } from 'react';
import { useApiForm } from '../../../shared/api';
import { money, percent } from '../../../shared/format';
import {
  Alert,
  Button,
  Card,
  Citations,
  type Column,
  DataTable,
  Dialog,
  Form,
  MoneyText,
  NumberField,
} from '../../../shared/ui';
import { DecisionForm } from './decision-form';
import type { Examination, ExaminationSteps, ExaminedBid, ExaminedLot } from './examination';
import { JudgementBadge, Judgements } from './judgement-text';
import { StageIntro } from './stage-intro';

const COLUMNS: readonly Column<ExaminedBid>[] = [
  { id: 'bidder', header: 'Bieter', isRowHeader: true, cell: ({ bidder }) => bidder },
  {
    id: 'sum',
    header: 'Menge × Preis',
    align: 'end',
    cell: ({ price }) => (
      <span>
        <MoneyText value={price.sum} />
        {price.discountPercent && (
          <span className="muted small figure">
            {' '}
            − {money(price.discount)} ({percent(price.discountPercent)})
          </span>
        )}
      </span>
    ),
  },
  {
    id: 'net',
    header: 'Wertungspreis netto',
    align: 'end',
    cell: ({ price }) => (
      <span>
        <strong>
          <MoneyText value={price.net} />
        </strong>
        {price.statedNet && <span className="muted small figure"> angegeben {money(price.statedNet)}</span>}
      </span>
    ),
  },
  {
    id: 'gross',
    header: 'Brutto',
    align: 'end',
    secondary: true,
    cell: ({ price }) =>
      price.gross === null ? <span className="muted">Steuersatz fehlt</span> : <MoneyText value={price.gross} />,
  },
];

/** Third stage: the arithmetic of every bid, and prices that look too low. */
export function PriceStage({
  lot,
  examination,
  steps,
  editable,
  onWrite,
}: {
  /** Somebody wants to write to the bidder. */
  readonly onWrite: (bid: ExaminedBid) => void;
  readonly lot: ExaminedLot;
  readonly examination: Examination;
  readonly steps: ExaminationSteps;
  readonly editable: boolean;
}) {
  const [stating, setStating] = useState<ExaminedBid>();
  const [asking, setAsking] = useState<ExaminedBid>();
  const canJudge = editable && lot.open;
  const wrong = lot.bids.filter(({ price }) => price.differences.length > 0);
  const cited = ['OWN-VGV-56-1', 'OWN-UVGO-41-1', 'OWN-VOBA-16C'];
  const low = lot.bids.filter(({ bidder, inquiry }) => inquiry || lot.lowBids.some((one) => one.bidder === bidder));
  return (
    <>
      <StageIntro citations={examination.citations.filter(({ id }) => cited.includes(id))}>
        Dritte Stufe: Stimmt die Rechnung, und ist der Preis angemessen? Jede Position wird aus Menge und Einzelpreis
        nachgerechnet; bei Abweichungen gilt der Einzelpreis.
      </StageIntro>
      <div className="checked-prices">
        <DataTable
          caption={`Nachgerechnete Angebote für Los ${lot.number}`}
          columns={COLUMNS}
          rows={lot.bids}
          rowKey={({ bidId }) => bidId}
          actions={canJudge ? (bid) => [{ label: 'Angaben', icon: 'edit', onClick: () => setStating(bid) }] : undefined}
        />
      </div>
      {wrong.length > 0 && (
        <Alert tone="warning" title="Angaben der Bieter weichen von der Nachrechnung ab">
          <ul>
            {wrong.flatMap(({ bidder, price }) =>
              price.differences.map((text) => (
                <li key={`${bidder} ${text}`}>
                  {bidder}: {text}
                </li>
              )),
            )}
          </ul>
        </Alert>
      )}
      <Card title="Ungewöhnlich niedrige Preise" level={3}>
        {low.length === 0 && (
          <p className="muted">
            Kein Preis liegt so weit unter dem nächsten Angebot oder der Kostenschätzung, dass nachzufragen wäre.
          </p>
        )}
        {low.map((bid) => (
          <div key={bid.bidId} className="low-bid">
            <div className="low-bid__head">
              <strong>{bid.bidder}</strong>
              <JudgementBadge result={bid.inquiry?.result ?? 'open'} />
              {canJudge && (
                <Button small onClick={() => setAsking(bid)}>
                  {bid.inquiry ? 'Nächster Schritt' : 'Preis aufklären'}
                  <span className="visually-hidden"> ({bid.bidder})</span>
                </Button>
              )}
              {canJudge && (bid.inquiry?.result ?? 'asked') === 'asked' && (
                <Button small kind="tertiary" icon="mail" onClick={() => onWrite(bid)}>
                  Schreiben an den Bieter<span className="visually-hidden"> ({bid.bidder})</span>
                </Button>
              )}
            </div>
            {lot.lowBids
              .filter((one) => one.bidder === bid.bidder)
              .map(({ text, citations }) => (
                <p key={text}>
                  {text} <Citations citations={citations} />
                </p>
              ))}
            {bid.inquirySteps.length > 0 && <Judgements judgements={bid.inquirySteps} />}
          </div>
        ))}
      </Card>
      <Dialog
        open={stating !== undefined}
        title={stating ? `Angaben im Angebot: ${stating.bidder}` : ''}
        onClose={() => setStating(undefined)}
      >
        {stating && <StatementForm bid={stating} steps={steps} onDone={() => setStating(undefined)} />}
      </Dialog>
      <Dialog
        open={asking !== undefined}
        title={asking ? `Preisaufklärung: ${asking.bidder}` : ''}
        onClose={() => setAsking(undefined)}
      >
        {asking && (
          <DecisionForm
            label="Preisaufklärung"
            chosen={NEXT[asking.inquiry?.result ?? 'open'] ?? 'asked'}
            options={INQUIRY_STEPS}
            submit={(result, reason) => steps.send('inquiries', { bidId: asking.bidId, result, reason })}
            onDone={() => setAsking(undefined)}
          />
        )}
      </Dialog>
    </>
  );
}

const NEXT: Readonly<Record<string, string>> = { open: 'asked', asked: 'answered', answered: 'plausible' };
const INQUIRY_STEPS = [
  { value: 'asked', label: 'Aufklärung verlangt', detail: 'Was wurde bis wann gefragt?' },
  { value: 'answered', label: 'Antwort eingegangen', detail: 'Auch, dass keine Antwort kam.' },
  { value: 'plausible', label: 'Preis ist nachvollziehbar', detail: 'Das Angebot bleibt in der Wertung.' },
  { value: 'rejected', label: 'Nicht zufriedenstellend aufgeklärt', detail: 'Das Angebot wird abgelehnt.' },
];

function StatementForm({
  bid,
  steps,
  onDone,
}: {
  readonly bid: ExaminedBid;
  readonly steps: ExaminationSteps;
  readonly onDone: () => void;
}) {
  const { price } = bid;
  const form = useApiForm({
    initial: {
      net: price.statedNet ?? '',
      gross: price.statedGross ?? '',
      discountPercent: price.discountPercent ?? '',
      vatRate: price.vatRate ?? '',
      lines: price.lines.map(({ articleNumber, statedAmount }) => ({ articleNumber, amount: statedAmount ?? '' })),
    },
    submit: ({ lines, net, gross, discountPercent, vatRate }) =>
      steps.send('statements', {
        bidId: bid.bidId,
        net: net || null,
        gross: gross || null,
        discountPercent: discountPercent || null,
        vatRate: vatRate || null,
        lines: lines.map(({ articleNumber, amount }) => ({ articleNumber, amount: amount || null })),
      }),
    onSuccess: onDone,
  });
  return (
    <Form
      form={form}
      submitLabel="Festhalten"
      label="Angaben im Angebot"
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <p>Tragen Sie ein, was der Bieter selbst angibt. Abweichungen von der Nachrechnung erscheinen sofort.</p>
      <NumberField {...form.field('net')} label="Nettosumme" unit="€" optional />
      <NumberField {...form.field('gross')} label="Bruttosumme" unit="€" optional />
      <NumberField
        {...form.field('discountPercent')}
        label="Nachlass ohne Bedingung"
        hint="Skonto und andere bedingte Nachlässe zählen nicht."
        unit="%"
        optional
      />
      <NumberField {...form.field('vatRate')} label="Umsatzsteuersatz" unit="%" optional />
      {price.lines.length <= 30 &&
        price.lines.map(({ articleNumber }, index) => (
          <NumberField
            key={articleNumber}
            {...form.at<string>(`/lines/${index}/amount`)}
            label={`Gesamtpreis Position ${articleNumber}`}
            unit="€"
            optional
          />
        ))}
    </Form>
  );
}
