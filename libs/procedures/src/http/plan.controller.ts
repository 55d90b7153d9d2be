import { People } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { type PlanCommand, SavePlan } from '../application/save-plan.usecase';
import { AssignmentRequest, OfficersResponse, PlanRequest } from './plan.request';
import { ProcedureResponse } from './procedure.response';
import { ProcedurePage } from './procedure-page';
import { SeenVersion } from './seen-version';

/** What is planned, and who is in charge. */
@Controller()
export class PlanController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly page: ProcedurePage,
    private readonly save: SavePlan,
  ) {}

  @Put('procedures/:id/plan')
  @Requires('procedure.manage')
  plan(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: PlanRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, async () => this.save.run(actor, id, await this.commandOf(body), seen));
  }

  @Put('procedures/:id/people')
  @Requires('procedure.manage')
  assign(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() { officerId, deputyId }: AssignmentRequest,
  ): Promise<ProcedureResponse> {
    const people = { officerId, deputyId: deputyId ?? null };
    return this.page.after(actor, id, () => this.save.assign(actor, id, people, seen));
  }

  /** Who can be put in charge of a procedure, by name. */
  @Get('procedure-officers')
  @Requires('procedure.read')
  officers(@CurrentActor() actor: Actor): Promise<OfficersResponse> {
    return this.uow.run(actor, async () => {
      const ids = [...(await this.people.holders('officer', null)), ...(await this.people.holders('head', null))];
      const names = await this.people.names([...new Set(ids)]);
      const items = [...names].map(([id, name]) => ({ id, name }));
      return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'de')) };
    });
  }

  private async commandOf(body: PlanRequest): Promise<PlanCommand> {
    const buyerIds: string[] = [];
    for (const slug of body.buyers) buyerIds.push((await this.directory.memberBySlug(slug)).id);
    const lead = body.leadBuyer ? (await this.directory.memberBySlug(body.leadBuyer)).id : null;
    const { title, term, lots, description, thirdParty, place, mainCpv, furtherCpv, options, framework } = body;
    return {
      title,
      buyerIds,
      term: term ? { from: term.from, to: term.to } : null,
      lots: lots.map(({ id, cpv, ...lot }) => ({ ...lot, ...(id === undefined ? {} : { id }), cpv: cpv ?? '' })),
      onBehalfOf: thirdParty?.name ?? null,
      facts: {
        description,
        leadBuyerId: lead,
        thirdPartyFee: thirdParty?.fee ?? null,
        place,
        mainCpv: mainCpv ?? '',
        furtherCpv,
        options: options.map(({ title: name, value }) => ({ title: name, value })),
        framework: framework
          ? {
              parties: framework.parties,
              maximumValue: framework.maximumValue ?? null,
              maximumQuantity: framework.maximumQuantity ?? null,
              termReasons: framework.termReasons ?? '',
            }
          : null,
        dynamicSystem: body.dynamicSystem,
        planningCompetition: body.planningCompetition,
      },
    };
  }
}
