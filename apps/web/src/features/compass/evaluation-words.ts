import type { MethodCode } from './evaluation-draft';

export interface MethodWords {
  readonly method: MethodCode;
  readonly name: string;
  /** One sentence. */
  readonly sentence: string;
  readonly formula: string;
  /** How certain it is, in a few words. */
  readonly certainty: string;
}

/** The methods as the law library has them (docs/law.md, Evaluation); L points, P price, G weight. */
export const METHODS: readonly MethodWords[] = [
  {
    method: 'price-linear',
    name: 'Preispunkte linear',
    sentence:
      'Der niedrigste Preis erhält alle Preispunkte, ein festgelegtes Vielfaches davon keine; dazwischen geradlinig.',
    formula: 'Punkte = max × (f − P/Pmin) / (f − 1)',
    certainty: 'Aus einer einzelnen Bekanntmachung',
  },
  {
    method: 'price-ratio',
    name: 'Preispunkte im Verhältnis',
    sentence: 'Die Preispunkte sinken im Verhältnis zum niedrigsten Preis.',
    formula: 'Punkte = max × Pmin / P',
    certainty: 'Nur aus einem Handbuchentwurf',
  },
  {
    method: 'ufab-median',
    name: 'Gewichtete Richtwertmethode (Median)',
    sentence: 'Leistung und Preis werden an den Medianen aller wertbaren Angebote gemessen und gewichtet.',
    formula: 'Z = GL × L/L(Median) − GP × P/P(Median)',
    certainty: 'Regel belegt, Formel nicht nachgelesen',
  },
  {
    method: 'ufab-reference',
    name: 'Referenzwertmethode',
    sentence: 'Wie die gewichtete Richtwertmethode, gemessen an vorher festgelegten Werten.',
    formula: 'Z = GL × L/L(Ref) − GP × P/P(Ref)',
    certainty: 'Regel belegt, Formel nicht nachgelesen',
  },
  {
    method: 'ufab-simple',
    name: 'Einfache Richtwertmethode',
    sentence: 'Leistungspunkte je Euro; die höchste Kennzahl liegt vorn, ohne eigenes Gewicht für den Preis.',
    formula: 'Z = L / P',
    certainty: 'Nicht amtlich belegt, Gewichtung streitig',
  },
  {
    method: 'ufab-extended',
    name: 'Erweiterte Richtwertmethode',
    sentence: 'Wie die einfache; dicht unter der führenden Kennzahl entscheidet ein bekannt gemachtes Kriterium.',
    formula: 'Z = L / P, Schwankungsbereich höchstens 10 %',
    certainty: 'Nicht amtlich belegt, Gewichtung streitig',
  },
];

export const methodName = (method: MethodCode): string => METHODS.find((row) => row.method === method)?.name ?? method;

export const TIE_RULES = [
  ['', 'wie üblich'],
  ['lower-price', 'der niedrigere Preis'],
  ['higher-performance', 'die höhere Leistung'],
  ['lot', 'das Los'],
  ['none', 'nichts bekannt gemacht'],
] as const;

export const CORRIDOR_CRITERIA = [
  ['highest-performance', 'die höchste Leistung'],
  ['lowest-price', 'der niedrigste Preis'],
] as const;

export const ROUNDINGS = [
  ['none', 'nicht gerundet'],
  ['half-up', 'kaufmännisch'],
  ['down', 'abgerundet'],
] as const;

export const REGIMES = [
  ['national', 'National'],
  ['eu', 'EU-weit'],
] as const;
