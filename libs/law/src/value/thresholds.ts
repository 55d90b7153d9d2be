import type { LocalDate, Money } from '@app/kernel';
import { DomainError, formatMoney, parseMoney } from '@app/kernel';
import type { Buyer, Nature, Regime } from '../book/codes';
import type { Fact } from '../book/facts';
import { isValidOn } from '../book/facts';
import type { Law } from '../book/law';

export interface Threshold {
  readonly id: string;
  readonly value: Money;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

export interface ThresholdAnswer {
  readonly id: string;
  readonly value: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** Last part of the ids of the two-yearly thresholds: THR-2026-SUB. A new period is new data, not new code. */
function family(nature: Nature, buyer: Buyer): string {
  const utility = buyer === 'utility';
  if (nature === 'concession') return 'CONC';
  if (nature === 'social-services') return utility ? 'THR-SOC-UTIL' : 'THR-SOC-GEN';
  if (nature === 'works') return utility ? 'UTILW' : 'WORKS';
  if (utility) return 'UTIL';
  return buyer === 'federal' ? 'CENTRAL' : 'SUB';
}

const belongsTo = (row: Fact, name: string): boolean =>
  row.id === name || (/^THR-\d{4}-/.test(row.id) && row.id.split('-')[2] === name);

/** The one threshold of § 106 GWB for this kind of contract and buyer on that day. */
export function thresholdOn(nature: Nature, buyer: Buyer, date: LocalDate, law: Law): Threshold {
  const name = family(nature, buyer);
  const rows = (law.facts.thresholds ?? []).filter((row) => belongsTo(row, name));
  const row = rows.find((candidate) => isValidOn(candidate, date));
  if (!row) {
    const known = rows.map((r) => `${r.id} (${r.validFrom ?? '…'} bis ${r.validTo ?? 'auf Weiteres'})`).join(', ');
    throw new DomainError(
      'unprocessable',
      'law.no-threshold',
      `Für den ${date.split('-').reverse().join('.')} ist kein EU-Schwellenwert hinterlegt. Vorhanden sind: ${known}.`,
    );
  }
  return { id: row.id, value: parseMoney(String(row.value)), validFrom: row.validFrom, validTo: row.validTo };
}

/** § 106 Abs. 1 GWB: EU law from a value that reaches or exceeds the threshold. */
export const regimeOf = (value: Money, threshold: Money): Regime => (value >= threshold ? 'eu' : 'national');

export const thresholdAnswer = (threshold: Threshold): ThresholdAnswer => ({
  ...threshold,
  value: formatMoney(threshold.value),
});
