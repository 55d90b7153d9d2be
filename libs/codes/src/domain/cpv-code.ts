import type { ReadCode } from './read-code';

const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7] as const;

/**
 * Where the published vocabulary (Regulation (EC) No 213/2008, Annex I) departs from the weights: branches that were
 * renumbered kept their old digits and some single codes were printed with a wrong one. Valid is what is published.
 * The longest prefix counts; `[prefix, added to the weighted sum]`.
 */
const DEPARTURES: ReadonlyMap<string, number> = new Map(
  (
    `033+8 0333+0 0334+0 034+9 09+6 090+0 31711154+3 31711155+3 33141113+9 342111+9 342112+8 342113+7 34421+3 34422+6 ` +
    `3511311+7 351253+3 353313+7 35642+1 374421+9 374422+8 3744230+7 374424+6 374425+5 374426+4 374427+3 3744280+2 ` +
    `374429+1 38941+4 38942+7 38944+3 38945+6 38946+9 38947+2 421+3 45233139+1 48628+3 510+7 65122+6 65123+2 ` +
    `71351920+4 71351921+7 71351923+3 71351924+6 72212+5 722120+0 72267+5 722670+0 7233+5 724+5 726+5 727+5 728+5 ` +
    `729+5 7934241+4 8521+9 922251+2`
  )
    .split(' ')
    .map((departure): [string, number] => {
      const [prefix = '', added] = departure.split('+');
      return [prefix, Number(added)];
    }),
);

function departure(number: string): number {
  for (let length = number.length; length >= 2; length--) {
    const added = DEPARTURES.get(number.slice(0, length));
    if (added !== undefined) return added;
  }
  return 0;
}

/** The ninth digit of a CPV number of eight digits. */
export function cpvCheckDigit(number: string): number {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return (sum + departure(number)) % 10;
}

/** The digits that say something: `30190000-7` → `3019`; a division keeps both of its digits. */
export const cpvStem = (code: string): string => code.slice(0, 2) + code.slice(2, 8).replace(/0+$/, '');

/** Reads a CPV code with or without its check digit. */
export function readCpv(typed: string): ReadCode {
  const text = typed.replace(/\s+/g, '');
  const [, number, given] = /^(\d{8})(?:[-–‑]?(\d))?$/.exec(text) ?? [];
  if (number === undefined) {
    return {
      problem: `„${typed.trim()}“ ist kein CPV-Code. Erwartet werden acht Ziffern und die Prüfziffer, zum Beispiel 30197643-5.`,
    };
  }
  if (number.startsWith('00'))
    return { problem: `„${typed.trim()}“ ist kein CPV-Code: Eine Abteilung 00 gibt es nicht.` };
  const digit = cpvCheckDigit(number);
  if (given !== undefined && Number(given) !== digit) {
    return {
      problem: `Die Prüfziffer von ${number}-${given} stimmt nicht. Bitte prüfen Sie die Nummer; zu ${number} gehört die Prüfziffer ${digit}.`,
    };
  }
  return { code: `${number}-${digit}` };
}

/** Numbers whose code may be the parent, nearest first: the levels of the vocabulary are 2, 3, 4 and 5 digits. */
export function cpvParents(code: string): string[] {
  const stem = cpvStem(code);
  // The last three digits specify within the category; they make no level of their own (Regulation 213/2008, Annex I).
  const nearest = stem.length > 5 ? 5 : stem.length - 1;
  return Array.from({ length: Math.max(nearest - 1, 0) }, (_, up) => {
    const number = code.slice(0, nearest - up).padEnd(8, '0');
    return `${number}-${cpvCheckDigit(number)}`;
  });
}

/** Kind of contract by division: 45 works, from 50 services, the others supplies. */
export function cpvType(code: string): 'supplies' | 'services' | 'works' {
  const division = Number(code.slice(0, 2));
  if (division === 45) return 'works';
  return division >= 50 ? 'services' : 'supplies';
}
