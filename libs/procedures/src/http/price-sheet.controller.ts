import { invalid, unitName } from '@app/kernel';
import { type Actor, contentDisposition, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { PriceSheets } from '../application/price-sheets.usecase';
import { BidImportQuery } from './award.request';
import { PriceSheetReportResponse } from './price-sheet.response';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('procedures/:id')
export class PriceSheetController {
  constructor(private readonly sheets: PriceSheets) {}

  /** The workbook that bidders fill: a sheet per lot. */
  @Get('price-sheet')
  @Requires('procedure.read')
  async file(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, bytes } = await this.sheets.file(actor, id);
    return new StreamableFile(bytes, {
      ...{ type: XLSX, disposition: contentDisposition('attachment', name), length: bytes.byteLength },
    });
  }

  /** The filled workbook as bytes (application/octet-stream): every deviation by row, and the prices. */
  @Post('bids/price-sheet')
  @HttpCode(200)
  @Requires('procedure.manage')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { bidderId, lotId, receivedAt, mode }: BidImportQuery,
    @Body() body: unknown,
  ): Promise<PriceSheetReportResponse> {
    if (!Buffer.isBuffer(body) || body.length === 0)
      throw invalid(
        'xlsx-expected',
        'Bitte das ausgefüllte Preisblatt als XLSX-Datei senden (application/octet-stream).',
      );
    const target = { bidderId, lotId, receivedAt: receivedAt ? new Date(receivedAt) : null };
    const { deviations, prices, total, missing, stored } = await this.sheets.read(actor, id, target, body, mode);
    return {
      deviations: deviations.map((deviation) => ({ ...deviation })),
      prices: prices.map(({ articleNumber, text, unit, quantity, unitPrice, amount }) => ({
        ...{ articleNumber, text, unitName: unitName(unit), quantity, unitPrice, amount },
      })),
      total,
      missing: [...missing],
      stored,
    };
  }
}
