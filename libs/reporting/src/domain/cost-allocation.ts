import type { LocalDate, Money } from '@app/kernel';
import { allocate, divideHalfUp, formatGermanDecimal, germanDate, germanMoney, invalid } from '@app/kernel';
import type { Period } from './reporting-year';
import { daysIn, germanPeriod } from './reporting-year';

/** A member with the population that counts and its membership; null is open. */
export interface AllocationMember {
  readonly id: string;
  readonly population: number;
  readonly from: LocalDate | null;
  /** Last day of membership. */
  readonly to: LocalDate | null;
}

export interface AllocationInput {
  readonly year: Period;
  readonly costs: Money;
  /** Income from services for third parties and subsidies: both lower the costs before they are shared. */
  readonly thirdPartyIncome: Money;
  readonly subsidies: Money;
  /** Share of the costs that the equal base amounts cover, in hundredths of a percent: 1000n is 10 %. */
  readonly basePercent: bigint;
  readonly members: readonly AllocationMember[];
}

export interface MemberShare {
  readonly id: string;
  /** Days of membership in the year. */
  readonly days: number;
  readonly base: Money;
  readonly variable: Money;
  readonly total: Money;
}

export interface CostAllocation {
  /** One share per member, in the order of the input. */
  readonly shares: readonly MemberShare[];
  /** What the members pay together: the sum of all shares. */
  readonly total: Money;
  /** Income beyond the costs, which is not shared; otherwise 0. */
  readonly surplus: Money;
  /** German sentences from the costs to each share, for the council. */
  readonly derivation: readonly string[];
}

const PERCENT_SCALE = 2;
const HUNDRED_PERCENT = 10_000n;

/**
 * Shares a centre's costs among its members: income comes off first, then an equal base amount for each that together covers
 * `basePercent` of the rest, and what is left by population. A member that joined or left during the year counts by days
 * in both parts. Both parts are split by largest remainder, so the shares add up to the cent; the order of the members changes
 * nothing. Throws `invalid` for impossible input.
 */
export function allocateCosts(input: AllocationInput): CostAllocation {
  refuseImpossible(input);
  const { year, members } = input;
  const net = input.costs - input.thirdPartyIncome - input.subsidies;
  const shared = net > 0n ? net : 0n;
  const surplus = net < 0n ? -net : 0n;
  const daysOf = new Map(members.map((member) => [member.id, membershipDays(member, year)]));
  const days = (id: string): bigint => BigInt(daysOf.get(id) ?? 0);
  const baseTotal = divideHalfUp(shared * input.basePercent, HUNDRED_PERCENT);
  const variableTotal = shared - baseTotal;
  const bases = split(
    baseTotal,
    members.map(({ id }) => ({ key: id, weight: days(id) })),
    'Im Zeitraum war niemand Mitglied.',
  );
  const variables = split(
    variableTotal,
    members.map(({ id, population }) => ({ key: id, weight: BigInt(population) * days(id) })),
    'Die Mitglieder haben im Zeitraum keine Einwohner.',
  );
  const shares = members.map(({ id }): MemberShare => {
    const [base, variable] = [bases.get(id) ?? 0n, variables.get(id) ?? 0n];
    return { id, days: daysOf.get(id) ?? 0, base, variable, total: base + variable };
  });
  const total = shares.reduce((sum, share) => sum + share.total, 0n);
  return {
    shares,
    total,
    surplus,
    derivation: derive(input, { shares, total, surplus }, { shared, baseTotal, variableTotal }),
  };
}

function split(
  total: Money,
  weights: readonly { key: string; weight: bigint }[],
  nobody: string,
): ReadonlyMap<string, Money> {
  if (total === 0n) return new Map();
  if (weights.every(({ weight }) => weight === 0n))
    throw invalid('no-weight', `Die Umlage kann nicht verteilt werden. ${nobody}`);
  return allocate(total, weights);
}

/** Days of the year on which the member belonged to the centre, first and last day included. */
function membershipDays({ from, to }: AllocationMember, year: Period): number {
  const first = from !== null && from > year.from ? from : year.from;
  const last = to !== null && to < year.to ? to : year.to;
  return first > last ? 0 : daysIn({ from: first, to: last });
}

