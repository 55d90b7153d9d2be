import type { ReadCode } from './read-code';

/** Reads a NUTS code of any level: two letters for the country, then up to three letters or digits. */
export function readNuts(typed: string): ReadCode {
  const code = typed.trim().toUpperCase();
  if (/^[A-Z]{2}[0-9A-Z]{0,3}$/.test(code)) return { code };
  return {
    problem: `„${typed.trim()}“ ist kein NUTS-Code. Erwartet werden zwei Buchstaben für das Land und bis zu drei weitere Zeichen, zum Beispiel DE717.`,
  };
}

/** Codes that may be the parent, nearest first: every level adds one character. */
export const nutsParents = (code: string): string[] =>
  Array.from({ length: Math.max(code.length - 2, 0) }, (_, up) => code.slice(0, code.length - 1 - up));
