import type { Money } from '@app/kernel';
import { divideHalfUp, formatMoney, germanMoney } from '@app/kernel';
import type { Nature, Regime } from '../book/codes';
import type { Explainer } from '../book/explanation';
import type { Law } from '../book/law';
import type { FieldCheck } from '../book/requests';
import { regimeOf } from './thresholds';

export interface LotEstimate {
  readonly id: string;
  readonly value: string;
  /** Supplies: is the lot similar to the others, so that they are added up (§ 3 Abs. 8 VgV)? */
  readonly similar: boolean;
  /** Shall the lot be let outside EU law under the 20 % rule (§ 3 Abs. 9 VgV)? */
  readonly outsideEu: boolean;
}

export type Estimate =
  | {
      readonly kind: 'single';
      readonly base: string;
      readonly options?: readonly string[];
      readonly extensions?: readonly string[];
      readonly premiums?: string;
    }
  | { readonly kind: 'framework'; readonly years: number; readonly perYear: string }
  | { readonly kind: 'recurring'; readonly lastTwelveMonths: string; readonly expectedChange?: string }
  | { readonly kind: 'indefinite'; readonly perMonth: string }
  | { readonly kind: 'lots'; readonly lots: readonly LotEstimate[] }
  | { readonly kind: 'works'; readonly base: string; readonly providedByBuyer?: string };

export const ESTIMATE_KINDS = ['single', 'framework', 'recurring', 'indefinite', 'lots', 'works'] as const;

export interface EstimatedLot {
  readonly id: string;
  readonly value: Money;
  /** Counted into the total value. */
  readonly counted: boolean;
  readonly outsideEu: boolean;
}

export interface Estimated {
  readonly total: Money;
  readonly lots: readonly EstimatedLot[];
}

export interface LotAnswer {
  readonly id: string;
  readonly regime: Regime;
  readonly exempt: boolean;
  readonly reason: string;
}

const sum = (amounts: readonly Money[]): Money => amounts.reduce((total, amount) => total + amount, 0n);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The estimated value of § 3 VgV, with the steps that led to it. */
export function estimateValue(
  estimate: Estimate,
  nature: Nature,
  law: Law,
  check: FieldCheck,
  explain: Explainer,
): Estimated {
  const at = '/estimate';
  const optional = (pointer: string, text: string | undefined, signed = false): Money =>
    text === undefined ? 0n : check.amount(pointer, text, signed);
  const total = (value: Money): Estimated => ({ total: value, lots: [] });
  check.code(`${at}/kind`, estimate.kind, ESTIMATE_KINDS, 'als Art der Schätzung');
  if (nature === 'concession') {
    explain.step('Bei Konzessionen ist der voraussichtliche Gesamtumsatz über die Laufzeit anzugeben.', {}, 'EST-KONZ');
  }
  switch (estimate.kind) {
    case 'single': {
      const base = check.amount(`${at}/base`, estimate.base);
      const options = sum(list(estimate.options).map((text, i) => check.amount(`${at}/options/${i}`, text)));
      const extensions = sum(list(estimate.extensions).map((text, i) => check.amount(`${at}/extensions/${i}`, text)));
      const premiums = optional(`${at}/premiums`, estimate.premiums);
      const value = base + options + extensions + premiums;
      explain.step(
        `Grundwert ${germanMoney(base)}, Optionen ${germanMoney(options)}, Verlängerungen ${germanMoney(extensions)} und Prämien ${germanMoney(premiums)} ergeben zusammen ${germanMoney(value)}.`,
        inputs({ base, options, extensions, premiums }),
        'EST-1',
      );
      return total(value);
    }
    case 'framework': {
      const years = hundredths(check, `${at}/years`, estimate.years);
      const perYear = check.amount(`${at}/perYear`, estimate.perYear);
      const value = divideHalfUp(perYear * years, 100n);
      explain.step(
        `Rahmenvereinbarung über ${String(estimate.years).replace('.', ',')} Jahre mit ${germanMoney(perYear)} im Jahr: ${germanMoney(value)}.`,
        { years: String(estimate.years), ...inputs({ perYear }) },
        'EST-4',
      );
      return total(value);
    }
    case 'recurring': {
      const last = check.amount(`${at}/lastTwelveMonths`, estimate.lastTwelveMonths);
      const change = optional(`${at}/expectedChange`, estimate.expectedChange, true);
      if (last + change < 0n) check.fail(`${at}/expectedChange`, 'die Änderung macht den Wert negativ');
      explain.step(
        `Wert der letzten zwölf Monate ${germanMoney(last)} und erwartete Änderung ${germanMoney(change)} ergeben ${germanMoney(last + change)}.`,
        inputs({ lastTwelveMonths: last, expectedChange: change }),
        'EST-10',
      );
      return total(last + change);
    }
    case 'indefinite': {
      const perMonth = check.amount(`${at}/perMonth`, estimate.perMonth);
      const months = law.numberOf('EST-11b');
      const value = perMonth * BigInt(months);
      explain.step(
        `Unbestimmte Laufzeit: ${months} × ${germanMoney(perMonth)} Monatswert ergeben ${germanMoney(value)}.`,
        inputs({ perMonth }),
        'EST-11b',
      );
      return total(value);
    }
    case 'works': {
      const base = check.amount(`${at}/base`, estimate.base);
      const provided = optional(`${at}/providedByBuyer`, estimate.providedByBuyer);
      explain.step(
        `Bauleistung ${germanMoney(base)} und vom Auftraggeber bereitgestellte Leistungen ${germanMoney(provided)} ergeben ${germanMoney(base + provided)}.`,
        inputs({ base, providedByBuyer: provided }),
        'EST-6',
      );
      return total(base + provided);
    }
    case 'lots':
      return estimateLots(estimate.lots, nature, check, explain);
    default:
      return total(0n);
  }
}

