import type { Money } from '@app/kernel';
import { divideHalfUp, formatMoney, germanMoney } from '@app/kernel';
import type { Explainer } from '../book/explanation';
import type { FieldCheck } from '../book/requests';
import { shown } from '../book/requests';
import type { EstimateSubject } from './estimation-rules';
import { estimationFact } from './estimation-rules';
import type { Estimated, LotEstimate } from './lots';
import { estimateLots } from './lots';

/** Amounts are net EUR as decimal strings. */
export type Estimate =
  | {
      readonly kind: 'single';
      readonly base: string;
      readonly options?: readonly string[];
      readonly extensions?: readonly string[];
      readonly premiums?: string;
      /** Innovation partnership: research and development of each phase; `base` is the purchase at the end. */
      readonly development?: readonly string[];
      /** Planning competition: prizes and payments; `base` is the service contract that follows. */
      readonly prizes?: string;
    }
  | { readonly kind: 'framework'; readonly years: number; readonly perYear: string }
  | { readonly kind: 'recurring'; readonly lastTwelveMonths: string; readonly expectedChange?: string }
  /** No total price. `months` only for a fixed term. */
  | { readonly kind: 'indefinite'; readonly perMonth: string; readonly months?: number }
  | { readonly kind: 'lots'; readonly lots: readonly LotEstimate[] }
  | { readonly kind: 'works'; readonly base: string; readonly providedByBuyer?: string };

export const ESTIMATE_KINDS = ['single', 'framework', 'recurring', 'indefinite', 'lots', 'works'] as const;

const LONGEST_MONTHS = 1200;

const sum = (amounts: readonly Money[]): Money => amounts.reduce((total, amount) => total + amount, 0n);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const inputs = (amounts: Readonly<Record<string, Money>>): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, formatMoney(amount)]));

/** The estimated value of § 3 VgV (§ 2 SektVO, § 2 KonzVgV), with the steps that led to it. */
export function estimateValue(
  estimate: Estimate,
  subject: EstimateSubject,
  check: FieldCheck,
  explain: Explainer,
): Estimated {
  check.code('/estimate/kind', estimate.kind, ESTIMATE_KINDS, 'als Art der Schätzung');
  if (subject.nature === 'concession') {
    explain.step('Bei Konzessionen ist der voraussichtliche Gesamtumsatz über die Laufzeit anzugeben.', {}, 'EST-KONZ');
  }
  if (estimate.kind === 'lots') return estimateLots(estimate.lots, subject, check, explain);
  return { total: totalOf(estimate, subject, check, explain), lots: [] };
}

type WithoutLots = Exclude<Estimate, { kind: 'lots' }>;

function totalOf(estimate: WithoutLots, subject: EstimateSubject, check: FieldCheck, explain: Explainer): Money {
  const amount = (field: string, text: string | undefined): Money => check.amount(`/estimate/${field}`, text);
  const optional = (field: string, text: string | undefined, signed = false): Money =>
    text === undefined ? 0n : check.amount(`/estimate/${field}`, text, signed);
  const fact = (id: string): string => estimationFact(subject, id);
  switch (estimate.kind) {
    case 'single':
      return singleValue(estimate, fact, check, explain);
    case 'framework': {
      const years = hundredths(check, '/estimate/years', estimate.years);
      const perYear = amount('perYear', estimate.perYear);
      const value = divideHalfUp(perYear * years, 100n);
      const term = String(Number(years) / 100);
      explain.step(
        `Rahmenvereinbarung über ${term.replace('.', ',')} Jahre mit ${germanMoney(perYear)} im Jahr: ${germanMoney(value)}.`,
        { years: term, ...inputs({ perYear }) },
        fact('EST-4'),
      );
      return value;
    }
    case 'recurring': {
      const last = amount('lastTwelveMonths', estimate.lastTwelveMonths);
      const change = optional('expectedChange', estimate.expectedChange, true);
      if (last + change < 0n) check.fail('/estimate/expectedChange', 'die Änderung macht den Wert negativ');
      explain.step(
        `Wert der letzten zwölf Monate ${germanMoney(last)} und erwartete Änderung ${germanMoney(change)} ergeben ${germanMoney(last + change)}.`,
        inputs({ lastTwelveMonths: last, expectedChange: change }),
        fact('EST-10'),
      );
      return last + change;
    }
    case 'indefinite':
      return withoutTotalPrice(amount('perMonth', estimate.perMonth), estimate.months, subject, check, explain);
    case 'works': {
      const base = amount('base', estimate.base);
      const provided = optional('providedByBuyer', estimate.providedByBuyer);
      explain.step(
        `Bauleistung ${germanMoney(base)} und vom Auftraggeber bereitgestellte Leistungen ${germanMoney(provided)} ergeben ${germanMoney(base + provided)}.`,
        inputs({ base, providedByBuyer: provided }),
        fact('EST-6'),
      );
      return base + provided;
    }
    default:
      return 0n;
  }
}

