import type { components } from '../../shared/api/schema';
import { compareDecimal } from '../../shared/format';

export type Assessment = components['schemas']['AssessmentResponse'];

/** A value at which something else begins to hold. */
export interface Limit {
  readonly value: string;
  /** What the limit is about. */
  readonly names: readonly string[];
  /** The value itself still lies below (national limits) or is already reached (EU threshold). */
  readonly reachedAtValue: boolean;
}

/** "1.5" − "1.2"; decimal strings with at most two places. */
export function difference(left: string, right: string): string {
  const cents = toCents(left) - toCents(right);
  const text = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

function toCents(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const cents = BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
  return amount.startsWith('-') ? -cents : cents;
}

/** The limits the answer names: the EU threshold and up to which value a type is permitted. */
function limitsIn({ threshold, procedureTypes }: Assessment): readonly Limit[] {
  const names = new Map<string, string[]>();
  for (const { upTo, germanName } of procedureTypes) {
    if (upTo) names.set(upTo, [...(names.get(upTo) ?? []), germanName]);
  }
  return [
    ...[...names].map(([value, germanNames]) => ({ value, names: germanNames, reachedAtValue: false })),
    { value: threshold.value, names: ['EU-Schwellenwert'], reachedAtValue: true },
  ].sort((a, b) => compareDecimal(a.value, b.value));
}

/** The nearest limit below and above the value of the answer. */
export function neighbours(assessment: Assessment): { readonly below: Limit | null; readonly above: Limit | null } {
  const all = limitsIn(assessment);
  const isBelow = ({ value, reachedAtValue }: Limit): boolean => {
    const order = compareDecimal(value, assessment.estimatedValue);
    return reachedAtValue ? order <= 0 : order < 0;
  };
  return {
    below: all.filter(isBelow).at(-1) ?? null,
    above: all.find((limit) => !isBelow(limit)) ?? null,
  };
}