const inputs = (amounts: Readonly<Record<string, Money>>): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, formatMoney(amount)]));

/** Years with at most two places ("2.5") in hundredths, so that no float touches an amount. */
function hundredths(check: FieldCheck, pointer: string, years: unknown): bigint {
  const scaled = typeof years === 'number' ? Math.round(years * 100) : Number.NaN;
  if (typeof years === 'number' && scaled > 0 && scaled <= 10_000 && Math.abs(years * 100 - scaled) < 1e-6)
    return BigInt(scaled);
  check.fail(pointer, `${JSON.stringify(years)} ist keine Laufzeit in Jahren (größer als 0, höchstens 100)`);
  return 100n;
}

function estimateLots(lots: unknown, nature: Nature, check: FieldCheck, explain: Explainer): Estimated {
  const rows = list(lots) as readonly Partial<LotEstimate>[];
  if (rows.length === 0) check.fail('/estimate/lots', 'es fehlt mindestens ein Los');
  const read = rows.map((lot, i): EstimatedLot => ({
    id: String(lot?.id ?? i + 1),
    value: check.amount(`/estimate/lots/${i}/value`, lot?.value),
    counted: nature !== 'supplies' || lot?.similar !== false,
    outsideEu: lot?.outsideEu === true,
  }));
  if (new Set(read.map((lot) => lot.id)).size !== read.length)
    check.fail('/estimate/lots', 'die Losnummern sind nicht eindeutig');
  const total = sum(read.filter((lot) => lot.counted).map((lot) => lot.value));
  const counted = read.filter((lot) => lot.counted).length;
  explain.step(
    nature === 'supplies'
      ? `${counted} von ${read.length} Losen sind gleichartig und werden zusammengerechnet: ${germanMoney(total)}.`
      : `Alle ${read.length} Lose werden zusammengerechnet: ${germanMoney(total)}.`,
    Object.fromEntries(read.map((lot) => [`Los ${lot.id}`, formatMoney(lot.value)])),
    nature === 'supplies' ? 'EST-8' : 'EST-7',
  );
  return { total, lots: read };
}

/** Which lots follow which law: the 20 % rule of § 3 Abs. 9 VgV, lots in the order they were given. */
export function judgeLots(
  estimated: Estimated,
  nature: Nature,
  threshold: Money,
  law: Law,
  explain: Explainer,
): readonly LotAnswer[] {
  const overall = regimeOf(estimated.total, threshold);
  const limitFact = nature === 'works' ? 'EST-9b' : 'EST-9a';
  const limit = law.amountOf(limitFact);
  const share = law.numberOf('EST-9c');
  const all = sum(estimated.lots.filter((lot) => lot.counted).map((lot) => lot.value));
  const quota = (all * BigInt(share)) / 100n;
  let exempted = 0n;
  return estimated.lots.map((lot): LotAnswer => {
    const answer = (regime: Regime, exempt: boolean, reason: string): LotAnswer => ({
      id: lot.id,
      regime,
      exempt,
      reason,
    });
    if (!lot.counted) {
      const regime = regimeOf(lot.value, threshold);
      return answer(
        regime,
        false,
        `Das Los ist nicht gleichartig und wird für sich mit ${germanMoney(lot.value)} beurteilt.`,
      );
    }
    if (overall === 'national')
      return answer('national', false, 'Die Summe der Lose erreicht den EU-Schwellenwert nicht.');
    if (!lot.outsideEu) return answer('eu', false, 'Die Summe der Lose erreicht den EU-Schwellenwert.');
    if (nature === 'concession') {
      return answer('eu', false, 'Für Konzessionen ist die 20-Prozent-Regel nicht hinterlegt.');
    }
    explain.cite(limitFact, 'EST-9c');
    if (lot.value >= limit) {
      return answer('eu', false, `Der Loswert ${germanMoney(lot.value)} liegt nicht unter ${germanMoney(limit)}.`);
    }
    if ((exempted + lot.value) * 100n > all * BigInt(share)) {
      return answer(
        'eu',
        false,
        `Mit diesem Los lägen die ausgenommenen Lose bei ${germanMoney(exempted + lot.value)} und damit über ${share} % aller Lose (${germanMoney(quota)}).`,
      );
    }
    exempted += lot.value;
    return answer(
      'national',
      true,
      `Der Loswert liegt unter ${germanMoney(limit)}, die ausgenommenen Lose erreichen ${germanMoney(exempted)} von höchstens ${germanMoney(quota)} (${share} %).`,
    );
  });
}
