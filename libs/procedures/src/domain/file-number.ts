import type { FieldError } from '@app/kernel';
import type { Nature } from '@app/law';

export type NatureLetter = 'L' | 'D' | 'B';

/** L Lieferleistung, D Dienstleistung (all kinds of services and concessions), B Bauleistung. */
export const natureLetter = (nature: Nature): NatureLetter =>
  nature === 'supplies' ? 'L' : nature === 'works' ? 'B' : 'D';

/** "2026-L-0001": what a centre has that sets no other scheme. */
export const USUAL_FILE_NUMBERS = '{jahr}-{art}-{nummer}';

const USUAL_DIGITS = 4;
const PLACEHOLDER = /\{([^{}]*)\}/g;
const NUMBER = /^nummer(?::([3-6]))?$/;
/** What a file number may hold besides: it stands in names of files and in addresses. */
const LITERAL = /^[A-Za-z0-9._-]*$/;

/**
 * Where a pattern fails to give file numbers that are unique and sort by age; empty: it is fit.
 * The year comes first, then at choice the letter of the nature, then the running number with leading zeros at the end.
 */
export function schemeFaults(pattern: string): FieldError[] {
  const names = [...pattern.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const unknown = names.filter((name) => name !== 'jahr' && name !== 'art' && !NUMBER.test(name));
  const order = names.map((name) => (NUMBER.test(name) ? 'nummer' : name)).join(' ');
  const faults = [
    ...unknown.map(
      (name) => `„{${name}}“ ist kein Platzhalter. Es gibt {jahr}, {art} und {nummer} oder {nummer:3} bis {nummer:6}.`,
    ),
    unknown.length === 0 && order !== 'jahr art nummer' && order !== 'jahr nummer'
      ? 'Damit jedes Aktenzeichen einmalig ist und sich sortieren lässt, stehen {jahr}, auf Wunsch {art} und zuletzt {nummer} je einmal in dieser Reihenfolge.'
      : '',
    LITERAL.test(pattern.replaceAll(PLACEHOLDER, ''))
      ? ''
      : 'Außerhalb der Platzhalter sind Buchstaben ohne Umlaute, Ziffern, Punkt, Bindestrich und Unterstrich möglich, denn das Aktenzeichen steht auch in Dateinamen.',
    unknown.length === 0 && !pattern.endsWith('}') ? 'Das Aktenzeichen endet mit der laufenden Nummer.' : '',
  ];
  return faults.filter((message) => message !== '').map((message) => ({ pointer: '/pattern', message }));
}

/** What counts together: each nature for itself, or all of them (`*`) where the pattern does not tell them apart. */
export const seriesOf = (pattern: string, letter: NatureLetter): NatureLetter | '*' =>
  pattern.includes('{art}') ? letter : '*';

/** "2026-L-0001" for the usual pattern. A number with more digits than the pattern has is written in full. */
export const fileNumber = (pattern: string, year: number, letter: NatureLetter, number: number): string =>
  pattern.replaceAll(PLACEHOLDER, (_, name: string) => {
    if (name === 'jahr') return String(year).padStart(4, '0');
    if (name === 'art') return letter;
    return String(number).padStart(Number(NUMBER.exec(name)?.[1] ?? USUAL_DIGITS), '0');
  });
