/** What follows the country in the VAT ids of the EU, as the VIES of the Commission publishes it. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^[1-9]\d{8}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** "de 136.695.976" → "DE136695976". */
export const normalisedVatId = (text: string): string => text.replace(/[\s./-]/g, '').toUpperCase();

/** The check digit of the first eight digits of a German VAT id: ISO 7064, MOD 11,10. */
export function germanCheckDigit(digits: string): number {
  const product = [...digits].reduce((current, digit) => (((Number(digit) + current) % 10 || 10) * 2) % 11, 10);
  return (11 - product) % 10;
}

/** What is wrong with a normalised VAT id, as a German sentence; undefined when nothing is. Only syntax and check digit: nobody is asked. */
export function vatIdFault(vatId: string): string | undefined {
  const pattern = PATTERNS[vatId.slice(0, 2)];
  if (!pattern) {
    return 'Eine Umsatzsteuer-Identifikationsnummer beginnt mit dem Kürzel eines EU-Staates, zum Beispiel DE123456788.';
  }
  const rest = vatId.slice(2);
  if (!pattern.test(rest)) {
    return vatId.startsWith('DE')
      ? 'Eine deutsche Umsatzsteuer-Identifikationsnummer hat nach „DE“ neun Ziffern.'
      : `„${vatId}“ entspricht nicht dem Aufbau der Nummern dieses Staates.`;
  }
  if (vatId.startsWith('DE') && germanCheckDigit(rest.slice(0, 8)) !== Number(rest[8])) {
    return 'Die Prüfziffer stimmt nicht. Vermutlich sind Ziffern vertauscht oder vertippt.';
  }
  return undefined;
}
