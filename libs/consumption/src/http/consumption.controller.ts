import { DomainError, germanDate } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  csvOf,
  CurrentActor,
  decodeCursor,
  download,
  encodeCursor,
  Requires,
  toPage,
  UnitOfWork,
  xlsxOf,
} from '@app/platform';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ConsumptionReports } from '../application/consumption-report.usecase';
import { ConsumptionPostingQuery, ConsumptionQuery } from './consumption.request';
import { ConsumptionPostingListResponse, ConsumptionResponse } from './consumption.response';

/** More lines than this are no report any more: the file would take minutes and no spreadsheet opens it well. */
const EXPORT_LINES = 50_000;
/** The sort keys of a line, as many as the grouping has, travel in a cursor as one text. */
const KEY_SEPARATOR = '\u001f';

@Controller('consumption')
export class ConsumptionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ConsumptionReports,
    private readonly directory: Directory,
  ) {}

  /** Consumption by member, cost centre, article and month. */
  @Get()
  @Requires('consumption.read')
  @ApiOkResponse({ type: ConsumptionResponse })
  consumption(
    @CurrentActor() actor: Actor,
    @Query() query: ConsumptionQuery,
  ): Promise<ConsumptionResponse | StreamableFile> {
    const { format } = query;
    return this.uow.run<ConsumptionResponse | StreamableFile>(actor, () =>
      format === 'json' ? this.page(query) : this.file(query, format, actor.name),
    );
  }

  /** The single postings behind the figures, newest first. */
  @Get('postings')
  @Requires('consumption.read')
  postings(
    @CurrentActor() actor: Actor,
    @Query() query: ConsumptionPostingQuery,
  ): Promise<ConsumptionPostingListResponse> {
    return this.uow.run(actor, async () => {
      const after = decodeCursor(query.cursor, 2)?.map(String) ?? null;
      const found = await this.reports.postings(query, { limit: query.limit + 1, after });
      const { items, nextCursor } = toPage(found.items, query.limit, ({ bookedOn, id }) => [bookedOn, id]);
      return { items: [...items], nextCursor };
    });
  }

  private async page(query: ConsumptionQuery): Promise<ConsumptionResponse> {
    const after = decodeCursor(query.cursor, 1)?.map(String).join('').split(KEY_SEPARATOR) ?? null;
    const report = await this.reports.report(query, { limit: query.limit + 1, after });
    const items = report.lines.slice(0, query.limit);
    const last = report.lines.length > query.limit ? report.keys[query.limit - 1] : undefined;
    return {
      columns: [...report.columns],
      items,
      totals: report.totals,
      filters: report.filters.map(([name, value]) => ({ name, value })),
      asOf: report.asOf,
      nextCursor: last ? encodeCursor([last.join(KEY_SEPARATOR)]) : null,
    };
  }

  private async file(query: ConsumptionQuery, format: 'csv' | 'xlsx', by: string): Promise<StreamableFile> {
    const report = await this.reports.report(query, { limit: EXPORT_LINES + 1, after: null });
    if (report.lines.length > EXPORT_LINES) {
      throw new DomainError(
        'unprocessable',
        'export-too-large',
        'Die Auswertung hat mehr als 50.000 Zeilen. Bitte schränken Sie den Zeitraum ein oder gruppieren Sie gröber.',
      );
    }
    const name = `Verbrauch ${germanDate(this.uow.today())}`;
    const rows = report.lines.map((line) => ({ ...line }));
    const table = { name: 'Verbrauch', columns: report.columns, rows, totals: { ...report.totals } };
    if (format === 'csv') return download(csvOf(table), name, 'csv');
    const centre = (await this.directory.centre()).name;
    const { filters, asOf } = report;
    const title = 'Verbrauch der Mitgliedskommunen';
    return download(await xlsxOf([table], { title, filters, asOf, by, centre }), name, 'xlsx');
  }
}
