import type { Nature } from '@app/law';

export type NatureLetter = 'L' | 'D' | 'B';

/** L Lieferleistung, D Dienstleistung (all kinds of services and concessions), B Bauleistung. */
export const natureLetter = (nature: Nature): NatureLetter =>
  nature === 'supplies' ? 'L' : nature === 'works' ? 'B' : 'D';

/** "2026-L-0001". */
export const fileNumber = (year: number, letter: NatureLetter, number: number): string =>
  `${year}-${letter}-${String(number).padStart(4, '0')}`;
