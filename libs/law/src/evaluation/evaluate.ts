import { byText, formatMoney } from '@app/kernel';
import type { Explainer, Explanation } from '../book/explanation';
import { explainer } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import { fieldCheck } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import type { EvaluationCase, EvaluationMethod, EvaluationRequest } from './evaluation-request';
import type { RatedBid } from './exclusions';
import { exclusionOf, performanceOf } from './exclusions';
import type { LowBid } from './low-bids';
import { judgeLowBids } from './low-bids';
import type { Judgement } from './methods';
import { judge } from './methods';
import { decimalText } from './rational';
import type { Offer, Place, Scored, TieRule } from './ranking';
import { groups, rank } from './ranking';
import { readEvaluation } from './read-evaluation';
import type { SensitivityStage } from './sensitivity';
import { sensitivityOf } from './sensitivity';
import type { Line } from './weighted';

export interface RankedBid {
  readonly bidId: string;
  /** 1 for the first; equal bids share a rank (1, 1, 3). null for an excluded bid. */
  readonly rank: number | null;
  /** Equal to another bid even after the announced tie rule: nobody has decided between them yet. */
  readonly tied: boolean;
  /** Points L on the scale of the criteria, four places, rounded half up for showing. */
  readonly performance: string;
  /** EUR. */
  readonly price: string;
  /** Result of the method, six places, rounded half up for showing; null for an excluded bid. */
  readonly score: string | null;
  readonly scoreText: string;
  /** How the score came about, as a German calculation; null for an excluded bid. */
  readonly derivation: string | null;
  /**
   * Score if the price weighed nothing, and if it weighed everything; six places as `score`, a straight line in between.
   * null for an excluded bid and for a method without weights.
   */
  readonly extremes: { readonly performanceOnly: string; readonly priceOnly: string } | null;
  /** Why the bid is excluded, German sentences; null when it takes part. */
  readonly excluded: string | null;
}

export interface Evaluation extends Explanation {
  readonly method: EvaluationMethod;
  /** By rank, then id; excluded bids last. */
  readonly ranking: readonly RankedBid[];
  /** Occasions to ask for an explanation of the price; they change nothing in the ranking. */
  readonly lowBids: readonly LowBid[];
  /**
   * Who is first at which weight of the price, the weights of the criteria among each other, the price points and the medians
   * unchanged. null for a method without weights, without performance criteria, or without a bid to rank.
   */
  readonly sensitivity: readonly SensitivityStage[] | null;
  readonly ruleSet: RuleSetRef;
}

/**
 * Ranks bids by an announced method: UfAB (UFAB-SIMPLE, UFAB-EXT, UFAB-MEDIAN, UFAB-REF) or price points (PRICE-LIN,
 * PRICE-RATIO) with weighted criteria. Bids beyond an announced limit are excluded first and count for nothing else. All
 * comparisons are exact. It never awards: real ties and low prices are reported for people to decide.
 *
 * For buyers under VgV, UVgO and VOB/A; what utilities and concessions say of low bids is not stored.
 * Throws `invalid` with one entry per wrong field, `unprocessable` for a day outside every rule set.
 *
 * Worked example: A L=800 P=100,000; B L=900 P=120,000; C L=700 P=80,000, simple method: C 875, A 800, B 750.
 */
