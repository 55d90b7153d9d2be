import type { OwnEntry } from '@app/law';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** One version of an entry. */
export interface LawEntryRow {
  readonly id: string;
  readonly version: number;
  readonly entry: OwnEntry;
  readonly withdrawn: boolean;
  readonly reason: string | null;
  readonly personName: string;
  readonly enteredAt: Date;
}

@Injectable()
export class LawEntryRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Every version, the latest entries first and the latest version of each first. */
  all(): Promise<LawEntryRow[]> {
    return this.uow.query<LawEntryRow>(
      `select id, version, entry, withdrawn, reason, person_name as "personName", entered_at as "enteredAt"
       from compass.law_entry order by id desc, version desc`,
    );
  }

  /** How many versions there are: it grows with every change. */
  async count(): Promise<number> {
    const row = await this.uow.first<{ count: number }>('select count(*)::int as count from compass.law_entry');
    return row?.count ?? 0;
  }

  /** Returns false when this version of the entry is already taken. */
  async add({
    id,
    version,
    entry,
    withdrawn,
    reason,
  }: Omit<LawEntryRow, 'personName' | 'enteredAt'>): Promise<boolean> {
    const added = await this.uow.execute(
      `insert into compass.law_entry (id, version, entry, withdrawn, reason, person_name, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (centre_id, id, version) do nothing`,
      [id, version, JSON.stringify(entry), withdrawn, reason, this.uow.actor.name, this.uow.now()],
    );
    return Boolean(added);
  }
}
