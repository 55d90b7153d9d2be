import type { Bid, Bidder, Lot } from '../procedure';
import type { CheckedPrice } from '../price-check/bid-price';
import type { AgreedCell } from '../scoring/score-sheets';
import type { LotPlan } from './lot-plan';
import type { LotRanking } from './lot-ranking';
import type { ExaminedBid } from './stages';

/** What an evaluation rested on, by name of the input ("bid:<id>", "bars:<id>", "points:<id>", "plan"). */
export type Basis = Readonly<Record<string, string>>;

export interface EvaluatedLot {
  readonly lot: Lot;
  readonly plan: LotPlan;
  readonly bids: readonly Bid[];
  readonly examined: readonly ExaminedBid[];
  /** Bids whose bidder was asked for documents that may still come. */
  readonly awaited: readonly string[];
  readonly prices: readonly CheckedPrice[];
  readonly cells: readonly AgreedCell[];
  /** What would come out now. */
  readonly now: LotRanking;
  /** What the last evaluation rested on; null before the first. */
  readonly basis: Basis | null;
}

/** Why an evaluation cannot be used, with the place where it is mended. */
export interface EvaluationFault {
  readonly pointer: string;
  readonly sentence: string;
  readonly paragraph: string | null;
}

export function basisOf({
  plan,
  bids,
  examined,
  prices,
  cells,
}: Omit<EvaluatedLot, 'now' | 'basis' | 'lot' | 'awaited'>): Basis {
  const entries = bids.flatMap(({ id, positions, missing, receivedAt }): readonly (readonly [string, unknown])[] => {
    const price = prices.find(({ bidId }) => bidId === id);
    const bars = examined.find(({ bidId }) => bidId === id)?.bars ?? [];
    return [
      [`bid:${id}`, { positions, missing, receivedAt, net: price?.net }],
      [`bars:${id}`, bars.map(({ stage, reason }) => ({ stage, reason }))],
      [
        `points:${id}`,
        cells.filter(({ bidId }) => bidId === id).map(({ criterionId, points }) => [criterionId, points]),
      ],
    ];
  });
  return Object.fromEntries(
    [['plan', plan.evaluation] as const, ...entries].map(([key, value]) => [key, stableJson(value)]),
  );
}

/** Keys in order: the database does not keep theirs. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What changed since the lot was evaluated, and what its evaluation still lacks. Empty: the evaluation holds. */
export function lotFaults(lot: EvaluatedLot, bidders: readonly Bidder[]): readonly EvaluationFault[] {
  const nameOf = (bidId: string): string => {
    const bidder = lot.bids.find(({ id }) => id === bidId)?.bidderId;
    return bidders.find(({ id }) => id === bidder)?.name ?? 'eines Bieters';
  };
  const fault = (sentence: string, paragraph: string | null = null): EvaluationFault => ({
    pointer: `/lots/${lot.lot.id}/evaluation`,
    sentence: `Los ${lot.lot.number}: ${sentence}`,
    paragraph,
  });
  return [
    ...(lot.basis === null ? [] : changes(lot.basis, basisOf(lot), nameOf)).map((text) => fault(text)),
    ...lot.now.gaps.map((text) => fault(text)),
    ...lot.awaited.map((bidId) =>
      fault(`Die Nachforderung von Unterlagen an ${nameOf(bidId)} ist noch nicht abgeschlossen.`),
    ),
    ...lot.examined
      .flatMap((bid) => openPoints(bid, nameOf(bid.bidId), takesPart(lot, bid.bidId), isLow(lot, bid.bidId)))
      .map((text) => fault(text)),
  ];
}

const takesPart = ({ now }: EvaluatedLot, bidId: string): number | null =>
  now.ranking.find((row) => row.bidId === bidId)?.rank ?? null;

/** An occasion to ask about the price (LOW-20); people may also decide with a reason that there is none. */
const isLow = ({ now }: EvaluatedLot, bidId: string): boolean =>
  now.evaluation?.lowBids.some((low) => now.labels[low.bidId] === bidId) ?? false;

const CHANGED: Readonly<Record<string, (name: string) => string>> = {
  bid: (name) => `Das Angebot von ${name} wurde nach der Wertung geändert.`,
  bars: (name) => `Über den Ausschluss von ${name} wurde nach der Wertung anders entschieden.`,
  points: (name) => `Die Punkte von ${name} wurden nach der Wertung geändert.`,
  plan: () => 'Die Vorgaben der Wertung wurden nach der Wertung geändert.',
};

function changes(before: Basis, now: Basis, nameOf: (bidId: string) => string): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return keys.flatMap((key) => {
    if (before[key] === now[key]) return [];
    const [kind = '', bidId = ''] = key.split(':');
    if (before[key] === undefined)
      return kind === 'bid' ? [`Das Angebot von ${nameOf(bidId)} kam nach der Wertung hinzu.`] : [];
    if (now[key] === undefined) return kind === 'bid' ? ['Ein gewertetes Angebot gibt es nicht mehr.'] : [];
    return [CHANGED[kind]?.(nameOf(bidId)) ?? 'Die Grundlage der Wertung hat sich geändert.'];
  });
}

/** Decisions that are still due. Proofs are asked of the bid that leads only: the others need not show them all (EIGN-26b). */
function openPoints(bid: ExaminedBid, name: string, rank: number | null, low: boolean): readonly string[] {
  const proposed = bid.bars
    .filter(({ decided }) => !decided)
    .map(() => `Über den vorgeschlagenen Ausschluss von ${name} hat noch niemand entschieden.`);
  const suitability = bid.suitability.filter(({ finding }) => finding?.result !== 'met').length;
  return [
    ...new Set(proposed),
    ...(rank === 1 && suitability > 0
      ? [
          `Die Eignung von ${name} auf Rang 1 ist in ${suitability === 1 ? 'einem Punkt' : `${suitability} Punkten`} noch offen.`,
        ]
      : []),
    ...(rank === 1 && low && bid.inquiry === null
      ? [`Der Preis von ${name} auf Rang 1 ist auffällig niedrig und noch nicht aufgeklärt.`]
      : []),
    ...(bid.inquiry?.result === 'asked' || bid.inquiry?.result === 'answered'
      ? [`Die Aufklärung des Preises von ${name} ist noch nicht abgeschlossen.`]
      : []),
  ];
}
