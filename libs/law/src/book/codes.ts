/** The closed lists of codes of the contract and the German names people read. */

export const STATES = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type State = (typeof STATES)[number];

export const BUYERS = ['municipality', 'state', 'federal', 'utility'] as const;
export type Buyer = (typeof BUYERS)[number];

export const NATURES = [
  'supplies',
  'services',
  'works',
  'social-services',
  'professional-services',
  'planning',
  'concession',
] as const;
export type Nature = (typeof NATURES)[number];

/** Kinds of works for which some value limits are higher than for the others. */
export const WORKS_KINDS = ['housing', 'civil-engineering', 'other-trades'] as const;
export type WorksKind = (typeof WORKS_KINDS)[number];

export const REGIMES = ['eu', 'national'] as const;
export type Regime = (typeof REGIMES)[number];

export const EU_PROCEDURE_TYPES = [
  'open',
  'restricted',
  'neg-w-call',
  'neg-wo-call',
  'comp-dial',
  'innovation',
  'oth-single',
  'oth-mult',
] as const;
export const NATIONAL_PROCEDURE_TYPES = [
  'us-open',
  'us-res-tw',
  'us-res-no-tw',
  'us-neg-w-call',
  'us-neg-wo-call',
  'us-free-tw',
  'us-free-no-tw',
  'direct',
] as const;
export const PROCEDURE_TYPES = [...EU_PROCEDURE_TYPES, ...NATIONAL_PROCEDURE_TYPES] as const;
export type EuProcedureType = (typeof EU_PROCEDURE_TYPES)[number];
export type NationalProcedureType = (typeof NATIONAL_PROCEDURE_TYPES)[number];
export type ProcedureType = (typeof PROCEDURE_TYPES)[number];

export const VERDICTS = ['free-choice', 'permitted', 'needs-grounds', 'not-permitted'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const STATE_NAMES: Readonly<Record<State, string>> = {
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
};

export const BUYER_NAMES: Readonly<Record<Buyer, string>> = {
  municipality: 'Kommune',
  state: 'Land',
  federal: 'Bund',
  utility: 'Sektorenauftraggeber',
};

export const NATURE_NAMES: Readonly<Record<Nature, string>> = {
  supplies: 'Lieferleistung',
  services: 'Dienstleistung',
  works: 'Bauleistung',
  'social-services': 'Soziale oder andere besondere Dienstleistung',
  'professional-services': 'Freiberufliche Leistung',
  planning: 'Planungsleistung',
  concession: 'Konzession',
};

export const REGIME_NAMES: Readonly<Record<Regime, string>> = {
  eu: 'EU-weites Vergabeverfahren',
  national: 'Nationales Vergabeverfahren',
};

export const PROCEDURE_TYPE_NAMES: Readonly<Record<ProcedureType, string>> = {
  open: 'Offenes Verfahren',
  restricted: 'Nicht offenes Verfahren',
  'neg-w-call': 'Verhandlungsverfahren mit Teilnahmewettbewerb',
  'neg-wo-call': 'Verhandlungsverfahren ohne Teilnahmewettbewerb',
  'comp-dial': 'Wettbewerblicher Dialog',
  innovation: 'Innovationspartnerschaft',
  'oth-single': 'Sonstiges einstufiges Verfahren',
  'oth-mult': 'Sonstiges mehrstufiges Verfahren',
  'us-open': 'Öffentliche Ausschreibung',
  'us-res-tw': 'Beschränkte Ausschreibung mit Teilnahmewettbewerb',
  'us-res-no-tw': 'Beschränkte Ausschreibung ohne Teilnahmewettbewerb',
  'us-neg-w-call': 'Verhandlungsvergabe mit Teilnahmewettbewerb',
  'us-neg-wo-call': 'Verhandlungsvergabe ohne Teilnahmewettbewerb',
  'us-free-tw': 'Freihändige Vergabe mit Teilnahmewettbewerb',
  'us-free-no-tw': 'Freihändige Vergabe ohne Teilnahmewettbewerb',
  direct: 'Direktauftrag',
};

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  'free-choice': 'frei wählbar',
  permitted: 'wegen des Auftragswerts zulässig',
  'needs-grounds': 'nur mit Ausnahmegrund zulässig',
  'not-permitted': 'nicht zulässig',
};
