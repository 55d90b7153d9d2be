import { formatMoney, parseDecimal, parseMoney } from '@app/kernel';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CostAllocationStatements } from '../application/cost-allocation-statements.usecase';
import { allocateCosts, type AllocationInput } from '../domain/cost-allocation';
import { CostAllocationRequest, CostAllocationStatementsRequest } from './cost-allocation.request';
import { CostAllocationResponse, CostAllocationStatementListResponse } from './cost-allocation.response';

@Controller('cost-allocations')
export class CostAllocationController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly statements: CostAllocationStatements,
  ) {}

  /** Shares the centre's costs among its members and says how; stores nothing. */
  @Post('preview')
  @HttpCode(200)
  @Requires('report.read')
  async preview(@Body() request: CostAllocationRequest): Promise<CostAllocationResponse> {
    const { shares, total, surplus, derivation } = allocateCosts(inputOf(request));
    return {
      shares: shares.map(({ id, days, base, variable, total: sum }) => ({
        id,
        days,
        base: formatMoney(base),
        variable: formatMoney(variable),
        total: formatMoney(sum),
      })),
      total: formatMoney(total),
      surplus: formatMoney(surplus),
      derivation: [...derivation],
    };
  }

  /** Asks for a statement for every member; the members are named by their slugs. */
  @Post('statements')
  @HttpCode(202)
  @Requires('report.read')
  makeStatements(
    @CurrentActor() actor: Actor,
    @Body() request: CostAllocationStatementsRequest,
  ): Promise<CostAllocationStatementListResponse> {
    const asked = { ...inputOf(request), payUntil: request.payUntil ?? null };
    return this.uow.run(actor, async () => ({ items: [...(await this.statements.execute(asked))] }));
  }
}

const inputOf = (request: CostAllocationRequest): AllocationInput => ({
  year: { from: request.year.from, to: request.year.to },
  costs: parseMoney(request.costs),
  thirdPartyIncome: parseMoney(request.thirdPartyIncome),
  subsidies: parseMoney(request.subsidies),
  basePercent: parseDecimal(request.basePercent, 2),
  members: request.members.map(({ id, population, from, to }) => ({
    id,
    population,
    from: from ?? null,
    to: to ?? null,
  })),
});
