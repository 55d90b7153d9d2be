import { germanMoney } from '@app/kernel';
import type { Law } from '../book/law';
import { germanStatute } from '../book/statute-names';
import type { CountedNeed } from './need';
import type { Limit } from './splitting-limits';

const statute = (factId: string, law: Law): string => germanStatute(law.fact(factId).statute);

/** What the sum says: a hint with its paragraphs, never a reproach. */
export function hintReason({ germanName, upTo, perLot }: Limit, needs: readonly CountedNeed[], law: Law): string {
  const sum = needs.reduce((total, { amount }) => total + amount, 0n);
  const supplies = needs[0]?.nature === 'supplies';
  const paragraphs = ['EST-2', supplies ? 'EST-8' : 'EST-7', 'EST-10'].map((id) => statute(id, law)).join(', ');
  return `${germanName}: ${needs.length} Bedarfe liegen je für sich bei höchstens ${germanMoney(upTo)}${perLot ? ' (je Fachlos)' : ''}, zusammen bei ${germanMoney(sum)}. Bitte prüfen, ob sie als ein Auftrag zu schätzen sind (${paragraphs}).`;
}

export interface Weighing {
  readonly needs: readonly CountedNeed[];
  readonly passed: readonly Limit[];
  /** Those of the passed limits that a need relies on. */
  readonly relying: readonly Limit[];
  /** The needs of the whole centre, not of one buyer. */
  readonly joint: boolean;
}

/** What speaks against adding the needs up. */
export function contraryReasons({ needs, passed, relying, joint }: Weighing, law: Law): readonly string[] {
  const shared = needs.filter(({ buyerIds }) => buyerIds.length > 1).length;
  return [
    ...(relying.length === 0
      ? ['Alle diese Bedarfe werden so vergeben, wie es auch für die Summe zulässig wäre.']
      : []),
    ...(joint
      ? ['Die Summe umfasst verschiedene Auftraggeber; sie zeigt zuerst, was sich gemeinsam beschaffen ließe.']
      : []),
    `Sachliche Gründe können eine getrennte Schätzung rechtfertigen, etwa eine eigenständige Organisationseinheit (${statute('EST-2', law)}).`,
    'Ob die Bedarfe wirklich gleichartig sind, zeigt erst der Blick auf die Leistung; die Gruppe ist eine Faustregel.',
    ...(shared > 0 && !joint
      ? [
          shared === 1
            ? 'Ein Bedarf ist eine gemeinsame Beschaffung und zählt hier mit dem ganzen Wert, nicht nur mit dem eigenen Anteil.'
            : `${shared} Bedarfe sind gemeinsame Beschaffungen und zählen hier mit dem ganzen Wert, nicht nur mit dem eigenen Anteil.`,
        ]
      : []),
    ...(passed.some(({ perLot }) => perLot)
      ? ['Die Wertgrenze gilt je Fachlos; verschiedene Gewerke zählen dafür nicht zusammen.']
      : []),
  ];
}