export function evaluate(request: EvaluationRequest, law: Law = SHIPPED_LAW): Evaluation {
  const check = fieldCheck();
  const facts = readEvaluation(request, law, check);
  check.done();
  const ruleSet = ruleSetOn(facts.date, facts.state, law);
  const explain = explainer(law);
  const judged = facts.bids.map((bid) => ({ bid, excluded: exclusionOf(bid, facts.criteria, facts.limits) }));
  for (const { bid, excluded } of judged) {
    if (excluded !== null) explain.step(`Angebot ${bid.id} ist ausgeschlossen. ${excluded}`);
  }
  const offers = judged.filter(({ excluded }) => excluded === null).map(({ bid }) => offerOf(bid, facts));
  if (offers.length === 0) explain.step('Es bleibt kein Angebot, das gewertet werden kann.');
  const { scored, lines }: Judgement =
    offers.length > 0 ? judge({ offers, facts, law, explain }, check) : { scored: [], lines: null };
  const places = rank(scored, facts.tieRule);
  explainTies(scored, places, facts.tieRule, explain);
  return {
    method: facts.settings.method,
    ranking: [
      ...rankedBids(scored, places, lines),
      ...judged
        .flatMap(({ bid, excluded }) => (excluded === null ? [] : [excludedBid(offerOf(bid, facts), excluded)]))
        .sort((a, b) => byText(a.bidId, b.bidId)),
    ],
    lowBids: judgeLowBids(offers, { ...facts, ownTrigger: facts.state === 'SN' || facts.state === 'TH' }, law, explain),
    sensitivity: sensitivity(facts, lines, explain),
    ruleSet,
    ...explain.result(),
  };
}

const offerOf = (bid: RatedBid, { criteria }: EvaluationCase): Offer => ({
  id: bid.id,
  price: bid.price,
  performance: performanceOf(bid, criteria),
});

const shown = ({ id, price, performance }: Offer): Pick<RankedBid, 'bidId' | 'performance' | 'price'> => ({
  bidId: id,
  performance: decimalText(performance, 4),
  price: formatMoney(price),
});

const excludedBid = (offer: Offer, excluded: string): RankedBid => ({
  ...shown(offer),
  rank: null,
  tied: false,
  score: null,
  scoreText: 'ausgeschlossen',
  derivation: null,
  extremes: null,
  excluded,
});

function extremesOf(id: string, lines: readonly Line[] | null): RankedBid['extremes'] {
  const line = lines?.find(({ offer }) => offer.id === id);
  if (!line) return null;
  return { performanceOnly: decimalText(line.performancePart, 6), priceOnly: decimalText(line.pricePart, 6) };
}

function rankedBids(
  scored: readonly Scored[],
  places: readonly Place[],
  lines: readonly Line[] | null,
): readonly RankedBid[] {
  const byId = new Map(scored.map((row) => [row.offer.id, row]));
  return places.flatMap(({ bidId, rank: place, tied }) => {
    const row = byId.get(bidId);
    if (!row) return [];
    const { offer, score, scoreText, derivation } = row;
    const extremes = extremesOf(bidId, lines);
    return [
      {
        ...shown(offer),
        rank: place,
        tied,
        score: decimalText(score, 6),
        scoreText,
        derivation,
        extremes,
        excluded: null,
      },
    ];
  });
}

const RULE_TEXT: Readonly<Record<TieRule, string>> = {
  'lower-price': 'Es entscheidet der niedrigere Preis',
  'higher-performance': 'Es entscheidet die höhere Leistung',
  lot: 'Es entscheidet das Los, das die Vergabestelle zieht',
  none: 'Eine Regel für den Gleichstand ist nicht bekannt gemacht',
};

/** Names every group of equal scores, what the tie rule made of it, and what is left undecided. */
function explainTies(scored: readonly Scored[], places: readonly Place[], rule: TieRule, explain: Explainer): void {
  const tied = new Set(places.filter((place) => place.tied).map(({ bidId }) => bidId));
  for (const group of groups(scored.map(({ offer, keys }) => ({ id: offer.id, keys })))) {
    if (group.length < 2) continue;
    const open = group.filter(({ id }) => tied.has(id)).map(({ id }) => id);
    explain.step(
      `Gleichstand der Angebote ${group.map(({ id }) => id).join(', ')}. ${RULE_TEXT[rule]}${open.length === 0 ? '.' : `; gleichauf bleiben ${open.join(', ')}.`}`,
    );
  }
}

function sensitivity(
  { settings, criteria, tieRule }: EvaluationCase,
  lines: readonly Line[] | null,
  explain: Explainer,
): readonly SensitivityStage[] | null {
  if (lines === null || criteria.length === 0 || !('share' in settings)) return null;
  const stages = sensitivityOf(lines, settings.share, tieRule);
  for (const { text, exactFrom, exactTo } of stages) explain.step(text, { from: exactFrom, to: exactTo });
  return stages;
}
