import type { Option } from '../../shared/ui';

const optionsOf = (names: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const STATES = optionsOf({
  BW: 'Baden-Württemberg',
  BY: 'Bayern',
  BE: 'Berlin',
  BB: 'Brandenburg',
  HB: 'Bremen',
  HH: 'Hamburg',
  HE: 'Hessen',
  MV: 'Mecklenburg-Vorpommern',
  NI: 'Niedersachsen',
  NW: 'Nordrhein-Westfalen',
  RP: 'Rheinland-Pfalz',
  SL: 'Saarland',
  SN: 'Sachsen',
  ST: 'Sachsen-Anhalt',
  SH: 'Schleswig-Holstein',
  TH: 'Thüringen',
});
export const NATURES = optionsOf({
  supplies: 'Lieferleistung',
  services: 'Dienstleistung',
  works: 'Bauleistung',
  planning: 'Planungsleistung',
  'professional-services': 'Freiberufliche Leistung',
  'social-services': 'Soziale oder andere besondere Dienstleistung',
});
/** Procedure types below the EU thresholds. */
export const NATIONAL_TYPES = optionsOf({
  'us-open': 'Öffentliche Ausschreibung',
  'us-res-tw': 'Beschränkte Ausschreibung mit Teilnahmewettbewerb',
  'us-res-no-tw': 'Beschränkte Ausschreibung ohne Teilnahmewettbewerb',
  'us-neg-w-call': 'Verhandlungsvergabe mit Teilnahmewettbewerb',
  'us-neg-wo-call': 'Verhandlungsvergabe ohne Teilnahmewettbewerb',
  'us-free-tw': 'Freihändige Vergabe mit Teilnahmewettbewerb',
  'us-free-no-tw': 'Freihändige Vergabe ohne Teilnahmewettbewerb',
  direct: 'Direktauftrag',
});
export const REGIMES = optionsOf({ national: 'nationale Verfahren', eu: 'EU-weite Verfahren' });

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
