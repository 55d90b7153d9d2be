import {
  formatGermanDecimal,
  isDivisibleUnit,
  numberFaultMessage,
  type Quantity,
  QUANTITY_SCALE,
  readGermanNumber,
  unitName,
} from '@app/kernel';

export type ReadDemandQuantity =
  | {
      readonly value: Quantity;
      /** How it was understood, where it could be meant otherwise. */ readonly hint?: string;
    }
  | { readonly message: string };

/** One point, three digits behind it, no comma: „1.250“. Thousands for Germans, decimals for programs. */
const ONE_POINT = /^([-−]?)(\d{1,3})\.(\d{3})$/;
/** What spreadsheets make of „3.5“: „03. Mai“, „03.05.“, „03.05.2026“. */
const DATE_LIKE =
  /^\d{1,2}\.\s?(\d{1,2}\.(\d{2,4})?|(jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zä.]*(\s?\d{2,4})?)$/i;

/**
 * Reads a quantity as Germans write it. The point groups thousands; where that can be meant otherwise, this is decided:
 * in a unit that cannot be split „1.250“ is 1250, because 1,25 packs are none, and `hint` says so; in one that can be split
 * it is refused, because 1,25 t and 1250 t are both possible. „0.500“ is always refused.
 */
export function readDemandQuantity(text: string, unit: string | undefined): ReadDemandQuantity {
  const trimmed = text.trim();
  const point = ONE_POINT.exec(trimmed);
  if (point) {
    const [, sign = '', left = '', right = ''] = point;
    const decimal = `${sign}${left},${right}`.replace(/,?0+$/, '') || '0';
    if (left.startsWith('0'))
      return {
        message: `„${trimmed}“ ist keine Zahl: Der Punkt trennt Tausender. Gemeint ist vielleicht „${decimal}“.`,
      };
    if (unit !== undefined && isDivisibleUnit(unit))
      return {
        message: `„${trimmed}“ ist nicht eindeutig: ${decimal} ${unitName(unit)} oder ${sign}${left}${right} ${unitName(unit)}? Bitte schreiben Sie „${decimal}“ oder „${sign}${left}${right}“.`,
      };
  }
  if (DATE_LIKE.test(trimmed))
    return {
      message: `„${trimmed}“ ist ein Datum. Vermutlich hat das Tabellenprogramm eine Zahl umgewandelt. Bitte formatieren Sie die Spalte als Text.`,
    };
  const read = readGermanNumber(trimmed, QUANTITY_SCALE);
  if ('fault' in read) return { message: numberFaultMessage('Die Menge', trimmed, read.fault, QUANTITY_SCALE) };
  if (!point || unit === undefined) return { value: read.value };
  const whole = formatGermanDecimal(read.value, QUANTITY_SCALE, 0).replaceAll('.', '');
  return {
    value: read.value,
    hint: `„${trimmed}“ wurde als ${whole} ${unitName(unit)} gelesen: Der Punkt trennt Tausender.`,
  };
}
