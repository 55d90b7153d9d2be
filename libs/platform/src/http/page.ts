import { DomainError } from '@app/kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** Query of every list: `?limit=&cursor=`. */
export class PageQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;

  @IsOptional()
  @IsString()
  cursor?: string;
}

/** Answer of every list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The key of the last row seen, as opaque text. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Throws `invalid` for a cursor that this list did not give out. */
export function decodeCursor(cursor: string | undefined, parts: number): (string | number)[] | undefined {
  if (!cursor) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(key) && key.length === parts) return key as (string | number)[];
  } catch {
    // falls through
  }
  throw new DomainError('invalid', 'cursor', 'Dieser Cursor gehört nicht zu dieser Liste.');
}

/** Cuts `limit + 1` rows (ask for one more than the page holds) into a page. */
export function toPage<T>(rows: readonly T[], limit: number, keyOf: (row: T) => readonly (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}

/** Query of a list that is short by its nature: everything at once unless less is asked for. */
export class ShortListQuery extends PageQuery {
  override limit = 500;
}

/** A page of rows that are read at once. Throws `invalid` for a cursor whose row is not there (any more). */
export function pageOf<T>(all: readonly T[], { limit, cursor }: PageQuery, idOf: (row: T) => string): Page<T> {
  const last = decodeCursor(cursor, 1)?.[0];
  const at = last === undefined ? -1 : all.findIndex((row) => idOf(row) === last);
  if (last !== undefined && at < 0)
    throw new DomainError('invalid', 'cursor', 'Dieser Cursor gehört nicht zu dieser Liste.');
  return toPage(all.slice(at + 1, at + limit + 2), limit, (row) => [idOf(row)]);
}
