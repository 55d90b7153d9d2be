import type { FieldError, LocalDate, Money } from '@app/kernel';
import { DomainError, germanMoney, invalid, localDate, parseDecimal, parseMoney } from '@app/kernel';

/** Collects every wrong field of a request before it refuses. */
export interface FieldCheck {
  /** An amount ≥ 0 (or any amount with `signed`); 0 in place of a wrong one. */
  amount(pointer: string, text: unknown, signed?: boolean): Money;
  /**
   * A decimal string in units of 10^-places from `minimum` to `maximum` (null: no limit); `minimum` in place of a wrong one.
   * `what` ends the sentence: "keine Punktzahl von 0 bis 10".
   */
  decimal(
    pointer: string,
    text: unknown,
    places: number,
    minimum: bigint,
    maximum: bigint | null,
    what: string,
  ): bigint;
  day(pointer: string, text: unknown): LocalDate;
  code<T extends string>(pointer: string, text: unknown, codes: readonly T[], what: string): T;
  /** A text that is not empty, without spaces around it. */
  text(pointer: string, value: unknown): string;
  integer(pointer: string, value: unknown, minimum: number, maximum: number): number;
  /** true or false; `usual` where nothing was said. */
  flag(pointer: string, value: unknown, usual: boolean): boolean;
  fail(pointer: string, message: string): void;
  /** Refuses with all wrong fields, or does nothing when there is none. */
  done(): void;
}

/** The wrong value in words: short, and without following what is nested in it. */
export const shown = (value: unknown): string => {
  if (value === undefined) return '';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'eine Liste' : 'ein Objekt';
  if (typeof value !== 'string') return String(value);
  return `„${value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value}“`;
};
const LONGEST_SHOWN = 80;
/** No budget reaches it; larger amounts would not be exact as numbers, and fit on no sheet. */
const LARGEST_AMOUNT = 99_999_999_999_999n;

export function fieldCheck(): FieldCheck {
  const errors: FieldError[] = [];
  const fail = (pointer: string, message: string): void => void errors.push({ pointer, message });
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  };
  return {
    fail,
    amount(pointer, text, signed = false) {
      const amount = typeof text === 'string' ? attempt(() => parseMoney(text)) : null;
      if (amount !== null && (amount > LARGEST_AMOUNT || amount < -LARGEST_AMOUNT)) {
        fail(pointer, `höchstens ${germanMoney(LARGEST_AMOUNT)}`);
        return 0n;
      }
      if (amount !== null && (signed || amount >= 0n)) return amount;
      fail(pointer, `${shown(text)} ist kein Betrag${signed ? '' : ' ≥ 0'}`);
      return 0n;
    },
    decimal(pointer, text, places, minimum, maximum, what) {
      const value = typeof text === 'string' ? attempt(() => parseDecimal(text, places)) : null;
      if (value !== null && value >= minimum && (maximum === null || value <= maximum)) return value;
      fail(pointer, `${text === undefined ? 'die leere Angabe' : shown(text)} ist ${what}`);
      return minimum;
    },
    day(pointer, text) {
      const day = typeof text === 'string' ? attempt(() => localDate(text)) : null;
      if (day !== null) return day;
      fail(pointer, `${shown(text)} ist kein Kalendertag (JJJJ-MM-TT)`);
      return '1970-01-01';
    },
    code(pointer, text, codes, what) {
      const known = codes.find((code) => code === text);
      if (known !== undefined) return known;
      fail(pointer, `${shown(text)} ist ${what} nicht bekannt; möglich sind ${codes.join(', ')}`);
      return codes[0] as (typeof codes)[number];
    },
    text(pointer, value) {
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      fail(pointer, 'die Angabe fehlt oder ist kein Text');
      return '';
    },
    integer(pointer, value, minimum, maximum) {
      if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
      fail(pointer, `${shown(value)} ist keine ganze Zahl von ${minimum} bis ${maximum}`);
      return minimum;
    },
    flag(pointer, value, usual) {
      if (value === undefined || value === null) return usual;
      if (typeof value === 'boolean') return value;
      fail(pointer, `${shown(value)} ist weder true noch false`);
      return usual;
    },
    done() {
      if (errors.length === 0) return;
      throw invalid(
        'law.request',
        `Die Anfrage enthält ${errors.length === 1 ? 'einen Fehler' : `${errors.length} Fehler`}.`,
        errors,
      );
    },
  };
}
