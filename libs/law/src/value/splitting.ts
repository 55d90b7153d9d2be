import type { LocalDate, Money } from '@app/kernel';
import { addDays, addMonths, byText, formatMoney, germanDate, germanMoney } from '@app/kernel';
import type { Buyer, Nature, State } from '../book/codes';
import { BUYERS, NATURE_NAMES, NATURES } from '../book/codes';
import type { Explanation } from '../book/explanation';
import { explainer } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import { fieldCheck } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import type { CountedNeed, Need } from './need';
import type { Limit, LimitAnswer } from './splitting-limits';
import { limitAnswer, limitsOf, reliesOn } from './splitting-limits';
import { contraryReasons, hintReason } from './splitting-reasons';

export interface SplittingRequest {
  readonly needs: readonly Need[];
  /** Last day of the rolling year, and the day whose limits are taken. */
  readonly asOf: LocalDate;
  readonly state: State;
  /** Of all needs; a municipality unless said otherwise. */
  readonly buyer?: Buyer;
}

/** Twelve months and what lies in them. */
export interface NeedWindow {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Net EUR. */
  readonly sum: string;
  readonly needIds: readonly string[];
  /** Limits that the sum passes although each of at least two needs stays within. */
  readonly passed: readonly string[];
}

export interface WatchedNeeds {
  /** null: the whole centre. */
  readonly buyerId: string | null;
  readonly nature: Nature;
  readonly kind: string;
  /** The twelve months up to `asOf`. */
  readonly year: NeedWindow;
  /** The twelve months with the largest sum, of all needs given. */
  readonly largest: NeedWindow;
  /** From the lowest to the EU threshold. */
  readonly limits: readonly LimitAnswer[];
  /** The next limit that the sum of the year stays within, and what is left to it; null above the EU threshold. */
  readonly next: { readonly limitId: string; readonly left: string } | null;
  /** A reason to look: a limit is passed and at least one of the needs relies on it. Never a reproach. */
  readonly hint: boolean;
  /** German sentences: what the sum says, and what speaks against it. */
  readonly reasons: readonly string[];
  readonly against: readonly string[];
}

export interface SplittingAnswer extends Explanation {
  readonly asOf: LocalDate;
  /** Hints first, then by buyer, nature and kind. */
  readonly items: readonly WatchedNeeds[];
  readonly ruleSet: RuleSetRef;
}

/**
 * Adds up similar needs of every buyer and of the whole (§ 3 Abs. 2, 8, 10 VgV) over twelve months and measures them by
 * the limits that hold for a single need on `asOf`. Refuses wrong needs as `invalid`, a day outside every rule set as
 * `unprocessable`.
 */
export function watchSplitting(request: SplittingRequest, law: Law = SHIPPED_LAW): SplittingAnswer {
  const { asOf, state, buyer, needs } = checked(request, law);
  const ruleSet = ruleSetOn(asOf, state, law);
  const explain = explainer(law);
  explain.step(
    `Gezählt werden die zwölf Monate vom ${germanDate(yearBefore(asOf))} bis zum ${germanDate(asOf)}. Gleichartig heißt hier: gleiche Art der Leistung und gleiche CPV-Gruppe (erste drei Ziffern) oder Warengruppe; das ist eine Faustregel der Software, keine Rechtsvorgabe.`,
    { asOf },
    'EST-10',
  );
  explain.step('Aufträge dürfen nicht aufgeteilt werden, um das Vergaberecht zu umgehen.', {}, 'EST-2');
  explain.cite('EST-7', 'EST-8');
  explain.doubt(
    'EST-2',
    'Die Vorschrift nennt nur die Umgehung des EU-Rechts. Dass für nationale Wertgrenzen dasselbe gilt, ist vorsichtshalber angenommen.',
  );
  const known = new Map<Nature, readonly Limit[]>();
  const limits = (nature: Nature): readonly Limit[] => {
    const found = known.get(nature) ?? limitsOf({ asOf, state, buyer, nature }, law, explain);
    known.set(nature, found);
    return found;
  };
  const items = [...groupsOf(needs).values()].map(({ buyerId, needs: group }) =>
    watched(buyerId, group, asOf, limits, law),
  );
  return { asOf, items: items.sort(byUrgency), ruleSet, ...explain.result() };
}

const yearBefore = (day: LocalDate): LocalDate => addDays(addMonths(day, -12), 1);

interface CheckedRequest {
  readonly asOf: LocalDate;
  readonly state: State;
  readonly buyer: Buyer;
  readonly needs: readonly CountedNeed[];
}

