import type { components } from '../../shared/api/schema';
import { addDecimals } from '../../shared/format';
import { codeIn, NATURES, STATES } from './words';

type Schemas = components['schemas'];
export type EvaluationBody = Schemas['LawEvaluationRequest'];
export type EvaluationAnswer = Schemas['LawEvaluationResponse'];
export type MethodCode = EvaluationBody['method'];
type Procedure = Schemas['ProcedureResponse'];
type Lot = Schemas['ProcedureLotResponse'];

export interface CriterionDraft {
  readonly id: string;
  readonly name: string;
  readonly weight: string;
  readonly minimum: string;
}
export interface BidDraft {
  readonly id: string;
  readonly name: string;
  readonly price: string;
  /** By criterion id. */
  readonly points: Readonly<Record<string, string>>;
}

/** Everything the page asks for; decimal strings, "" for nothing. Settings of all methods, so that changing back loses none. */
export interface EvaluationDraft {
  readonly method: MethodCode;
  readonly compareWith: MethodCode | '';
  readonly startsOn: string;
  readonly state: string;
  readonly regime: EvaluationBody['regime'];
  readonly nature: EvaluationBody['nature'];
  readonly priceWeight: string;
  readonly maximumPoints: string;
  readonly criteria: readonly CriterionDraft[];
  readonly bids: readonly BidDraft[];
  readonly corridor: string;
  readonly criterion: NonNullable<EvaluationBody['criterion']>;
  readonly referencePerformance: string;
  readonly referencePrice: string;
  readonly pointsMaximum: string;
  readonly zeroAt: string;
  readonly rounding: Schemas['PricePointsRequest']['rounding'];
  readonly places: string;
  readonly tieRule: NonNullable<EvaluationBody['tieRule']> | '';
  readonly leastPoints: string;
  readonly highestPrice: string;
  readonly lowPercent: string;
  readonly estimate: string;
}

/** The two index methods give the price no weight: there the criteria alone make 100 %. */
export const isWeighted = (method: MethodCode): boolean => method !== 'ufab-simple' && method !== 'ufab-extended';
const isByPoints = (method: MethodCode): boolean => method === 'price-linear' || method === 'price-ratio';

export const emptyBid = (id: string, name: string): BidDraft => ({ id, name, price: '', points: {} });

export const emptyDraft = (today: string): EvaluationDraft => ({
  method: 'price-linear',
  compareWith: '',
  startsOn: today,
  state: 'HE',
  regime: 'national',
  nature: 'supplies',
  priceWeight: '60',
  maximumPoints: '10',
  criteria: [{ id: 'k1', name: 'Qualität', weight: '40', minimum: '' }],
  bids: ['A', 'B', 'C'].map((name, index) => emptyBid(`b${index + 1}`, name)),
  corridor: '10',
  criterion: 'highest-performance',
  referencePerformance: '',
  referencePrice: '',
  pointsMaximum: '10',
  zeroAt: '2',
  rounding: 'none',
  places: '2',
  tieRule: '',
  leastPoints: '',
  highestPrice: '',
  lowPercent: '',
  estimate: '',
});

/** Three bids that change places: the worked example of the law library. */
export const exampleDraft = (today: string): EvaluationDraft => ({
  ...emptyDraft(today),
  method: 'ufab-median',
  priceWeight: '30',
  maximumPoints: '1000',
  criteria: [
    { id: 'k1', name: 'Qualität', weight: '50', minimum: '400' },
    { id: 'k2', name: 'Lieferzeit', weight: '20', minimum: '' },
  ],
  bids: [
    { id: 'b1', name: 'A', price: '100000.00', points: { k1: '800', k2: '800' } },
    { id: 'b2', name: 'B', price: '120000.00', points: { k1: '900', k2: '900' } },
    { id: 'b3', name: 'C', price: '80000.00', points: { k1: '700', k2: '700' } },
  ],
});

