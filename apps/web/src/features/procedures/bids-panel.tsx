import { useState } from 'react';
import { counted, money } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  DecimalText,
  InstantText,
  MoneyText,
} from '../../shared/ui';
import { BidEntry } from './bid-entry';
import type { Lot, Phase, Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';
import { SealedBids } from './sealed-bids';

const POSITIONS: readonly Column<Lot['positions'][number]>[] = [
  { id: 'article', header: 'Artikel', cell: ({ articleNumber }) => articleNumber },
  { id: 'text', header: 'Bezeichnung', isRowHeader: true, cell: ({ text }) => text },
  {
    id: 'quantity',
    header: 'Menge',
    align: 'end',
    cell: ({ quantity, unitName }) => <DecimalText value={quantity} unit={unitName} />,
  },
];

type Offer = Lot['bids'][number] & {
  readonly rank: number | null;
  readonly note: string | null;
  readonly proposed: boolean;
  readonly judged: boolean;
};

/** Bids with their place in the ranking, the best first. */
function offersOf(lot: Lot): readonly Offer[] {
  const ranked = lot.evaluation?.ranking ?? [];
  return lot.bids
    .map((bid): Offer => {
      const place = ranked.find(({ bidId }) => bidId === bid.id);
      return {
        ...bid,
        rank: place?.rank ?? null,
        note: place?.note ?? null,
        proposed: place?.proposed ?? false,
        judged: place !== undefined,
      };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.bidder.localeCompare(b.bidder, 'de'));
}

const OFFERS: readonly Column<Offer>[] = [
  {
    id: 'rank',
    header: 'Rang',
    cell: ({ rank, judged }) => (judged ? (rank ?? '–') : <span className="muted">offen</span>),
  },
  {
    id: 'bidder',
    header: 'Bieter',
    isRowHeader: true,
    cell: ({ bidder, proposed }) => (
      <>
        {bidder} {proposed && <Badge tone="success">vorgeschlagen</Badge>}
      </>
    ),
  },
  {
    id: 'received',
    header: 'Eingang',
    secondary: true,
    cell: ({ receivedAt }) => (receivedAt ? <InstantText value={receivedAt} /> : 'nicht erfasst'),
  },
  { id: 'total', header: 'Angebotssumme netto', align: 'end', cell: ({ total }) => <MoneyText value={total} /> },
  {
    id: 'note',
    header: 'Hinweis',
    cell: ({ note, missing }) => note ?? (missing.length > 0 ? `Ohne Preis: ${missing.join(', ')}` : ''),
  },
];

function LotCard({
  lot,
  procedureId,
  canEnter,
  onEnter,
}: {
  readonly lot: Lot;
  readonly procedureId: string;
  readonly canEnter: boolean;
  readonly onEnter: () => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Card
      title={`Los ${lot.number}: ${lot.title}`}
      level={3}
      flush
      actions={
        <>
          {lot.bids.length > 0 && (
            <ButtonLink
              small
              kind="tertiary"
              icon="chart"
              href={`/kompass/wertung?verfahren=${procedureId}&los=${lot.id}`}
            >
              Im Wertungsrechner öffnen
            </ButtonLink>
          )}
          {canEnter && (
            <Button small icon="add" onClick={onEnter}>
              Angebot erfassen
            </Button>
          )}
        </>
      }
    >
      <p className="card__inset muted">
        Geschätzt {money(lot.estimatedValue)}
        {lot.cpv && `, CPV ${lot.cpv}`}
        {lot.evaluation && `. Gewertet nach dem niedrigsten Preis von ${lot.evaluation.person}`}
      </p>
      {lot.bids.length > 0 && (
        <DataTable
          caption={`Angebote für Los ${lot.number}`}
          columns={OFFERS}
          rows={offersOf(lot)}
          rowKey={({ id }) => id}
        />
      )}
      {lot.positions.length > 0 && (
        <>
          <div className="card__inset">
            <Button
              small
              kind="tertiary"
              aria-expanded={open}
              icon={open ? 'arrow-up' : 'arrow-down'}
              onClick={() => setOpen(!open)}
            >
              {counted(lot.positions.length, 'Position', 'Positionen')} {open ? 'ausblenden' : 'zeigen'}
            </Button>
          </div>
          {open && (
            <DataTable
              caption={`Positionen von Los ${lot.number}`}
              columns={POSITIONS}
              rows={lot.positions}
              rowKey={({ articleNumber }) => articleNumber}
            />
          )}
        </>
      )}
    </Card>
  );
}

const BEFORE_OPENING: readonly Phase[] = ['planned', 'prepared', 'published', 'participation', 'invited', 'bidding'];

/** Lots with their positions, their bids and the ranking. */
export function BidsPanel({
  procedure,
  editable,
  steps,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
  readonly steps: ProcedureSteps;
}) {
  const [entering, setEntering] = useState<Lot>();
  const { lots, bidders, phase } = procedure;
  const open = phase === 'opening' || (phase === 'bidding' && procedure.procedureType === 'direct');
  const canEnter = editable && open && bidders.length > 0;
  return (
    <div className="stack">
      {BEFORE_OPENING.includes(phase) && (
        <Alert title="Angebote bleiben verschlossen">
          <p>
            Lesen und Preise erfassen kann man sie erst, wenn die Angebotsfrist abgelaufen ist und zwei Personen sie
            geöffnet haben.
          </p>
        </Alert>
      )}
      {lots.some(({ positions }) => positions.length > 0) && (
        <p>
          <ButtonLink small icon="download" href={`/api/procedures/${procedure.id}/price-sheet`} download>
            Preisblatt für die Bieter (Excel)
          </ButtonLink>
        </p>
      )}
      <SealedBids procedure={procedure} steps={steps} />
      {lots.map((lot) => (
        <LotCard
          key={lot.id}
          lot={lot}
          procedureId={procedure.id}
          canEnter={canEnter}
          onEnter={() => setEntering(lot)}
        />
      ))}
      <BidEntry lot={entering} procedure={procedure} onClose={() => setEntering(undefined)} onDone={steps.changed} />
    </div>
  );
}
