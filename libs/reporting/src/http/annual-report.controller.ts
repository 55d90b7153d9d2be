import { DocumentRequests } from '@app/documents/contract';
import { DomainError } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  csvOf,
  CurrentActor,
  decodeCursor,
  download,
  Requires,
  toPage,
  UnitOfWork,
  xlsxOf,
} from '@app/platform';
import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnnualReportDocument, reportingPeriodId } from '../application/annual-report.document';
import { figuresTable, reportTables } from '../application/annual-report.tables';
import { type AnnualReport, AnnualReports } from '../application/annual-report.usecase';
import type { FigureId } from '../domain/annual-figures';
import { germanPeriod } from '../domain/reporting-year';
import { AnnualReportQuery, AnnualReportRowsQuery } from './annual-report.request';
import { AnnualReportResponse, FigureRowListResponse, ReportDocumentResponse } from './annual-report.response';

/** Where the row of a figure has its page. */
function pageOf(figure: FigureId, id: string): string | null {
  if (figure === 'demand-rounds') return `/bedarf/${id}`;
  if (figure.startsWith('frameworks')) return `/rahmenvereinbarungen/${id}`;
  if (figure.startsWith('orders')) return `/bestellungen/${id}`;
  if (figure.startsWith('consultation')) return '/beratungen';
  if (figure === 'trainings' || figure === 'information-events') return '/beratungen?ansicht=schulungen';
  return figure === 'consumption' ? null : `/vergaben/${id}`;
}

/** The document is made by the queue and kept in the archive: that writes. */
function refuseReader({ readOnly }: Actor): void {
  if (!readOnly) return;
  throw new DomainError(
    'forbidden',
    'read-only',
    'Das PDF wird neu erzeugt und abgelegt; das ist mit einem lesenden Zugang nicht möglich. ' +
      'Sie können den Jahresbericht als CSV- oder Excel-Datei (XLSX) abrufen.',
  );
}

@Controller('annual-report')
export class AnnualReportController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: AnnualReports,
    private readonly document: AnnualReportDocument,
    private readonly documents: DocumentRequests,
    private readonly directory: Directory,
  ) {}

  /** The figures of a reporting year. */
  @Get()
  @Requires('report.read')
  @ApiOkResponse({ type: AnnualReportResponse })
  @ApiAcceptedResponse({ type: ReportDocumentResponse })
  annualReport(
    @CurrentActor() actor: Actor,
    @Query() { from, to, format }: AnnualReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnnualReportResponse | ReportDocumentResponse | StreamableFile> {
    if (format === 'pdf') refuseReader(actor);
    return this.uow.run<AnnualReportResponse | ReportDocumentResponse | StreamableFile>(actor, async () => {
      const report = await this.reports.report(from, to);
      if (format === 'json') return toResponse(report);
      if (format !== 'pdf') return this.file(report, format, actor.name);
      const id = await this.documents.request(await this.document.load(reportingPeriodId(report)));
      void reply.status(202);
      return { id, state: 'waiting' };
    });
  }

  /** The rows a figure counts, newest first. */
  @Get('rows')
  @Requires('report.read')
  rows(@CurrentActor() actor: Actor, @Query() query: AnnualReportRowsQuery): Promise<FigureRowListResponse> {
    return this.uow.run(actor, async () => {
      const { figure, limit, cursor } = query;
      const after = decodeCursor(cursor, 2)?.map(String) ?? null;
      const rows = await this.reports.rows(figure, query, { limit: limit + 1, after });
      const { items, nextCursor } = toPage(rows, limit, ({ day, id }) => [day, id]);
      return { items: items.map((row) => ({ ...row, href: pageOf(figure, row.id) })), nextCursor };
    });
  }

  private async file(report: AnnualReport, format: 'csv' | 'xlsx', by: string): Promise<StreamableFile> {
    const name = `Jahresbericht ${report.label.replace('/', '-')}`;
    if (format === 'csv') return download(csvOf(figuresTable(report)), name, 'csv');
    const centre = (await this.directory.centre()).name;
    const filters = [['Zeitraum', germanPeriod(report)]] as const;
    const provenance = { title: `Jahresbericht ${report.label}`, filters, asOf: report.asOf, by, centre };
    return download(await xlsxOf(reportTables(report), provenance), name, 'xlsx');
  }
}

const toResponse = (report: AnnualReport): AnnualReportResponse => ({
  ...report,
  figures: [...report.figures],
  procedureTypes: [...report.procedureTypes],
  natures: [...report.natures],
  jointPurchases: report.jointPurchases.map((each) => ({ ...each, suppliers: [...each.suppliers] })),
  ordersByMember: [...report.ordersByMember],
  consumptionByMember: [...report.consumptionByMember],
});
