import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, may, requirePermission, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { BodyRules } from '../../application/award/body-rules.usecase';
import { RecordBodyDecision } from '../../application/award/record-body-decision.usecase';
import { WaiveInformation } from '../../application/award/waive-information.usecase';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { ProcedureResponse } from '../procedure.response';
import { ProcedurePage } from '../procedure-page';
import { BodyDecisionRequest, BodyRuleRequest, InformationWaiverRequest } from './bodies.request';
import { AwardBodiesResponse, BodyRulesResponse } from './bodies.response';
import { awardBodiesView } from './bodies.view';

/** What the buyers' bodies decide over an award, and awards before which nobody is informed. */
@Controller('procedures/:id')
export class AwardBodiesController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly page: ProcedurePage,
    private readonly dossiers: DossierLoader,
    private readonly directory: Directory,
    private readonly decisions: RecordBodyDecision,
    private readonly waiver: WaiveInformation,
  ) {}

  @Get('award-bodies')
  @Requires('procedure.read')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AwardBodiesResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      return awardBodiesView(await this.dossiers.read(id), await this.directory.members());
    });
  }

  /** Said once more for the same buyer, the last word counts. */
  @Post('body-decisions')
  @HttpCode(200)
  @Requires('procedure.manage')
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { body, decidedOn, result, reference, note, ...said }: BodyDecisionRequest,
  ): Promise<ProcedureResponse> {
    const { needed } = said;
    const command = {
      ...said,
      body: (needed && body) || null,
      decidedOn: (needed && decidedOn) || null,
      result: (needed && result) || null,
      reference: reference ?? '',
      note: note ?? '',
    };
    return this.page.after(actor, id, () => this.decisions.run(actor, id, command));
  }

  @Post('information-waiver')
  @HttpCode(200)
  @Requires('procedure.manage')
  waive(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: InformationWaiverRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.waiver.run(actor, id, body));
  }
}

/** From which value on which body of a member decides. */
@Controller('body-rules')
export class BodyRulesController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: BodyRules,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Requires('procedure.read')
  read(@CurrentActor() actor: Actor): Promise<BodyRulesResponse> {
    return this.uow.run(actor, async () => {
      const rules = await this.rules.read(actor);
      const members = await this.directory.members();
      const found = members.map((member) => ({ member, rule: rules.find(({ memberId }) => memberId === member.id) }));
      return {
        items: found.flatMap(({ member, rule }) =>
          rule
            ? [
                {
                  ...{ member: member.slug, memberName: member.name, body: rule.body, fromValue: rule.fromValue },
                  ...{ changedBy: rule.changedBy, changedAt: rule.changedAt.toISOString() },
                },
              ]
            : [],
        ),
        others: found.flatMap(({ member: { slug, name }, rule }) => (rule ? [] : [{ slug, name }])),
        mayChange: may(actor, 'directory.manage'),
      };
    });
  }

  @Put(':member')
  @HttpCode(204)
  @Requires('directory.manage')
  set(@CurrentActor() actor: Actor, @Param('member') member: string, @Body() body: BodyRuleRequest): Promise<void> {
    return this.rules.set(actor, member, { body: body.body, fromValue: body.fromValue });
  }

  @Delete(':member')
  @HttpCode(204)
  @Requires('directory.manage')
  remove(@CurrentActor() actor: Actor, @Param('member') member: string): Promise<void> {
    return this.rules.set(actor, member, null);
  }
}
