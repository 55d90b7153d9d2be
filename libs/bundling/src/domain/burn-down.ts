import { addDays, daysBetween, germanDate, type LocalDate } from '@app/kernel';

/** Below this the past says nothing about the future: an assumption of the product, no law names it. */
export const LEAST_DAYS = 30;
export const LEAST_CALL_OFF_DAYS = 3;

export interface Drawn {
  readonly day: LocalDate;
  /** Whole numbers of one measure: thousandths of a unit or cents; negative where something was given back. */
  readonly amount: bigint;
}
export interface BurnDownCase {
  readonly from: LocalDate;
  /** Last day on which may be called off. */
  readonly to: LocalDate;
  readonly today: LocalDate;
  /** Null: no maximum of this measure. */
  readonly maximum: bigint | null;
  readonly drawn: readonly Drawn[];
}
export interface BurnDown {
  readonly used: bigint;
  readonly rest: bigint | null;
  /** Part of the maximum that is used, in tenths of a percent, rounded down; null without a maximum. */
  readonly share: number | null;
  /** Part of the term that is over, in tenths of a percent. */
  readonly time: number;
  /** The first day on which nothing would be left at the pace so far; null: not within the term, or not forecast. */
  readonly exhaustedOn: LocalDate | null;
  /** What would be used by the last day at the pace so far; null: not forecast. */
  readonly usedAtEnd: bigint | null;
  /** German sentences: how the forecast came about, or why there is none. */
  readonly reasons: readonly string[];
  /** The sum at the end of each month and today, for the drawing. */
  readonly course: readonly { readonly day: LocalDate; readonly used: bigint }[];
}

const PER_MILLE = 1000n;

/**
 * How much of a maximum is used against how much of the term is over, with a straight line from the first day of the
 * term to today continued: rest ÷ (used ÷ days so far), exact, rounded up to whole days.
 */
export function burnDown(c: BurnDownCase): BurnDown {
  const until = c.today < c.to ? c.today : c.to;
  const drawn = c.drawn.filter(({ day }) => day <= c.today);
  const used = drawn.reduce((sum, { amount }) => sum + amount, 0n);
  const rest = c.maximum === null ? null : c.maximum - used;
  const term = daysBetween(c.from, c.to) + 1;
  const days = Math.max(0, Math.min(term, daysBetween(c.from, until) + 1));
  return {
    used,
    rest,
    share: c.maximum === null || c.maximum === 0n ? null : Number((used * PER_MILLE) / c.maximum),
    time: Math.floor((days * 1000) / term),
    ...forecast(c, { used, rest, days, term, callOffDays: new Set(drawn.map(({ day }) => day)).size }),
    course: courseOf(c.from, until, drawn),
  };
}

interface Pace {
  readonly used: bigint;
  readonly rest: bigint | null;
  readonly days: number;
  readonly term: number;
  readonly callOffDays: number;
}
type Forecast = Pick<BurnDown, 'exhaustedOn' | 'usedAtEnd' | 'reasons'>;

function forecast(c: BurnDownCase, { used, rest, days, term, callOffDays }: Pace): Forecast {
  const none = (...reasons: string[]): Forecast => ({ exhaustedOn: null, usedAtEnd: null, reasons });
  if (rest !== null && rest <= 0n) return none('Das Höchstmaß ist erreicht. Es kann nichts mehr abgerufen werden.');
  if (c.today > c.to) return none(`Die Laufzeit ist seit dem ${germanDate(c.to)} zu Ende.`);
  if (days < LEAST_DAYS)
    return none(
      days === 0
        ? `Die Laufzeit beginnt am ${germanDate(c.from)}. Vorher gibt es keine Vorhersage.`
        : `Erst ${days} von mindestens ${LEAST_DAYS} Tagen der Laufzeit sind vorbei. Daraus wird nichts vorhergesagt.`,
    );
  if (callOffDays < LEAST_CALL_OFF_DAYS)
    return none(
      `Abgerufen wurde erst an ${callOffDays} von mindestens ${LEAST_CALL_OFF_DAYS} Tagen. Daraus wird nichts vorhergesagt.`,
    );
  if (used <= 0n) return none('Alles Abgerufene wurde zurückgegeben. Daraus wird nichts vorhergesagt.');
  const usedAtEnd = (used * BigInt(term)) / BigInt(days);
  const basis = `In ${days} Tagen seit dem ${germanDate(c.from)} wurde an ${callOffDays} Tagen abgerufen; die Vorhersage setzt dieses Tempo gleichmäßig fort.`;
  if (rest === null)
    return { exhaustedOn: null, usedAtEnd, reasons: [basis, 'Ein Höchstmaß ist hierfür nicht vereinbart.'] };
  const daysLeft = Number((rest * BigInt(days) + used - 1n) / used);
  const day = daysLeft > term ? null : addDays(c.today, daysLeft);
  if (day === null || day > c.to)
    return {
      exhaustedOn: null,
      usedAtEnd,
      reasons: [basis, `Der Rest reicht bei diesem Tempo bis zum Ende der Laufzeit am ${germanDate(c.to)}.`],
    };
  return {
    exhaustedOn: day,
    usedAtEnd,
    reasons: [
      basis,
      `Der Rest reicht bei diesem Tempo noch ${daysLeft} Tage: Am ${germanDate(day)} wäre das Höchstmaß erreicht, ${daysBetween(day, c.to)} Tage vor dem Ende der Laufzeit.`,
      'Saisonale Schwankungen sind nicht berücksichtigt.',
    ],
  };
}

/** The sums at the ends of the months; nothing before the term begins. */
function courseOf(from: LocalDate, until: LocalDate, drawn: readonly Drawn[]): BurnDown['course'] {
  if (until < from) return [];
  const days: LocalDate[] = [];
  for (let day = lastOfMonth(from); day < until; day = lastOfMonth(addDays(day, 1))) days.push(day);
  return [...days, until].map((day) => ({
    day,
    used: drawn.reduce((sum, one) => (one.day <= day ? sum + one.amount : sum), 0n),
  }));
}

const lastOfMonth = (day: LocalDate): LocalDate => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
};
