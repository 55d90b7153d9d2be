/** The part of the procedure's page where the source of a sentence stands. */
export type RecordArea = 'beurteilung' | 'zeitplan' | 'lose' | 'zuschlag' | 'vermerk';

/** One sentence of the record with where it comes from. */
export interface Statement {
  readonly text: string;
  readonly area: RecordArea;
  /** What it was made from; `text` is written by a person, `entry` stands among the running entries. */
  readonly source: 'dossier' | 'finding' | 'confirmation' | 'checklist' | 'entry' | 'text';
  /** Null where the dossier does not keep who did it; the running entry of the same moment does. */
  readonly person: string | null;
  readonly at: Date | null;
  /** The running entry of the same act. */
  readonly entryId: string | null;
}

/** A running entry as far as sentences are linked with it. */
export interface LinkedEntry {
  readonly id: string;
  readonly at: Date;
  readonly personName: string;
  readonly text: string;
}

type Author = { readonly personName?: string | null; readonly at?: Date | null };

export const statement = (
  source: Statement['source'],
  area: RecordArea,
  text: string,
  { personName, at }: Author = {},
): Statement => ({ text, area, source, person: personName ?? null, at: at ?? null, entryId: null });

/** Every step writes its entry in its own transaction, so an act and its entry carry the same moment. */
export function linked(one: Statement, entries: readonly LinkedEntry[]): Statement {
  if (one.at === null || one.entryId !== null) return one;
  const moment = one.at.getTime();
  const entry = entries.find(
    ({ at, personName }) => at.getTime() === moment && (one.person === null || personName === one.person),
  );
  return entry ? { ...one, person: entry.personName, entryId: entry.id } : one;
}
