import { type Actor, CurrentActor, requirePermission, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { PlanAward } from '../application/examination/plan-award.usecase';
import type { LotPlan } from '../domain/examination/lot-plan';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ExaminationLoader } from '../infrastructure/examination.loader';
import { CriteriaRequest, type EvaluationPlanRequest, type LotPlanRequest } from './criteria.request';
import { CriteriaResponse } from './examination.response';
import { criteriaView } from './examination.view';
import { SeenVersion } from './seen-version';

/** What bidders are told before they bid: criteria, weights, requirements, variants. */
@Controller('procedures/:id/criteria')
export class CriteriaController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly files: ExaminationLoader,
    private readonly plan: PlanAward,
  ) {}

  @Get()
  @Requires('procedure.read')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CriteriaResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      return criteriaView(await this.files.of(await this.dossiers.read(id)));
    });
  }

  /** The whole set; refused after the publication. */
  @Put()
  @Requires('procedure.manage')
  save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: CriteriaRequest,
  ): Promise<CriteriaResponse> {
    return this.uow.run(actor, async () => {
      await this.plan.run(actor, id, body.lots.map(planOf), seen);
      return this.read(actor, id);
    });
  }
}

/** What a request leaves out is null in the plan. */
const planOf = ({ evaluation, suitability, sustainability, variants, security, lotId }: LotPlanRequest): LotPlan => ({
  lotId,
  evaluation: evaluationOf(evaluation),
  suitability: suitability.map((requirement) => ({ ...requirement })),
  sustainability: sustainability.map((criterion) => ({ ...criterion })),
  variants: { ...variants },
  security: security ?? '',
});

const evaluationOf = (plan: EvaluationPlanRequest): LotPlan['evaluation'] => ({
  method: plan.method,
  priceWeight: plan.priceWeight ?? null,
  maximumPoints: plan.maximumPoints ?? null,
  pricePoints: plan.pricePoints ? { ...plan.pricePoints, zeroAt: plan.pricePoints.zeroAt ?? null } : null,
  corridor: plan.corridor ? { ...plan.corridor } : null,
  reference: plan.reference ? { ...plan.reference } : null,
  tieRule: plan.tieRule ?? null,
  limits: { performance: plan.limits?.performance ?? null, price: plan.limits?.price ?? null },
  lowBidPercent: plan.lowBidPercent ?? null,
  criteria: plan.criteria.map(({ levels, description, minimum, ...criterion }) => ({
    ...criterion,
    description: description ?? '',
    minimum: minimum ?? null,
    levels: levels.map((level) => ({ ...level })),
  })),
});
