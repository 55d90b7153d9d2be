import { NATURES, options, STATES } from './words';

export const STATE_OPTIONS = options(STATES);
/** A concession has no limits and duties of a state. */
export const NATURE_OPTIONS = options(NATURES).filter(({ value }) => value !== 'concession');
/** Procedure types below the EU thresholds. */
export const NATIONAL_TYPES = options([
  ['us-open', 'Öffentliche Ausschreibung'],
  ['us-res-tw', 'Beschränkte Ausschreibung mit Teilnahmewettbewerb'],
  ['us-res-no-tw', 'Beschränkte Ausschreibung ohne Teilnahmewettbewerb'],
  ['us-neg-w-call', 'Verhandlungsvergabe mit Teilnahmewettbewerb'],
  ['us-neg-wo-call', 'Verhandlungsvergabe ohne Teilnahmewettbewerb'],
  ['us-free-tw', 'Freihändige Vergabe mit Teilnahmewettbewerb'],
  ['us-free-no-tw', 'Freihändige Vergabe ohne Teilnahmewettbewerb'],
  ['direct', 'Direktauftrag'],
]);
export const REGIMES = options([
  ['national', 'nationale Verfahren'],
  ['eu', 'EU-weite Verfahren'],
]);

const UNITS: Readonly<Record<string, string>> = {
  'EUR net': '€ netto',
  days: 'Tage',
  'calendar days': 'Kalendertage',
  months: 'Monate',
  years: 'Jahre',
  hours: 'Stunden',
  weeks: 'Wochen',
  percent: 'Prozent',
  companies: 'Unternehmen',
  candidates: 'Bewerber',
};
/** " Tage" behind a number; nothing where the unit has no German name. */
export const unitName = (unit: string): string => (UNITS[unit] ? ` ${UNITS[unit]}` : '');
