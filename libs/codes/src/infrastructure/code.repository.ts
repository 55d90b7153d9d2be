import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { CodeListId } from '../contract';
import type { CodeEntry } from '../domain/code-list';

/** One loading of a list: the "Stand" that people read. */
export interface ListLoad {
  /** Counts the loadings of the list from 1. */
  readonly number: number;
  readonly fileName: string;
  readonly sha256: string;
  /** Codes in the file. */
  readonly records: number;
  readonly loadedAt: Date;
  readonly loadedBy: string;
}

export interface CodeRow extends CodeEntry {
  /** No longer in the latest list. */
  readonly withdrawn: boolean;
}

@Injectable()
export class CodeRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The latest loading; undefined where the list was never loaded. */
  latestLoad(list: CodeListId): Promise<ListLoad | undefined> {
    return this.uow.first<ListLoad>(
      `select number, file_name as "fileName", sha256, records, loaded_at as "loadedAt", loaded_by as "loadedBy"
       from codes.list_load where list = $1 order by number desc limit 1`,
      [list],
    );
  }

  /** Every code there ever was, in their order. */
  all(list: CodeListId): Promise<CodeRow[]> {
    return this.uow.query<CodeRow>(
      `select code, parent, name_de as "nameDe", name_en as "nameEn", type, withdrawn_in is not null as withdrawn
       from codes.code where list = $1 order by code collate "C"`,
      [list],
    );
  }
}
