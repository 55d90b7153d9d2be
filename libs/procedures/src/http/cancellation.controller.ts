import { type Actor, CurrentActor, requirePermission, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CancelProcedure } from '../application/cancellation/cancel-procedure.usecase';
import { cancellationGrounds, groundRefusal } from '../domain/cancellation/cancellation';
import { cancelledScope } from '../domain/scope';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { CancellationOptionsResponse } from './cancellation.response';
import { CancellationRequest } from './procedure.request';
import { ProcedureResponse } from './procedure.response';
import { ProcedurePage } from './procedure-page';
import { SeenVersion } from './seen-version';

/** Giving up a procedure or some of its lots. */
@Controller('procedures/:id/cancellation')
export class CancellationController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly page: ProcedurePage,
    private readonly dossiers: DossierLoader,
    private readonly cancellation: CancelProcedure,
  ) {}

  /** The grounds the law knows for this procedure as it stands. */
  @Get()
  @Requires('procedure.read')
  options(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CancellationOptionsResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(id);
      const part = cancelledScope(dossier, undefined);
      return {
        grounds: cancellationGrounds(part.procedure, dossier.law).map(({ id: groundId, text, fact }) => ({
          ...{ id: groundId, text, refusal: groundRefusal(part, groundId) },
          citation: fact && {
            ...{ id: fact.id, statute: fact.statute, text: fact.text, source: fact.source, status: fact.status },
          },
        })),
        lotIds: part.lots.map((lot) => lot.id),
      };
    });
  }

  /** Asks the second person; nothing is given up before they agree. Answers with the confirmation that waits. */
  @Post()
  @HttpCode(200)
  @Requires('procedure.manage')
  ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: CancellationRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.cancellation.ask(actor, id, body, seen));
  }
}
