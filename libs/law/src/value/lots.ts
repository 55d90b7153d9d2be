import type { Money } from '@app/kernel';
import { formatMoney, germanMoney } from '@app/kernel';
import type { Regime } from '../book/codes';
import type { Explainer } from '../book/explanation';
import type { FieldCheck } from '../book/requests';
import type { EstimateSubject } from './estimation-rules';
import { estimationFact } from './estimation-rules';
import { regimeOf } from './thresholds';

export interface LotEstimate {
  readonly id: string;
  readonly value: string;
  /** Similar to the other lots, so that they are added up (§ 3 Abs. 8 VgV)? Counts for supplies only. */
  readonly similar?: boolean;
  /** Shall the lot be let outside EU law under the 20 % rule (§ 3 Abs. 9 VgV)? */
  readonly outsideEu?: boolean;
  /** Planning that is let as a lot of a works contract (§ 2 S. 3 VgV). */
  readonly planning?: boolean;
}

export interface EstimatedLot {
  readonly id: string;
  readonly value: Money;
  /** Counted into the total value. */
  readonly counted: boolean;
  readonly outsideEu: boolean;
  readonly planning: boolean;
}

export interface Estimated {
  readonly total: Money;
  readonly lots: readonly EstimatedLot[];
}

/** Which law a lot follows. */
export interface LotRegime {
  readonly id: string;
  readonly regime: Regime;
  readonly exempt: boolean;
  readonly reason: string;
}

const sum = (lots: readonly EstimatedLot[]): Money => lots.reduce((total, { value }) => total + value, 0n);

/** The rule by which lots are added up, and whether lots that are not similar stay outside. */
function additionRule(subject: EstimateSubject): { readonly factId: string; readonly similarOnly: boolean } {
  const { law, nature, date } = subject;
  if (nature === 'supplies') return { factId: estimationFact(subject, 'EST-8'), similarOnly: true };
  // § 3 Abs. 7 S. 2 VgV a.F.: deleted with effect from 24 August 2023; the sentence stood in the VgV alone
  const old = nature === 'planning' && subject.buyer !== 'utility' && law.factOn('EST-PLAN-OLD', date) !== null;
  if (old) return { factId: 'EST-PLAN-OLD', similarOnly: true };
  return { factId: estimationFact(subject, 'EST-7'), similarOnly: false };
}

/** More than any division has; keeps answers and sheets readable. */
const MOST_LOTS = 1000;

export function estimateLots(
  lots: unknown,
  subject: EstimateSubject,
  check: FieldCheck,
  explain: Explainer,
): Estimated {
  const rows = (Array.isArray(lots) ? lots : []) as readonly Partial<LotEstimate>[];
  if (rows.length === 0) check.fail('/estimate/lots', 'es fehlt mindestens ein Los');
  if (rows.length > MOST_LOTS) {
    check.fail('/estimate/lots', `höchstens ${MOST_LOTS} Lose`);
    check.done();
  }
  const { factId, similarOnly } = additionRule(subject);
  const read = rows.map((lot, i): EstimatedLot => ({
    id: typeof lot?.id === 'string' || typeof lot?.id === 'number' ? String(lot.id) : String(i + 1),
    value: check.amount(`/estimate/lots/${i}/value`, lot?.value),
    counted: !similarOnly || lot?.similar !== false,
    outsideEu: lot?.outsideEu === true,
    planning: subject.nature === 'works' && lot?.planning === true,
  }));
  if (new Set(read.map((lot) => lot.id)).size !== read.length)
    check.fail('/estimate/lots', 'die Losnummern sind nicht eindeutig');
  const counted = read.filter((lot) => lot.counted);
  const total = sum(counted);
  explain.step(
    similarOnly
      ? `${counted.length} von ${read.length} Losen sind gleichartig und werden zusammengerechnet: ${germanMoney(total)}.`
      : `Alle ${read.length} Lose werden zusammengerechnet: ${germanMoney(total)}.`,
    Object.fromEntries(read.map((lot) => [`Los ${lot.id}`, formatMoney(lot.value)])),
    factId,
  );
  if (read.some((lot) => lot.planning)) explainPlanning(subject, explain);
  return { total, lots: read };
}

function explainPlanning({ law, date }: EstimateSubject, explain: Explainer): void {
  if (law.factOn('EST-PLAN-26', date) === null) {
    explain.doubt(
      'EST-6',
      'Wie ein Planungslos eines Bauauftrags vor dem 01.07.2026 zu vergeben war, ist nicht hinterlegt.',
    );
    return;
  }
  explain.step(
    'Die Planung zählt als Los des Bauauftrags zum Auftragswert; ihre Vergabe folgt der VgV, nicht der VOB/A-EU.',
    {},
    'EST-PLAN-26',
  );
}

/** Limit of a single lot and share of all lots under the 20 % rule, with the fact of each. */
interface SmallLots {
  readonly limitOf: (lot: EstimatedLot) => { readonly limit: Money; readonly factId: string };
  readonly share: number;
  readonly shareFact: string;
}

function smallLots(subject: EstimateSubject): SmallLots {
  const { law, nature, buyer } = subject;
  // a planning lot of a works contract is a service: the lower limit
  const asWorks = (lot: EstimatedLot): boolean => nature === 'works' && !lot.planning;
  if (buyer === 'utility') {
    return {
      limitOf: (lot) => ({ limit: law.amountOf('EST-SEKT', asWorks(lot) ? 1 : 0), factId: 'EST-SEKT' }),
      share: law.numberOf('EST-SEKT', 2),
      shareFact: 'EST-SEKT',
    };
  }
  return {
    limitOf: (lot) => {
      const factId = asWorks(lot) ? 'EST-9b' : 'EST-9a';
      return { limit: law.amountOf(factId), factId };
    },
    share: law.numberOf('EST-9c'),
    shareFact: 'EST-9c',
  };
}

/** Which lots follow which law: the 20 % rule of § 3 Abs. 9 VgV (§ 2 Abs. 9 SektVO), lots in the order they were given. */
export function judgeLots(
  estimated: Estimated,
  subject: EstimateSubject,
  threshold: Money,
  explain: Explainer,
): readonly LotRegime[] {
  const overall = regimeOf(estimated.total, threshold);
  const { limitOf, share, shareFact } = smallLots(subject);
  const all = sum(estimated.lots.filter((lot) => lot.counted));
  const quota = (all * BigInt(share)) / 100n;
  let exempted = 0n;
  return estimated.lots.map((lot): LotRegime => {
    const answer = (regime: Regime, exempt: boolean, reason: string): LotRegime => ({
      id: lot.id,
      regime,
      exempt,
      reason,
    });
    if (!lot.counted) {
      return answer(
        regimeOf(lot.value, threshold),
        false,
        `Das Los ist nicht gleichartig und wird für sich mit ${germanMoney(lot.value)} beurteilt.`,
      );
    }
    if (overall === 'national')
      return answer('national', false, 'Die Summe der Lose erreicht den EU-Schwellenwert nicht.');
    if (!lot.outsideEu) return answer('eu', false, 'Die Summe der Lose erreicht den EU-Schwellenwert.');
    if (subject.nature === 'concession') {
      return answer('eu', false, 'Für Konzessionen ist die 20-Prozent-Regel nicht hinterlegt.');
    }
    const { limit, factId } = limitOf(lot);
    explain.cite(factId, shareFact);
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
