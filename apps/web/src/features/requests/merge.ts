import type { RequestContent } from './model';

type Field = keyof RequestContent;

export interface Merge {
  /** What both versions agree on: the fields only one side changed, and mine where both did. */
  readonly content: RequestContent;
  /** Fields both sides changed, each in its own way. */
  readonly conflicts: readonly Field[];
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Brings together what was typed here and what was stored meanwhile, both started from `base`. Nothing is lost. */
export function merge(base: RequestContent, stored: RequestContent, mine: RequestContent): Merge {
  const fields = Object.keys(mine) as Field[];
  const content = Object.fromEntries(
    fields.map((field) => [field, same(mine[field], base[field]) ? stored[field] : mine[field]]),
  ) as unknown as RequestContent;
  const conflicts = fields.filter(
    (field) =>
      !same(mine[field], base[field]) && !same(stored[field], base[field]) && !same(mine[field], stored[field]),
  );
  return { content, conflicts };
}

/** Takes the stored value back for one field. */
export const withStored = (content: RequestContent, stored: RequestContent, field: string): RequestContent => ({
  ...content,
  [field]: stored[field as Field],
});
