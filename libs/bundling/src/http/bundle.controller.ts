import { formatMoney, notFound, parseMoney, unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ProcedureFromBundle } from '../application/procedure-from-bundle.usecase';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { BundleResponse } from './bundle.response';
import { ProcedureFromBundleRequest } from './demand-round.request';
import { CreatedResponse } from './demand-round.response';

@Controller('bundles')
export class BundleController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bundles: BundleRepository,
    private readonly directory: Directory,
    private readonly procedureFromBundle: ProcedureFromBundle,
  ) {}

  @Get(':id')
  @Requires('bundle.read')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<BundleResponse> {
    return this.uow.run(actor, async () => {
      const bundle = await this.bundles.find(id);
      if (!bundle) throw notFound('Dieses Bündel');
      const { createdByName, proof, ...head } = bundle;
      const items = await this.items(id);
      const lots = (await this.bundles.lots(id)).map((lot) => ({
        ...lot,
        items: items.filter(({ lotId }) => lotId === lot.id).map(({ lotId: _, ...item }) => item),
      }));
      const { articles, ...sums } = proof;
      return {
        ...head,
        createdBy: createdByName,
        termValue: formatMoney(parseMoney(head.estimatedValue) * BigInt(head.termYears)),
        proof: { ...sums, articles: articles.map((article) => ({ ...article })) },
        lots,
      };
    });
  }

  /** Makes the procedure of the bundle; a second call answers with the same procedure. */
  @Post(':id/procedure')
  @Requires('procedure.manage')
  createProcedure(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body?: ProcedureFromBundleRequest,
  ): Promise<CreatedResponse> {
    return this.uow.run(actor, async () => ({ id: await this.procedureFromBundle.execute(id, body?.from) }));
  }

  private async items(bundleId: string) {
    const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
    const costCentres = new Map((await this.directory.costCentres()).map((costCentre) => [costCentre.id, costCentre]));
    const parts = await this.bundles.partsByArticle(bundleId);
    return (await this.bundles.items(bundleId)).map((item) => ({
      ...item,
      unitName: unitName(item.unit),
      parts: (parts.get(item.articleNumber) ?? []).map(({ memberId, costCentreId, quantity, lineId }) => ({
        member: members.get(memberId)?.slug ?? '',
        memberName: members.get(memberId)?.name ?? '',
        costCentre: costCentres.get(costCentreId)?.number ?? '',
        costCentreName: costCentres.get(costCentreId)?.name ?? '',
        quantity,
        lineId,
      })),
    }));
  }
}