function singleValue(
  estimate: Extract<Estimate, { kind: 'single' }>,
  fact: (id: string) => string,
  check: FieldCheck,
  explain: Explainer,
): Money {
  const amounts = (field: string, texts: unknown): Money =>
    sum(list(texts).map((text, i) => check.amount(`/estimate/${field}/${i}`, text)));
  const optional = (field: string, text: string | undefined): Money =>
    text === undefined ? 0n : check.amount(`/estimate/${field}`, text);
  const base = check.amount('/estimate/base', estimate.base);
  const options = amounts('options', estimate.options);
  const extensions = amounts('extensions', estimate.extensions);
  const premiums = optional('premiums', estimate.premiums);
  const value = base + options + extensions + premiums;
  explain.step(
    `Grundwert ${germanMoney(base)}, Optionen ${germanMoney(options)}, Verlängerungen ${germanMoney(extensions)} und Prämien ${germanMoney(premiums)} ergeben zusammen ${germanMoney(value)}.`,
    inputs({ base, options, extensions, premiums }),
    fact('EST-1'),
  );
  const development = amounts('development', estimate.development);
  if (estimate.development !== undefined) {
    explain.step(
      `Innovationspartnerschaft: Forschung und Entwicklung aller Phasen kommen mit ${germanMoney(development)} hinzu: ${germanMoney(value + development)}.`,
      inputs({ development }),
      fact('EST-5'),
    );
  }
  const prizes = optional('prizes', estimate.prizes);
  if (estimate.prizes !== undefined) {
    explain.step(
      `Planungswettbewerb: Preisgelder und Zahlungen kommen mit ${germanMoney(prizes)} hinzu: ${germanMoney(value + development + prizes)}.`,
      inputs({ prizes }),
      fact('EST-12'),
    );
  }
  return value + development + prizes;
}

/** § 3 Abs. 11 VgV: a fixed term up to 48 months counts as it is, every longer or indefinite one as 48 months. */
function withoutTotalPrice(
  perMonth: Money,
  months: unknown,
  subject: EstimateSubject,
  check: FieldCheck,
  explain: Explainer,
): Money {
  const longest = subject.law.numberOf('EST-11b');
  const term =
    months === undefined || months === null ? null : check.integer('/estimate/months', months, 1, LONGEST_MONTHS);
  const counted = term === null || term > longest ? longest : term;
  const value = perMonth * BigInt(counted);
  const what = term === null ? 'Unbestimmte Laufzeit' : `Feste Laufzeit von ${term} Monaten ohne Gesamtpreis`;
  explain.step(
    `${what}: ${counted} × ${germanMoney(perMonth)} Monatswert ergeben ${germanMoney(value)}.`,
    { ...inputs({ perMonth }), ...(term === null ? {} : { months: String(term) }) },
    estimationFact(subject, term !== null && term <= longest ? 'EST-11a' : 'EST-11b'),
  );
  return value;
}

/** Years with at most two places ("2.5") in hundredths, so that no float touches an amount. */
function hundredths(check: FieldCheck, pointer: string, years: unknown): bigint {
  const scaled = typeof years === 'number' ? Math.round(years * 100) : Number.NaN;
  if (typeof years === 'number' && scaled > 0 && scaled <= 10_000 && Math.abs(years * 100 - scaled) < 1e-6)
    return BigInt(scaled);
  check.fail(pointer, `${shown(years)} ist keine Laufzeit in Jahren (größer als 0, höchstens 100)`);
  return 100n;
}
