import { type Actor, CurrentActor, Requires, Trimmed } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { ProcedureRecordQuery } from '../application/procedure-record.query';
import { WriteRecordText } from '../application/record/write-record-text.usecase';
import { RecordResponse } from './record.response';
import { recordView } from './record.view';
import { SeenVersion } from './seen-version';

export class RecordTextRequest {
  /** Empty takes the text back; the earlier versions stay. */
  @Trimmed()
  @IsString()
  @MaxLength(8000)
  text: string;

  /** False: the item does not apply to this procedure, and the text says why. */
  @IsBoolean()
  applies: boolean;
}

/** The procurement record and what people write to its items. */
@Controller('procedures/:id/record')
export class RecordController {
  constructor(
    private readonly record: ProcedureRecordQuery,
    private readonly write: WriteRecordText,
  ) {}

  @Get()
  @Requires('procedure.read')
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RecordResponse> {
    return recordView(await this.record.read(actor, id));
  }

  /** `If-Match` names the version of the text that was seen, "0" for none; answers 412 with the newer text. */
  @Post('items/:itemId/text')
  @HttpCode(200)
  @Requires('procedure.manage')
  async text(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @SeenVersion() seen: number | undefined,
    @Body() { text, applies }: RecordTextRequest,
  ): Promise<RecordResponse> {
    await this.write.run(actor, id, itemId, { text, applies }, seen);
    return recordView(await this.record.read(actor, id));
  }
}