function checked(request: SplittingRequest, law: Law): CheckedRequest {
  const check = fieldCheck();
  const asOf = check.day('/asOf', request.asOf);
  const state = check.code('/state', request.state, law.stateCodes, 'als Land');
  const buyer = check.code('/buyer', request.buyer ?? 'municipality', BUYERS, 'als Auftraggeber');
  const needs = request.needs.map((need, i): CountedNeed => {
    check.code(`/needs/${i}/nature`, need.nature, NATURES, 'als Art der Leistung');
    check.day(`/needs/${i}/on`, need.on);
    return { ...need, amount: check.amount(`/needs/${i}/value`, need.value) };
  });
  check.done();
  return { asOf, state, buyer, needs: needs.filter(({ outsideFramework }) => outsideFramework !== false) };
}

interface Group {
  readonly buyerId: string | null;
  readonly needs: CountedNeed[];
}

/** The needs of every buyer and of the whole by nature and kind, each group in the order of its days. */
function groupsOf(needs: readonly CountedNeed[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const ordered = [...needs].sort((a, b) => byText(a.on, b.on) || byText(a.id, b.id));
  for (const need of ordered) {
    for (const buyerId of [null, ...new Set(need.buyerIds)]) {
      const key = JSON.stringify([buyerId, need.nature, need.kind]);
      const group = groups.get(key);
      if (group) group.needs.push(need);
      else groups.set(key, { buyerId, needs: [need] });
    }
  }
  return groups;
}

function watched(
  buyerId: string | null,
  needs: readonly CountedNeed[],
  asOf: LocalDate,
  limitsFor: (nature: Nature) => readonly Limit[],
  law: Law,
): WatchedNeeds {
  const { nature, kind } = needs[0] as CountedNeed;
  const limits = limitsFor(nature);
  const inYear = needs.filter(({ on }) => on >= yearBefore(asOf) && on <= asOf);
  const year = windowOf(inYear, yearBefore(asOf), asOf, limits);
  const total = sumOf(inYear);
  const next = limits.find(({ upTo }) => total <= upTo);
  const passed = limits.filter(({ id }) => year.passed.includes(id));
  const relying = passed.filter((limit) => within(inYear, limit).some((need) => reliesOn(need, limit)));
  return {
    buyerId,
    nature,
    kind,
    year,
    largest: largestWindow(needs, limits),
    limits: limits.map((limit) => limitAnswer(limit, law)),
    next: next ? { limitId: next.id, left: formatMoney(next.upTo - total) } : null,
    hint: relying.length > 0,
    reasons: [
      inYear.length === 0
        ? 'In diesen zwölf Monaten liegt kein Bedarf.'
        : `${inYear.length} ${inYear.length === 1 ? 'Bedarf' : 'gleichartige Bedarfe'} (${NATURE_NAMES[nature]}, ${kind}) ${inYear.length === 1 ? 'hat' : 'haben zusammen'} einen Wert von ${germanMoney(total)}.`,
      ...passed.map((limit) => hintReason(limit, within(inYear, limit), law)),
      ...(next && total > 0n
        ? [`Bis zur nächsten Grenze (${next.germanName}) bleiben ${germanMoney(next.upTo - total)}.`]
        : []),
    ],
    against:
      passed.length === 0 ? [] : contraryReasons({ needs: inYear, passed, relying, joint: buyerId === null }, law),
  };
}

const sumOf = (needs: readonly CountedNeed[]): Money => needs.reduce((sum, { amount }) => sum + amount, 0n);
const within = (needs: readonly CountedNeed[], { upTo }: Limit): readonly CountedNeed[] =>
  needs.filter(({ amount }) => amount <= upTo);

function windowOf(needs: readonly CountedNeed[], from: LocalDate, to: LocalDate, limits: readonly Limit[]): NeedWindow {
  return {
    from,
    to,
    sum: formatMoney(sumOf(needs)),
    needIds: needs.map(({ id }) => id),
    passed: limits.filter((limit) => sumOf(within(needs, limit)) > limit.upTo).map(({ id }) => id),
  };
}

/** Some window with the largest sum ends on the day of a need; of equal ones the latest. `needs` in the order of their days. */
function largestWindow(needs: readonly CountedNeed[], limits: readonly Limit[]): NeedWindow {
  let best = { first: 0, last: 0, sum: -1n };
  let first = 0;
  let sum = 0n;
  needs.forEach((need, last) => {
    sum += need.amount;
    const from = yearBefore(need.on);
    for (let oldest = needs[first]; oldest && oldest.on < from; oldest = needs[first]) {
      sum -= oldest.amount;
      first += 1;
    }
    if (sum >= best.sum) best = { first, last, sum };
  });
  const to = needs[best.last]?.on ?? '';
  return windowOf(needs.slice(best.first, best.last + 1), yearBefore(to), to, limits);
}

const byUrgency = (a: WatchedNeeds, b: WatchedNeeds): number =>
  Number(b.hint) - Number(a.hint) ||
  byText(a.buyerId ?? '', b.buyerId ?? '') ||
  byText(a.nature, b.nature) ||
  byText(a.kind, b.kind);
