import { type Actor, CurrentActor, Requires, Trimmed } from '@app/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { SettleChecklist } from '../application/settle-checklist.usecase';
import { ProcedureResponse } from './procedure.response';
import { ProcedurePage } from './procedure-page';
import { SeenVersion } from './seen-version';

export class ChecklistMarkRequest {
  /** `gap`: cannot be done; the reason in `note` goes to a second person. */
  @IsIn(['done', 'open', 'gap'])
  state: 'done' | 'open' | 'gap';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note?: string;

  @IsOptional()
  @IsUUID()
  responsibleId?: string;

  /** Lots that go their own ways; left out: the ones closest to the item of those for which it can be true. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  lotIds?: string[];
}

export class ConfirmationAnswerRequest {
  @IsBoolean()
  agree: boolean;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  comment?: string;
}

/** Mandatory items of the phases, and what a second person agrees to. */
@Controller('procedures/:id')
export class ChecklistController {
  constructor(
    private readonly page: ProcedurePage,
    private readonly settle: SettleChecklist,
  ) {}

  @Post('items/:itemId')
  @HttpCode(200)
  @Requires('procedure.manage')
  mark(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @SeenVersion() seen: number | undefined,
    @Body() { state, note, responsibleId, lotIds }: ChecklistMarkRequest,
  ): Promise<ProcedureResponse> {
    const command = { state, note: note || null, responsibleId: responsibleId ?? null, lotIds };
    return this.page.after(actor, id, () => this.settle.mark(actor, id, itemId, command, seen));
  }

  @Post('confirmations/:confirmationId')
  @HttpCode(200)
  @Requires('procedure.confirm')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('confirmationId') confirmationId: string,
    @Body() { agree, comment }: ConfirmationAnswerRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () =>
      this.settle.answer(actor, id, confirmationId, { agree, comment: comment ?? null }),
    );
  }
}
