import { CitationResponse, UncertaintyResponse } from '@app/compass/contract';

export class RecordStatementResponse {
  text: string;
  source: 'dossier' | 'finding' | 'confirmation' | 'checklist' | 'entry' | 'text';
  /** Part of the procedure's page where its source stands. */
  area: 'beurteilung' | 'zeitplan' | 'lose' | 'zuschlag' | 'vermerk';
  person: string | null;
  at: string | null;
  /** The running entry of the same act. */
  entryId: string | null;
}
export class RecordTextResponse {
  version: number;
  text: string;
  /** False: the text says why the item does not apply. */
  applies: boolean;
  person: string;
  at: string;
}
export class RecordItemResponse {
  id: string;
  title: string;
  state: 'complete' | 'open' | 'not-applicable';
  obligation: 'required' | 'if-applicable' | 'recommended';
  paragraph: string | null;
  citation: CitationResponse;
  /** What is missing, or why the item does not apply. */
  reason: string | null;
  sentences: string[];
  /** The sentences with their sources. */
  statements: RecordStatementResponse[];
  /** May be said not to apply. */
  optional: boolean;
  /** What people wrote, the oldest version first. */
  texts: RecordTextResponse[];
}
export class RecordEntryResponse {
  id: string;
  at: string;
  person: string;
  text: string;
  paragraph: string | null;
}
export class RecordResponse {
  fileNumber: string;
  items: RecordItemResponse[];
  entries: RecordEntryResponse[];
  uncertain: UncertaintyResponse[];
}
