/** A field that two people changed differently since both began. */
export interface EditConflict<Values> {
  readonly field: keyof Values & string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface MergedEdits<Values> {
  /** What only one side changed is taken from it; where both did, what was typed here stays. */
  readonly values: Values;
  readonly conflicts: readonly EditConflict<Values>[];
  /** Fields taken from the other side. */
  readonly taken: readonly (keyof Values & string)[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Brings what was typed here together with what somebody else saved meanwhile; `base` is what both began with. */
export function mergeEdits<Values extends object>(base: Values, mine: Values, theirs: Values): MergedEdits<Values> {
  const fields = Object.keys(mine) as (keyof Values & string)[];
  const changedThere = fields.filter((field) => !same(base[field], theirs[field]) && !same(mine[field], theirs[field]));
  const conflicts = changedThere.filter((field) => !same(base[field], mine[field]));
  const taken = changedThere.filter((field) => same(base[field], mine[field]));
  const values = { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
  return { values, taken, conflicts: conflicts.map((field) => ({ field, mine: mine[field], theirs: theirs[field] })) };
}
