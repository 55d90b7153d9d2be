/** Why a text could not be read as a number. */
export type NumberFault = 'missing' | 'not-a-number' | 'too-many-places' | 'too-large';

export type ReadNumber = { readonly value: bigint } | { readonly fault: NumberFault };

const GERMAN_NUMBER = /^([-−]?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/;
const LARGEST_DIGITS = 12;

/**
 * Reads a number as Germans write it ("1.234,5", "12", "-4") exactly into units of 10^-scale. The point only groups
 * thousands: "1.5" is not a number, because it could mean 1,5 as well as a mistyped 15. Zeros at the end do not count as places.
 */
export function readGermanNumber(text: string, scale: number): ReadNumber {
  const trimmed = text.trim();
  if (trimmed === '') return { fault: 'missing' };
  const match = GERMAN_NUMBER.exec(trimmed);
  if (!match) return { fault: 'not-a-number' };
  const whole = (match[2] ?? '').replaceAll('.', '').replace(/^0+(?=\d)/, '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return { fault: 'too-many-places' };
  if (whole.length > LARGEST_DIGITS) return { fault: 'too-large' };
  const value = BigInt(whole + fraction.padEnd(scale, '0'));
  return { value: match[1] ? -value : value };
}

/** The German sentence for a fault. `name` is the field with its article: "Die Menge". */
export function numberFaultMessage(name: string, text: string, fault: NumberFault, scale: number): string {
  switch (fault) {
    case 'missing':
      return `${name} fehlt.`;
    case 'not-a-number':
      return `„${text}“ ist keine Zahl. Erwartet wird eine Zahl mit Komma als Dezimalzeichen, zum Beispiel 12 oder 1.234,5.`;
    case 'too-many-places':
      return `${name} „${text}“ hat mehr als ${scale} Nachkommastellen.`;
    case 'too-large':
      return `${name} „${text}“ ist zu groß.`;
  }
}
