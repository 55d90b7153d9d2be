import { type LocalDate, localDateField } from '@app/kernel';
import { type Actor, CurrentActor, IfMatch, Requires } from '@app/platform';
import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { MaintainCostCentre } from '../application/maintain-cost-centre.usecase';
import { AddCostCentreRequest, ChangeCostCentreRequest } from './cost-centre.request';
import { AddedResponse } from './directory.response';

const lastDay = (text: string | null | undefined): LocalDate | null => (text ? localDateField(text, '/validTo') : null);

@Controller('cost-centres')
export class CostCentreController {
  constructor(private readonly maintain: MaintainCostCentre) {}

  @Post()
  @Requires('directory.manage')
  async add(@CurrentActor() actor: Actor, @Body() body: AddCostCentreRequest): Promise<AddedResponse> {
    const id = await this.maintain.add(actor, {
      member: body.member,
      department: body.department ?? null,
      number: body.number,
      name: body.name,
      validFrom: localDateField(body.validFrom, '/validFrom'),
      validTo: lastDay(body.validTo),
      responsible: body.responsible ?? null,
    });
    return { id };
  }

  /** Name, responsible person and last day; a stale `If-Match` is refused naming who changed it. */
  @Patch(':id')
  @Requires('directory.manage')
  @HttpCode(204)
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ChangeCostCentreRequest,
  ): Promise<void> {
    return this.maintain.change(actor, id, version, {
      ...(body.name === undefined ? {} : { name: body.name }),
      ...(body.responsible === undefined ? {} : { responsible: body.responsible }),
      ...(body.validTo === undefined ? {} : { validTo: lastDay(body.validTo) }),
    });
  }
}
