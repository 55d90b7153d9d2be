import {
  type Citation,
  EU_PROCEDURE_TYPES,
  fact,
  NATIONAL_PROCEDURE_TYPES,
  type RecordChecklist,
  recordChecklist,
  type RecordItemAnswer,
} from '@app/law';
import type { Dossier } from './dossier';
import { complete, type Generated } from './record/generated';
import { currentText, type RecordText } from './record/record-part';
import { linked, statement, type Statement } from './record/statement';
import * as topics from './record/topics';
import { statuteText } from './statute';

/** One item of the procurement record: its light, the provision it follows and what it says so far. */
export interface RecordItem {
  readonly id: string;
  readonly title: string;
  /** The light: `open` needs something yet, `not-applicable` says why in `reason`. */
  readonly state: 'complete' | 'open' | 'not-applicable';
  readonly obligation: RecordItemAnswer['obligation'];
  readonly paragraph: string | null;
  readonly citation: Citation;
  /** What is missing or why it does not apply. */
  readonly reason: string | null;
  readonly statements: readonly Statement[];
  /** What a person wrote last. */
  readonly text: RecordText | null;
  /** Whether a person may say that the item does not apply. */
  readonly optional: boolean;
}

/** A way to fill an item. `written`: what a person writes is enough. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly topic: topics.Topic;
  readonly written?: true;
  readonly obligation?: RecordItemAnswer['obligation'];
}

const VGV: Readonly<Record<string, Omit<Part, 'id' | 'title'>>> = {
  'DOC-VGV8': { topic: topics.course },
  'VM-VGV-01': { topic: topics.value },
  'VM-VGV-02': { topic: topics.selected },
  'VM-VGV-03': { topic: topics.rejected },
  'VM-VGV-04': { topic: topics.unusuallyLow },
  'VM-VGV-05': { topic: topics.winner },
  'VM-VGV-06': { topic: topics.procedureType },
  'VM-VGV-07': { topic: topics.procedureType },
  'VM-VGV-08': { topic: topics.waived },
  'VM-VGV-09': { topic: topics.paper, written: true },
  'VM-VGV-10': { topic: topics.conflicts, written: true },
  'VM-VGV-11': { topic: topics.combinedLots, written: true },
  'VM-VGV-12': { topic: topics.weighting, written: true },
};

/** Where the stored provision is one sentence for everything, the record follows the steps of the procedure. */
const STEPS: readonly Part[] = [
  { id: 'course', title: 'Fortlaufende Dokumentation', topic: topics.course },
  { id: 'value', title: 'Auftraggeber, Gegenstand und Wert', topic: topics.value },
  { id: 'procedure-type', title: 'Vergabeart und ihre Gründe', topic: topics.procedureType },
  { id: 'selected', title: 'Berücksichtigte Angebote und ihre Wertung', topic: topics.selected },
  { id: 'rejected', title: 'Nicht berücksichtigte Angebote und die Gründe', topic: topics.rejected },
  { id: 'winner', title: 'Erfolgreicher Bieter, Gründe und Unteraufträge', topic: topics.winner },
  { id: 'waived', title: 'Verzicht auf die Vergabe', topic: topics.waived, obligation: 'if-applicable' },
];

const partsOf = ({ id, text }: RecordItemAnswer): readonly Part[] => {
  const own = VGV[id];
  return own ? [{ id, title: text, ...own }] : STEPS.map((part) => ({ ...part, id: `${id}:${part.id}` }));
};

/** The provision the record is kept under. */
export const recordBasis = ({ procedure }: Dossier): string =>
  fact(procedure.nature === 'works' ? 'VM-VOBA' : procedure.regime === 'eu' ? 'DOC-VGV8' : 'VM-UVGO').statute;

/** What the law asks of the record of this procedure. */
export function recordRules({ procedure: p, law }: Dossier): RecordChecklist {
  const types: readonly (string | null)[] = p.regime === 'eu' ? EU_PROCEDURE_TYPES : NATIONAL_PROCEDURE_TYPES;
  return recordChecklist(
    {
      ...{ startsOn: p.startsOn, state: p.state, buyer: 'municipality', nature: p.nature, regime: p.regime },
      procedureType: types.includes(p.procedureType) ? p.procedureType : null,
    },
    law,
  );
}

const NOTHING: topics.RecordContext = { buyers: [], entries: [] };

/**
 * The items the law asks for, each with its light and the sentences the file gives. Buyers and running entries are for
 * the sentences only: the lights are the same without them.
 */
export const procurementRecord = (dossier: Dossier, context = NOTHING): readonly RecordItem[] =>
  recordRules(dossier).record.flatMap((answer) =>
    partsOf(answer).map((part) => itemOf(part, answer, dossier, context)),
  );

function itemOf(part: Part, answer: RecordItemAnswer, dossier: Dossier, context: topics.RecordContext): RecordItem {
  const obligation = part.obligation ?? answer.obligation;
  const text = currentText(dossier.record.texts, part.id) ?? null;
  const generated = withText(part.topic(dossier, context), text, part.written === true);
  return {
    ...{ id: part.id, title: part.title, state: generated.light, obligation },
    paragraph: statuteText(answer.citation.statute) ?? null,
    citation: answer.citation,
    reason: generated.reason,
    statements: generated.statements.map((one) => linked(one, context.entries)),
    text,
    optional: obligation !== 'required',
  };
}

/** What a person wrote counts beside what the file says; where the file cannot know, it is enough. */
function withText(generated: Generated, text: RecordText | null, enough: boolean): Generated {
  if (text === null || text.text === '') return generated;
  const said = statement('text', 'vermerk', text.text, text);
  if (!text.applies) return { statements: generated.statements, light: 'not-applicable', reason: text.text };
  const both = [...generated.statements, said];
  return enough || generated.light === 'not-applicable' ? complete(both) : { ...generated, statements: both };
}

/** The required items that are not there yet. */
export const recordGaps = (dossier: Dossier): readonly RecordItem[] =>
  procurementRecord(dossier).filter(({ obligation, state }) => obligation === 'required' && state === 'open');