/** The bids of a lot with their totals; what people gave the same bid before stays. */
export function withLot(draft: EvaluationDraft, procedure: Procedure, lot: Lot): EvaluationDraft {
  const known = new Map(draft.bids.map((bid) => [bid.id, bid]));
  const names = new Map<string, number>();
  const unique = (name: string): string => {
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
  return {
    ...draft,
    startsOn: procedure.startsOn,
    state: codeIn(STATES, procedure.state, 'HE'),
    nature: codeIn(NATURES, procedure.nature, 'supplies'),
    regime: lot.regime ?? procedure.regime,
    estimate: Number(lot.estimatedValue) > 0 ? lot.estimatedValue : '',
    bids: lot.bids.map(({ id, bidder, total }) => ({
      id,
      name: unique(bidder),
      price: total,
      points: known.get(id)?.points ?? {},
    })),
  };
}

/** Ten-thousandths of a percent. */
const units = (weight: string): number => Math.round(Number(weight || '0') * 10_000);
const text = (value: number): string => String(value / 10_000);

/** The weights of the criteria brought to a sum in their proportion, exactly: the largest remainders get the rest. */
export function scaledTo(sum: string, weights: readonly string[], step = 100): readonly string[] {
  const target = Math.max(0, units(sum));
  const old = weights.map(units);
  const total = old.reduce((all, weight) => all + weight, 0);
  if (weights.length === 0) return [];
  const shares = old.map((weight) => (target * (total > 0 ? weight / total : 1 / weights.length)) / step);
  const cut = shares.map(Math.floor);
  const rest = Math.round(target / step) - cut.reduce((all, share) => all + share, 0);
  const order = shares.map((share, index) => ({ index, remainder: share - Math.floor(share) }));
  order.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const extra = new Set(order.slice(0, Math.max(0, rest)).map(({ index }) => index));
  return cut.map((share, index) => text((share + (extra.has(index) ? 1 : 0)) * step));
}

/** What the criteria have to make together under a method. */
const criteriaShare = ({ priceWeight }: EvaluationDraft, method: MethodCode): string =>
  isWeighted(method) ? text(1_000_000 - units(priceWeight)) : '100';

const scaled = (draft: EvaluationDraft, method: MethodCode): readonly CriterionDraft[] => {
  const weights = scaledTo(
    criteriaShare(draft, method),
    draft.criteria.map(({ weight }) => weight),
  );
  return draft.criteria.map((criterion, index) => ({ ...criterion, weight: weights[index] ?? '' }));
};

/** Brings the weights of the criteria to what the method needs, in their proportion. */
export const balanced = (draft: EvaluationDraft): EvaluationDraft => ({
  ...draft,
  criteria: scaled(draft, draft.method),
});

export const weightSum = (draft: EvaluationDraft): string =>
  addDecimals([
    ...(isWeighted(draft.method) ? [draft.priceWeight || '0'] : []),
    ...draft.criteria.map(({ weight }) => weight || '0'),
  ]);
export const isBalanced = (draft: EvaluationDraft): boolean => units(weightSum(draft)) === 1_000_000;

/** Another method; weights that fitted before fit again. */
export function withMethod(draft: EvaluationDraft, method: MethodCode): EvaluationDraft {
  const next = { ...draft, method, compareWith: draft.compareWith === method ? ('' as const) : draft.compareWith };
  return isBalanced(draft) && isWeighted(method) !== isWeighted(draft.method) ? balanced(next) : next;
}

/** What is missing before a bid can be judged; undefined for a row without any entry. */
export function missingIn(bid: BidDraft, criteria: readonly CriterionDraft[]): readonly string[] | undefined {
  const missing = [
    ...(bid.price === '' ? ['Preis'] : []),
    ...criteria.filter(({ id }) => !bid.points[id]).map(({ name }) => `Punkte für „${name}“`),
  ];
  return missing.length === criteria.length + 1 ? undefined : missing;
}

export interface EvaluationQuestion {
  readonly body: EvaluationBody;
  /** Rows of the draft in the order in which their bids are sent. */
  readonly rows: readonly number[];
}

const only = (value: string): string | undefined => (value === '' ? undefined : value);

/** The request for a method; undefined while no bid is complete. Bids that are not complete are left out. */
export function questionOf(draft: EvaluationDraft, method: MethodCode = draft.method): EvaluationQuestion | undefined {
  const rows = draft.bids.flatMap((bid, index) => (missingIn(bid, draft.criteria)?.length === 0 ? [index] : []));
  if (rows.length === 0) return undefined;
  const criteria =
    isWeighted(method) !== isWeighted(draft.method) && isBalanced(draft) ? scaled(draft, method) : draft.criteria;
  const body: EvaluationBody = {
    startsOn: draft.startsOn,
    state: draft.state,
    regime: draft.regime,
    nature: draft.nature,
    method,
    maximumPoints: draft.maximumPoints,
    criteria: criteria.map(({ id, name, weight, minimum }) => ({ id, name, weight, minimum: only(minimum) })),
    bids: rows.flatMap((row) => {
      const bid = draft.bids[row];
      if (!bid) return [];
      const points = Object.fromEntries(draft.criteria.map(({ id }) => [id, bid.points[id] ?? '']));
      return [{ id: bid.name, price: bid.price, points }];
    }),
    limits: { performance: only(draft.leastPoints), price: only(draft.highestPrice) },
    tieRule: draft.tieRule === '' ? undefined : draft.tieRule,
    lowBids: { percent: only(draft.lowPercent), estimate: only(draft.estimate) },
    ...(isWeighted(method) ? { priceWeight: draft.priceWeight } : {}),
    ...(method === 'ufab-extended' ? { corridor: draft.corridor, criterion: draft.criterion } : {}),
    ...(method === 'ufab-reference'
      ? { reference: { performance: draft.referencePerformance, price: draft.referencePrice } }
      : {}),
    ...(isByPoints(method)
      ? {
          pricePoints: {
            maximum: draft.pointsMaximum,
            ...(method === 'price-linear' ? { zeroAt: draft.zeroAt } : {}),
            rounding: draft.rounding,
            places: draft.rounding === 'none' ? undefined : Number(draft.places),
          },
        }
      : {}),
  };
  return { body, rows };
}

/** A free id such as "b4". */
export function nextId(prefix: string, taken: readonly { readonly id: string }[]): string {
  for (let number = taken.length + 1; ; number += 1) {
    const id = `${prefix}${number}`;
    if (!taken.some((row) => row.id === id)) return id;
  }
}

/** A free name: A to Z, then "27". */
export function nextName(bids: readonly BidDraft[]): string {
  for (let number = bids.length; ; number += 1) {
    const name = number < 26 ? String.fromCharCode(65 + number) : String(number + 1);
    if (!bids.some((bid) => bid.name === name)) return name;
  }
}
