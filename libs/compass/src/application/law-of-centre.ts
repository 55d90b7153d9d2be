import { hasEffect, type Law, SHIPPED_DATA, SHIPPED_LAW, type StoredEntry, withOwnEntries } from '@app/law';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CentreLaw } from '../contract';
import { type LawEntryRow, LawEntryRepository } from '../infrastructure/law-entry.repository';

/** The entries in force: the latest version of each that is not withdrawn and that the book still has a place for. */
export const inForce = (rows: readonly LawEntryRow[]): readonly StoredEntry[] =>
  [...new Map([...rows].sort((a, b) => a.version - b.version).map((row) => [row.id, row])).values()]
    .filter(({ withdrawn, entry }) => !withdrawn && hasEffect(entry))
    .map(({ id, entry }) => ({ ...entry, id }));

/** Builds the law book of a centre and keeps it until an entry changes. */
@Injectable()
export class LawOfCentre extends CentreLaw {
  private readonly known = new Map<string, { readonly count: number; readonly law: Law }>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: LawEntryRepository,
  ) {
    super();
  }

  async current(): Promise<Law> {
    const count = await this.entries.count();
    if (count === 0) return SHIPPED_LAW;
    const { centreId } = this.uow.actor;
    const known = this.known.get(centreId);
    if (known?.count === count) return known.law;
    // What another one added since the count belongs to the later version.
    const rows = await this.entries.all();
    const law = withOwnEntries(SHIPPED_DATA, inForce(rows), `${SHIPPED_DATA.version}+Z${rows.length}`);
    this.known.set(centreId, { count: rows.length, law });
    return law;
  }
}
