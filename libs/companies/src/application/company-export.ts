import { DomainError, germanDate } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  csvOf,
  download,
  type ExportColumn,
  type ExportRow,
  requirePermission,
  UnitOfWork,
  xlsxOf,
} from '@app/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Light } from '../contract';
import { COMPANY_COLUMNS } from '../domain/company-import';
import { type CompanyFilter, type CompanyListItem, CompanyListQuery } from '../infrastructure/company-list.query';

const MOST = 20_000;
const AT_ONCE = 500;
const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  valid: 'gültig',
  expiring: 'läuft ab',
  expired: 'abgelaufen',
  missing: 'fehlt',
};
const CODES = ['postcode', 'phone', 'vatId', 'registerNumber', 'pqNumber'];
const COLUMNS: readonly ExportColumn[] = [
  ...Object.entries(COMPANY_COLUMNS).map(([header, id]) => ({
    id,
    header,
    kind: CODES.includes(id) ? ('code' as const) : ('text' as const),
  })),
  { id: 'blockedReason', header: 'Gesperrt', kind: 'text' },
  { id: 'register', header: 'Wettbewerbsregister', kind: 'text' },
  { id: 'registerUntil', header: 'Auskunft verwendbar bis', kind: 'day' },
];

/** The address book as a file: what a filter shows, in the columns the import reads. Contact persons are not in it. */
@Injectable()
export class CompanyExport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly list: CompanyListQuery,
    private readonly directory: Directory,
  ) {}

  file(actor: Actor, filter: Omit<CompanyFilter, 'limit' | 'cursor'>, format: 'csv' | 'xlsx'): Promise<StreamableFile> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.read');
      const name = `Unternehmen ${germanDate(this.uow.today())}`;
      const table = { name: 'Unternehmen', columns: COLUMNS, rows: (await this.all(filter)).map(rowOf) };
      if (format === 'csv') return download(csvOf(table), name, 'csv');
      const centre = (await this.directory.centre()).name;
      const { q, cpv, light, status } = filter;
      const filters = Object.entries({ Suche: q, CPV: cpv, Stand: light && LIGHT_WORDS[light], Status: status });
      const provenance = {
        title: 'Adressbuch der Unternehmen',
        filters: filters.flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
        asOf: this.uow.now(),
        by: actor.name,
        centre,
      };
      return download(await xlsxOf([table], provenance), name, 'xlsx');
    });
  }

  private async all(filter: Omit<CompanyFilter, 'limit' | 'cursor'>): Promise<readonly CompanyListItem[]> {
    const rows: CompanyListItem[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.list.page({ ...filter, limit: AT_ONCE, cursor });
      rows.push(...page.items);
      if (page.nextCursor === null) return rows;
      if (rows.length >= MOST) {
        throw new DomainError(
          'unprocessable',
          'export-too-large',
          'Die Liste hat mehr als 20.000 Unternehmen. Bitte grenzen Sie sie mit den Filtern ein.',
        );
      }
      cursor = page.nextCursor;
    }
  }
}

function rowOf({ facts, blockedReason, lights }: CompanyListItem): ExportRow {
  const register = lights.find(({ kind }) => kind === 'competition-register');
  return {
    ...facts,
    sme: facts.sme === null ? '' : facts.sme ? 'ja' : 'nein',
    cpv: facts.cpv.join(' '),
    blockedReason,
    register: register && LIGHT_WORDS[register.light],
    registerUntil: register?.validUntil,
  };
}
