import { formatMoney, parseDecimal, parseMoney } from '@app/kernel';
import { Requires } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { allocateCosts } from '../domain/cost-allocation';
import { CostAllocationRequest } from './cost-allocation.request';
import { CostAllocationResponse } from './cost-allocation.response';

@Controller('cost-allocations')
export class CostAllocationController {
  /** Shares the centre's costs among its members and says how; stores nothing. */
  @Post('preview')
  @HttpCode(200)
  @Requires('report.read')
  async preview(@Body() request: CostAllocationRequest): Promise<CostAllocationResponse> {
    const { shares, total, surplus, derivation } = allocateCosts({
      year: request.year,
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
}
