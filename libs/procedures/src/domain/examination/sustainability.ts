/** The list of Anlage 9 VergStatVO as far as fact VST-A9 names it, by kind. */
export const SUSTAINABILITY = {
  'iso-14024': ['environmental', 'Umweltzeichen nach ISO 14024 Typ I'],
  emas: ['environmental', 'EMAS'],
  'iso-14001': ['environmental', 'ISO 14001'],
  'energy-class': ['environmental', 'Höchste Energieeffizienzklasse'],
  organic: ['environmental', 'Ökologischer Landbau (Verordnung 834/2007)'],
  'life-cycle-costs': ['environmental', 'Lebenszykluskosten'],
  'long-term-unemployed': ['social', 'Beschäftigung langzeitarbeitsloser oder benachteiligter Personen'],
  accessibility: ['social', 'Barrierefreiheit'],
  'fair-conditions': ['social', 'Faire Arbeitsbedingungen'],
  'human-rights': ['social', 'Menschenrechte'],
  'gender-equality': ['social', 'Gleichstellung der Geschlechter'],
  'ethnic-equality': ['social', 'Gleichstellung ethnischer Gruppen'],
  ilo: ['social', 'ILO-Kernarbeitsnormen'],
  'new-for-organisation': ['innovative', 'Innovativ für die Organisation'],
  'new-for-market': ['innovative', 'Innovativ für den Markt'],
  'functional-specification': ['innovative', 'Funktionale Leistungsbeschreibung'],
  research: ['innovative', 'Forschung und Entwicklung'],
  efficiency: ['innovative', 'Effizienzsteigerung'],
} as const satisfies Readonly<Record<string, readonly ['environmental' | 'social' | 'innovative', string]>>;
export type SustainabilityCode = keyof typeof SUSTAINABILITY;

export const SUSTAINABILITY_KIND_NAMES = {
  environmental: 'Umweltbezogen',
  social: 'Sozial',
  innovative: 'Innovativ',
} as const;
export const SUSTAINABILITY_FACT = 'VST-A9';

export const isSustainabilityCode = (code: string): code is SustainabilityCode => Object.hasOwn(SUSTAINABILITY, code);
