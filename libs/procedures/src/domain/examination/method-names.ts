import { EVALUATION_METHOD_NAMES, type EvaluationMethod } from '@app/law';
import type { EvaluationPlan } from './lot-plan';

/** What a method does, for people who plan it. */
export const METHOD_MEANINGS: Readonly<Record<EvaluationMethod, string>> = {
  'price-ratio': 'Höchstpunkte × niedrigster Preis ÷ Preis. Ohne weitere Kriterien entscheidet der niedrigste Preis.',
  'price-linear':
    'Der niedrigste Preis erhält alle Punkte, ab einem Vielfachen davon gibt es keine mehr, dazwischen linear.',
  'ufab-simple': 'Leistungspunkte ÷ Preis; die höchste Kennzahl gewinnt.',
  'ufab-extended':
    'Wie die einfache; in einem Schwankungsbereich unter der besten Kennzahl entscheidet ein bekannt gemachtes Kriterium.',
  'ufab-median': 'Leistung und Preis werden gewichtet und am Median der gültigen Angebote gemessen.',
  'ufab-reference': 'Leistung und Preis werden gewichtet und an vorher festgelegten Werten gemessen.',
};

/** "nach dem niedrigsten Preis", "nach der Methode …" for sentences of the record. */
export const methodText = ({ method, criteria }: EvaluationPlan): string =>
  criteria.length === 0 ? 'nach dem niedrigsten Preis' : `nach der Methode „${EVALUATION_METHOD_NAMES[method]}“`;
