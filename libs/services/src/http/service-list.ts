import { Directory, type Member } from '@app/organisation/contract';
import { type Actor, csvOf, decodeCursor, download, type ExportTable, toPage, UnitOfWork, xlsxOf } from '@app/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { germanDate } from '@app/kernel';
import type { ServiceFilter, ServicePage } from '../infrastructure/service-log.repository';
import type { ServiceExportQuery, ServiceListQuery } from './services.request';

const MOST = 50_000;
type Load<T> = (filter: ServiceFilter, page: ServicePage) => Promise<T[]>;

/** What both lists share: filters by slug, pages by (day, id), the same rows as a file. */
@Injectable()
export class ServiceLists {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
  ) {}

  /** Members by id. */
  async members(): Promise<ReadonlyMap<string, Member>> {
    return new Map((await this.directory.members()).map((member) => [member.id, member]));
  }

  async page<T extends { day: string; id: string }>(
    query: ServiceListQuery,
    load: Load<T>,
  ): Promise<{ items: readonly T[]; nextCursor: string | null }> {
    const after = decodeCursor(query.cursor, 2);
    const page = { limit: query.limit + 1, after: after ? ([String(after[0]), String(after[1])] as const) : null };
    return toPage(await load(await this.filterOf(query), page), query.limit, ({ day, id }) => [day, id]);
  }

  file<T>(
    actor: Actor,
    query: ServiceExportQuery,
    title: string,
    load: Load<T>,
    tableOf: (rows: readonly T[], names: ReadonlyMap<string, string>) => ExportTable,
  ): Promise<StreamableFile> {
    return this.uow.run(actor, async () => {
      const names = new Map([...(await this.members())].map(([id, { name }]) => [id, name]));
      const table = tableOf(await load(await this.filterOf(query), { limit: MOST, after: null }), names);
      const name = `${title} ${germanDate(this.uow.today())}`;
      if (query.format === 'csv') return download(csvOf(table), name, 'csv');
      const centre = (await this.directory.centre()).name;
      const { from, to, member, q } = query;
      const filters = Object.entries({
        Von: from && germanDate(from),
        Bis: to && germanDate(to),
        Kommune: member,
        Suche: q,
      });
      const provenance = {
        title,
        filters: filters.flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
        asOf: this.uow.now(),
        by: actor.name,
        centre,
      };
      return download(await xlsxOf([table], provenance), name, 'xlsx');
    });
  }

  private async filterOf({ from, to, member, q, cancelled }: ServiceListQuery): Promise<ServiceFilter> {
    const memberId = member ? (await this.directory.memberBySlug(member)).id : null;
    return { from, to, memberId, q, cancelled: cancelled === 'yes' };
  }
}
