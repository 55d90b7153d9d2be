import type { ProcurementRecord } from '../application/procedure-record.query';
import type { RecordText } from '../domain/record/record-part';
import type { RecordResponse, RecordTextResponse } from './record.response';

const textView = ({ version, text, applies, personName, at }: RecordText): RecordTextResponse => ({
  ...{ version, text, applies, person: personName, at: at.toISOString() },
});

/** The record as the page shows it. */
export const recordView = ({ fileNumber, items, entries, texts, uncertain }: ProcurementRecord): RecordResponse => ({
  fileNumber,
  items: items.map(({ text, statements, ...item }) => ({
    ...item,
    sentences: statements.map((one) => one.text),
    statements: statements.map((one) => ({ ...one, at: one.at?.toISOString() ?? null })),
    texts: texts.filter(({ itemId }) => itemId === item.id).map(textView),
  })),
  entries: entries.map(({ id, at, personName, text, citation }) => ({
    ...{ id, at: at.toISOString(), person: personName, text, paragraph: citation },
  })),
  uncertain: uncertain.map((one) => ({ ...one })),
});
