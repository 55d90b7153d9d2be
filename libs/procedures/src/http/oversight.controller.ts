import { type Actor, CurrentActor, Requires, requirePermission, UnitOfWork } from '@app/platform';
import { Controller, Get } from '@nestjs/common';
import { PHASE_NAMES } from '../domain/phase';
import { OversightQuery, WORKLOAD_DAYS } from '../infrastructure/oversight.query';
import { RISK_NAMES } from '../infrastructure/procedure-risk';
import { OversightResponse } from './procedure-list.response';

/** What the head of the centre looks at: who carries how much, and where something may go wrong. */
@Controller('procedure-oversight')
export class OversightController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly oversight: OversightQuery,
  ) {}

  @Get()
  @Requires('procedure.oversee')
  read(@CurrentActor() actor: Actor): Promise<OversightResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.oversee');
      const { created, awarded } = await this.oversight.year();
      return {
        days: WORKLOAD_DAYS,
        workload: (await this.oversight.workload()).map((load) => ({ ...load, phases: { ...load.phases } })),
        risks: (await this.oversight.risks()).map(({ risk, count, examples }) => ({
          risk,
          name: RISK_NAMES[risk],
          count,
          examples: examples.map(({ id, fileNumber, title, phase }) => ({
            ...{ id, fileNumber, title },
            phaseName: PHASE_NAMES[phase],
          })),
        })),
        createdThisYear: created,
        awardedThisYear: awarded,
      };
    });
  }
}
