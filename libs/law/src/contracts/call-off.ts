import type { Money, Quantity } from '@app/kernel';
import { formatMoney, formatQuantity, germanMoney, germanQuantity, parseQuantity } from '@app/kernel';
import type { FieldCheck } from '../book/requests';
import { shown } from '../book/requests';

/** A single order from a framework agreement, and what was called off before it. Amounts are net EUR. */
export interface CallOff {
  readonly caller: string;
  /** Needed where the agreement has a maximum value. */
  readonly value?: string | null;
  /** Needed where the agreement has a maximum quantity; at most three places. */
  readonly quantity?: string | null;
  readonly calledOffValue?: string | null;
  readonly calledOffQuantity?: string | null;
}

/** What the agreement allows in all; null where it states none. */
export interface Maximum {
  readonly value: Money | null;
  readonly quantity: Quantity | null;
}

/** What can still be called off; null where the agreement states no maximum. */
export interface Left {
  readonly value: string | null;
  readonly quantity: string | null;
}

/** One maximum with what was called off and what is wanted now. */
export interface Measure {
  readonly name: 'value' | 'quantity';
  readonly maximum: bigint;
  readonly used: bigint;
  readonly wanted: bigint;
}

/** A quantity ≥ 0 with at most three places; 0 in place of a wrong one. */
export function quantityField(check: FieldCheck, pointer: string, text: unknown): Quantity {
  if (typeof text === 'string' && /^\d+(\.\d{1,3})?$/.test(text)) return parseQuantity(text);
  check.fail(pointer, `${shown(text)} ist keine Menge ≥ 0 mit höchstens drei Nachkommastellen`);
  return 0n;
}

/** The maximums that bind this call-off, all inputs checked. */
export function measuresOf(callOff: CallOff, maximum: Maximum, check: FieldCheck): readonly Measure[] {
  return [
    ...(maximum.value === null
      ? []
      : [
          {
            name: 'value' as const,
            maximum: maximum.value,
            used: check.amount('/callOff/calledOffValue', callOff.calledOffValue ?? '0'),
            wanted: check.amount('/callOff/value', callOff.value),
          },
        ]),
    ...(maximum.quantity === null
      ? []
      : [
          {
            name: 'quantity' as const,
            maximum: maximum.quantity,
            used: quantityField(check, '/callOff/calledOffQuantity', callOff.calledOffQuantity ?? '0'),
            wanted: quantityField(check, '/callOff/quantity', callOff.quantity),
          },
        ]),
  ];
}

export const fits = ({ maximum, used, wanted }: Measure): boolean => used + wanted <= maximum;

/** What is left of the maximums, after this call-off or without it; never below zero. */
export function leftOf(measures: readonly Measure[], after: boolean): Left {
  const rest = (name: Measure['name']): bigint | null => {
    const measure = measures.find((candidate) => candidate.name === name);
    if (!measure) return null;
    const left = measure.maximum - measure.used - (after ? measure.wanted : 0n);
    return left < 0n ? 0n : left;
  };
  const value = rest('value');
  const quantity = rest('quantity');
  return {
    value: value === null ? null : formatMoney(value),
    quantity: quantity === null ? null : formatQuantity(quantity),
  };
}

/** The German sentence about one maximum. */
export function measureText(measure: Measure): string {
  const { name, maximum, used, wanted } = measure;
  const shown = name === 'value' ? germanMoney : germanQuantity;
  const limit = name === 'value' ? 'Höchstwert' : 'Höchstmenge';
  if (used >= maximum) {
    return `${limit} ${shown(maximum)} ist mit bisher ${shown(used)} erreicht; die Rahmenvereinbarung ist erschöpft.`;
  }
  return fits(measure)
    ? `${limit} ${shown(maximum)}: bisher ${shown(used)}, mit diesem Abruf ${shown(used + wanted)}; frei bleiben ${shown(maximum - used - wanted)}.`
    : `${limit} ${shown(maximum)}: Der Abruf von ${shown(wanted)} überschreitet den Rest von ${shown(maximum - used)}.`;
}
