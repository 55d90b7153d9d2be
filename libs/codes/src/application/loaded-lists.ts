import { Injectable } from '@nestjs/common';
import type { CodeListId } from '../contract';
import { CodeSearch } from '../domain/code-search';
import { CodeRepository, type CodeRow, type ListLoad } from '../infrastructure/code.repository';

/** A list as it was loaded last, ready to be asked. */
export interface LoadedList {
  readonly load: ListLoad;
  /** Withdrawn codes, too. */
  readonly byCode: ReadonlyMap<string, CodeRow>;
  /** In the order of their codes, without withdrawn ones. */
  readonly current: readonly CodeRow[];
  /** Current codes by parent; null for the top. */
  readonly children: ReadonlyMap<string | null, readonly CodeRow[]>;
  readonly search: CodeSearch;
}

/**
 * Keeps the lists in memory: they are the same for every centre and change once in years. Every question looks whether a
 * newer list was loaded meanwhile, also by another process. Asked inside an open unit of work.
 */
@Injectable()
export class LoadedLists {
  private readonly kept = new Map<CodeListId, LoadedList>();

  constructor(private readonly codes: CodeRepository) {}

  /** undefined where the list was never loaded. */
  async get(list: CodeListId): Promise<LoadedList | undefined> {
    const load = await this.codes.latestLoad(list);
    if (!load) return undefined;
    const kept = this.kept.get(list);
    // The number alone would not notice a database that was restored from a backup.
    if (kept && kept.load.number === load.number && kept.load.sha256 === load.sha256) return kept;
    const fresh = prepare(load, await this.codes.all(list));
    this.kept.set(list, fresh);
    return fresh;
  }
}

function prepare(load: ListLoad, rows: readonly CodeRow[]): LoadedList {
  const current = rows.filter(({ withdrawn }) => !withdrawn);
  const children = new Map<string | null, CodeRow[]>();
  for (const row of current) {
    const siblings = children.get(row.parent);
    if (siblings) siblings.push(row);
    else children.set(row.parent, [row]);
  }
  return {
    load,
    byCode: new Map(rows.map((row) => [row.code, row])),
    current,
    children,
    search: new CodeSearch(current.map(({ code, nameDe }) => ({ code, text: nameDe }))),
  };
}
