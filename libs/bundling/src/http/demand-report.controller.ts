import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { ReportDemand } from '../application/report-demand.usecase';
import { DEMAND_COLUMNS } from '../domain/demand-import';
import { csvBytes } from './csv-body';
import { DemandImportResponse } from './demand-import.response';
import {
  AnswerRoundRequest,
  ChangeDemandLineRequest,
  DemandImportQuery,
  LateReasonQuery,
  ReportDemandRequest,
} from './demand-round.request';
import { ReportedLinesResponse } from './demand-round.response';

/** What members report in a round, from the page and by file. */
@Controller('demand-rounds')
export class DemandReportController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly report: ReportDemand,
  ) {}

  /** An empty file with the columns of the import, as spreadsheets read it. */
  @Get('lines/template')
  @Requires('demand-round.read')
  @ApiProduces('text/csv')
  template(): StreamableFile {
    return new StreamableFile(Buffer.from(`\uFEFF${DEMAND_COLUMNS.join(';')}\r\n`), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="bedarf-vorlage.csv"; filename*=UTF-8''Bedarf-Vorlage.csv`,
    });
  }

  /** CSV or XLSX, told apart by the bytes. `all-or-nothing` with a bad record stores nothing and answers 422 with the same list. */
  @Post(':id/lines/import')
  @HttpCode(200)
  @Requires('demand.report')
  @ApiConsumes('text/csv', 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  import(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: DemandImportQuery,
    @Body() body: unknown,
  ): Promise<DemandImportResponse> {
    const { mode, replace, ...report } = query;
    return this.uow.run(actor, async () => {
      const { rejected, hints, ...found } = await this.report.importFile(
        id,
        report,
        csvBytes(body),
        mode,
        replace ?? false,
      );
      return {
        ...found,
        rejected: rejected.map((each) => ({ ...each, further: [...each.further] })),
        hints: [...hints],
      };
    });
  }

  @Post(':id/lines')
  @Requires('demand.report')
  add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { lines, ...report }: ReportDemandRequest,
  ): Promise<ReportedLinesResponse> {
    return this.uow.run(actor, async () => ({ ids: [...(await this.report.add(id, report, lines))] }));
  }

  @Put(':id/lines/:lineId')
  @HttpCode(204)
  @Requires('demand.report')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('lineId') lineId: string,
    @IfMatch() version: number,
    @Body() { reason, ...demand }: ChangeDemandLineRequest,
  ): Promise<void> {
    return this.uow.run(actor, () => this.report.change(id, lineId, version, demand, reason));
  }

  @Delete(':id/lines/:lineId')
  @HttpCode(204)
  @Requires('demand.report')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('lineId') lineId: string,
    @Query() { reason }: LateReasonQuery,
  ): Promise<void> {
    return this.uow.run(actor, () => this.report.remove(id, lineId, reason));
  }

  /** The member says that its report is complete, also when it needs nothing. */
  @Post(':id/answer')
  @HttpCode(204)
  @Requires('demand.report')
  answer(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: AnswerRoundRequest): Promise<void> {
    return this.uow.run(actor, () => this.report.answer(id, body));
  }
}
