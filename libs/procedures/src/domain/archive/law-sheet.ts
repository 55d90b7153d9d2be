import { germanDate, germanMoney, parseMoney } from '@app/kernel';
import { type FactStatus, PROCEDURE_TYPE_NAMES, REGIME_NAMES, VERDICT_NAMES } from '@app/law';
import type { Dossier } from '../dossier';
import { statuteText } from '../statute';
import type { RetentionFacts } from './retention';

const STATUS: Readonly<Record<FactStatus, string>> = {
  verified: 'belegt',
  remembered: 'nicht belegt',
  unknown: 'offen',
};

/** On which law the procedure rests, for a reader without the program: lines of plain German text. */
export function lawSheet({ procedure: p }: Dossier, { retention, note }: RetentionFacts): readonly string[] {
  const { assessment } = p;
  const statuteOf = new Map(assessment.citations.map(({ id, statute }) => [id, statuteText(statute)]));
  const cited = (text: string, rule: string | null): string => {
    const statute = rule === null ? undefined : statuteOf.get(rule);
    return `- ${text}${statute ? ` (${statute})` : ''}`;
  };
  const euro = (amount: string): string => germanMoney(parseMoney(amount));
  return [
    `Rechtsblatt zum Vergabeverfahren ${p.fileNumber}`,
    p.title,
    '',
    `Regelstand:               ${p.ruleSet}, Fassung ${p.lawVersion}, beurteilt für den ${germanDate(p.startsOn)}`,
    `Geschätzter Auftragswert: ${euro(p.estimatedValue)} netto`,
    `EU-Schwellenwert:         ${euro(assessment.threshold.value)}`,
    `Rechtsrahmen:             ${REGIME_NAMES[p.regime]}`,
    `Vergabeart:               ${p.procedureType ? PROCEDURE_TYPE_NAMES[p.procedureType] : 'noch nicht gewählt'}`,
    ...(p.typeChoice ? [`Gewählt von:              ${p.typeChoice.person}. ${p.typeChoice.reason}`] : []),
    '',
    'Begründung',
    ...p.estimateReasons.map((text) => `- ${text}`),
    ...assessment.trace.map(({ text, rule }) => cited(text, rule)),
    '',
    'Verfahrensarten',
    ...assessment.procedureTypes.map(
      ({ germanName, verdict, reason }) => `- ${germanName}: ${VERDICT_NAMES[verdict]}. ${reason}`,
    ),
    '',
    'Aufbewahrung',
    ...(retention ? [`- ${retention.reason} (${retention.citation.statute})`] : []),
    ...(note ? [`- ${note}`] : []),
    '',
    'Nicht gesichert',
    ...(assessment.uncertain.length > 0
      ? assessment.uncertain.map(({ text, id }) => cited(text, id))
      : ['- Nichts: Alle angewandten Regeln sind belegt.']),
    '',
    'Fundstellen',
    ...assessment.citations.map(
      ({ statute, text, source, status }) =>
        `- ${statuteText(statute) ?? 'ohne Fundstelle'}: ${text} [${source}; ${STATUS[status]}]`,
    ),
  ];
}
