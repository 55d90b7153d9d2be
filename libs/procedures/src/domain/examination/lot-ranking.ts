import { byText, formatMoney, parseMoney } from '@app/kernel';
import { evaluate, type Evaluation, type Law } from '@app/law';
import type { RankedBid } from '../dossier';
import type { Bid, Lot } from '../procedure';
import type { CheckedPrice } from '../price-check/bid-price';
import { highestAmount } from '../price-check/price-comparison';
import type { AgreedCell } from '../scoring/score-sheets';
import { type EvaluationSetting, evaluationRequest, type LotPlan } from './lot-plan';
import type { ExaminedBid } from './stages';

export interface RankingInput {
  readonly lot: Lot;
  readonly plan: LotPlan;
  readonly setting: EvaluationSetting;
  readonly bids: readonly Bid[];
  readonly examined: readonly ExaminedBid[];
  readonly prices: readonly CheckedPrice[];
  readonly cells: readonly AgreedCell[];
  /** Names of the bidders by bid id: the law library speaks of bids by name, so that people can read its sentences. */
  readonly names: ReadonlyMap<string, string>;
}
export interface LotRanking {
  readonly ranking: readonly RankedBid[];
  /** What the law library answered, with bids by label (`labels`); null without a bid to rank. */
  readonly evaluation: Evaluation | null;
  /** Bid ids by the label the evaluation speaks of them with. */
  readonly labels: Readonly<Record<string, string>>;
  /** What stands against the ranking: zero prices, points that are missing. Empty: it was made. */
  readonly gaps: readonly string[];
}

/** The price a bid is ranked with: what is not priced counts at the highest price any bidder asks for it. */
export function comparedPrice(input: Pick<RankingInput, 'lot' | 'prices'>, bid: Bid): string | null {
  const price = input.prices.find(({ bidId }) => bidId === bid.id);
  if (!price) return null;
  const gaps = bid.missing.map((articleNumber) => highestAmount(input.lot, articleNumber, input.prices));
  if (gaps.some((gap) => gap === null)) return null;
  return formatMoney(gaps.reduce((sum: bigint, gap) => sum + (gap ?? 0n), parseMoney(price.net)));
}

/**
 * Ranks the bids of a lot by the announced method (law.evaluate). Bids barred in the first three stages take no part and
 * say why; what cannot be ranked yet is left out and named in `gaps`.
 */
export function rankLot(input: RankingInput, law: Law): LotRanking {
  const { plan, setting, bids, examined, cells } = input;
  const barred = new Map(
    examined
      .filter(({ bars }) => bars.length > 0)
      .map(({ bidId, bars }) => [bidId, bars.map(({ reason }) => reason).join(' ')]),
  );
  const notes = new Map(barred);
  const gaps: string[] = [];
  const taking = bids.flatMap((bid) => {
    if (barred.has(bid.id)) return [];
    const price = comparedPrice(input, bid);
    const points = pointsOf(bid.id, plan, cells);
    const gap =
      price === null
        ? 'Ein Preis fehlt, den auch kein anderer Bieter nennt; das Angebot lässt sich so nicht vergleichen.'
        : parseMoney(price) <= 0n
          ? 'Mit einer Angebotssumme von 0 € kann die Wertungsmethode nicht rechnen; bitte den Preis aufklären.'
          : points === null
            ? 'Die gemeinsame Bewertung ist noch nicht vollständig.'
            : null;
    if (gap !== null) {
      notes.set(bid.id, gap);
      gaps.push(gap);
      return [];
    }
    return price === null || points === null ? [] : [{ id: bid.id, price, points }];
  });
  const label = labelsOf(
    taking.map(({ id }) => id),
    input.names,
  );
  const labelled = taking.map((bid) => ({ ...bid, id: label.get(bid.id) ?? bid.id }));
  const evaluation = taking.length > 0 ? evaluate(evaluationRequest(plan.evaluation, setting, labelled), law) : null;
  const placed = new Map(evaluation?.ranking.map((row) => [row.bidId, row]));
  const totals = new Map(taking.map(({ id, price }) => [id, price]));
  return {
    ranking: bids
      .map((bid): RankedBid => {
        const place = placed.get(label.get(bid.id) ?? '');
        return {
          bidId: bid.id,
          bidderId: bid.bidderId,
          total: totals.get(bid.id) ?? input.prices.find(({ bidId }) => bidId === bid.id)?.net ?? bid.total,
          rank: place?.rank ?? null,
          note: notes.get(bid.id) ?? place?.excluded ?? null,
        };
      })
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byText(a.bidId, b.bidId)),
    evaluation,
    labels: Object.fromEntries([...label].map(([bidId, text]) => [text, bidId])),
    gaps: [...new Set(gaps)],
  };
}

/** The bidder's name, numbered where one bidder has several bids for the lot. */
function labelsOf(bidIds: readonly string[], names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    [...bidIds].sort(byText).map((bidId) => {
      const name = names.get(bidId)?.trim() || bidId;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [bidId, count === 1 ? name : `${name} (${count})`];
    }),
  );
}

/** Points by criterion; null while one is missing. */
function pointsOf(bidId: string, plan: LotPlan, cells: readonly AgreedCell[]): Readonly<Record<string, string>> | null {
  const entries = plan.evaluation.criteria.map(({ id }) => {
    const cell = cells.find((one) => one.bidId === bidId && one.criterionId === id);
    return [id, cell?.points ?? null] as const;
  });
  if (entries.some(([, points]) => points === null)) return null;
  return Object.fromEntries(entries.map(([id, points]) => [id, points ?? '']));
}