function refuseImpossible({ year, costs, thirdPartyIncome, subsidies, basePercent, members }: AllocationInput): void {
  const refuse = (pointer: string, message: string) => invalid('cost-allocation', message, [{ pointer, message }]);
  if (year.to < year.from) throw refuse('/year/to', 'Der Zeitraum endet, bevor er beginnt.');
  if (costs < 0n) throw refuse('/costs', 'Die Kosten dürfen nicht negativ sein.');
  if (thirdPartyIncome < 0n) throw refuse('/thirdPartyIncome', 'Die Erlöse von Dritten dürfen nicht negativ sein.');
  if (subsidies < 0n) throw refuse('/subsidies', 'Die Zuwendungen dürfen nicht negativ sein.');
  if (basePercent < 0n || basePercent > HUNDRED_PERCENT)
    throw refuse('/basePercent', 'Der Anteil der Grundbeträge muss zwischen 0 und 100 Prozent liegen.');
  if (members.length === 0) throw refuse('/members', 'Für die Umlage wird mindestens ein Mitglied gebraucht.');
  const seen = new Set<string>();
  members.forEach(({ id, population, from, to }, index) => {
    if (seen.has(id)) throw refuse(`/members/${index}/id`, `Das Mitglied „${id}“ kommt zweimal vor.`);
    if (!Number.isSafeInteger(population) || population < 0)
      throw refuse(`/members/${index}/population`, `Die Einwohnerzahl von „${id}“ ist keine ganze Zahl ab 0.`);
    if (from !== null && to !== null && to < from)
      throw refuse(`/members/${index}/to`, `Die Mitgliedschaft von „${id}“ endet, bevor sie beginnt.`);
    seen.add(id);
  });
}

interface Pots {
  readonly shared: Money;
  readonly baseTotal: Money;
  readonly variableTotal: Money;
}

function derive(
  input: AllocationInput,
  result: Omit<CostAllocation, 'derivation'>,
  { shared, baseTotal, variableTotal }: Pots,
): readonly string[] {
  const { year, costs, thirdPartyIncome, subsidies, basePercent, members } = input;
  const percent = `${formatGermanDecimal(basePercent, PERCENT_SCALE, 0)} %`;
  const yearDays = daysIn(year);
  const inhabitants = (population: number): string => formatGermanDecimal(BigInt(population), 0);
  const sentences = [
    `Kosten im Zeitraum ${germanPeriod(year)}: ${germanMoney(costs)}.`,
    `Davon gehen die Erlöse aus Leistungen für Dritte (${germanMoney(thirdPartyIncome)}) und die Zuwendungen (${germanMoney(subsidies)}) ab. Umzulegen sind ${germanMoney(shared)}.`,
  ];
  if (result.surplus > 0n)
    sentences.push(
      `Die Einnahmen übersteigen die Kosten um ${germanMoney(result.surplus)}. Dieser Betrag wird nicht verteilt.`,
    );
  sentences.push(
    `${percent} davon (${germanMoney(baseTotal)}) werden als gleicher Grundbetrag auf die Mitglieder verteilt, der Rest (${germanMoney(variableTotal)}) nach Einwohnern.`,
    `Wer nicht den ganzen Zeitraum (${yearDays} Tage) Mitglied war, zählt in beiden Teilen nach Tagen. Restcents erhalten die größten Bruchteile.`,
  );
  result.shares.forEach((share, index) => {
    const member = members[index];
    if (member) {
      sentences.push(
        `${share.id}: ${inhabitants(member.population)} Einwohner, ${memberDays(member, share.days, yearDays)}; ` +
          `Grundbetrag ${germanMoney(share.base)}, nach Einwohnern ${germanMoney(share.variable)}, zusammen ${germanMoney(share.total)}.`,
      );
    }
  });
  return [...sentences, `Summe aller Anteile: ${germanMoney(result.total)}.`];
}

function memberDays({ from, to }: AllocationMember, days: number, yearDays: number): string {
  if (days === yearDays) return `${days} Tage`;
  const since = from === null ? '' : ` seit ${germanDate(from)}`;
  const until = to === null ? '' : ` bis ${germanDate(to)}`;
  return `${days} von ${yearDays} Tagen (Mitglied${since}${until})`;
}
