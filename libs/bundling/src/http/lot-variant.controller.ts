import { invalid, notFound, parseMoney } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { SHIPPED_LAW } from '@app/law';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type BundlePlan, BundlePlans } from '../application/bundle-plan';
import { LotVariants } from '../application/lot-variants.usecase';
import { VariantJudge } from '../application/variant-judge';
import { tenderLots } from '../domain/hand-over';
import { type LotChange, type LotVariant, proveVariant } from '../domain/lot-variant';
import { LotVariantRepository, type StoredVariant } from '../infrastructure/lot-variant.repository';
import { ChooseVariantRequest, LotChangeRequest, ProposeLotsRequest } from './lot-variant.request';
import {
  HandOverResponse,
  LotVariantHeadResponse,
  LotVariantListResponse,
  LotVariantResponse,
} from './lot-variant.response';
import { comparisonView, headView, lotViews, slugsOf } from './lot-variant.view';

/** The lots of a bundle in several variants, side by side and step by step. */
@Controller('bundles/:id')
export class LotVariantController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: BundlePlans,
    private readonly variants: LotVariantRepository,
    private readonly lotVariants: LotVariants,
    private readonly judge: VariantJudge,
    private readonly directory: Directory,
  ) {}

  /** The lots by product group first, then every variant, each with what the law says of it today. */
  @Get('variants')
  @Requires('bundle.read')
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<LotVariantListResponse> {
    return this.uow.run(actor, async () => {
      const plan = await this.plans.read(id);
      const items: LotVariantHeadResponse[] = [await this.head(null, plan)];
      for (const variant of await this.variants.ofBundle(id)) items.push(await this.head(variant, plan));
      return { items };
    });
  }

  @Post('variants')
  @Requires('demand-round.manage')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { proposal, largestLot }: ProposeLotsRequest,
  ): Promise<LotVariantResponse> {
    // Lots below this value are the ones the 20 % rule could take out (§ 3 Abs. 9 VgV).
    const limit = largestLot === undefined ? SHIPPED_LAW.amountOf('EST-9a') : parseMoney(largestLot);
    return this.uow.run(actor, async () => this.one(id, await this.lotVariants.propose(id, proposal, limit)));
  }

  @Get('variants/:variantId')
  @Requires('bundle.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('variantId') variantId: string,
  ): Promise<LotVariantResponse> {
    return this.uow.run(actor, () => this.one(id, variantId));
  }

  @Post('variants/:variantId/changes')
  @HttpCode(200)
  @Requires('demand-round.manage')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('variantId') variantId: string,
    @IfMatch() version: number,
    @Body() body: LotChangeRequest,
  ): Promise<LotVariantResponse> {
    return this.uow.run(actor, async () => {
      const members = new Map((await this.directory.members()).map(({ slug, id: memberId }) => [slug, memberId]));
      await this.lotVariants.change(id, variantId, version, changeOf(body, members));
      return this.one(id, variantId);
    });
  }

  /** Takes the last change back. */
  @Post('variants/:variantId/undo')
  @HttpCode(200)
  @Requires('demand-round.manage')
  undo(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('variantId') variantId: string,
    @IfMatch() version: number,
  ): Promise<LotVariantResponse> {
    return this.uow.run(actor, async () => {
      await this.lotVariants.undo(id, variantId, version);
      return this.one(id, variantId);
    });
  }

  @Post('variants/:variantId/choice')
  @HttpCode(200)
  @Requires('demand-round.manage')
  choose(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('variantId') variantId: string,
    @IfMatch() version: number,
    @Body() { reason }: ChooseVariantRequest,
  ): Promise<LotVariantResponse> {
    return this.uow.run(actor, async () => {
      await this.lotVariants.choose(id, variantId, version, reason);
      return this.one(id, variantId);
    });
  }

  /** What was handed over: the procedures' lots with who may call off and where it is delivered. */
  @Get('hand-over')
  @Requires('bundle.read')
  handOver(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<HandOverResponse> {
    return this.uow.run(actor, async () => {
      const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
      const lots = await this.variants.handedOver(id);
      return {
        items: lots.map(({ procedureId, fileNumber, lotNumber, award, title, memberIds, delivery }) => ({
          ...{ procedureId, fileNumber, lotNumber, award, title },
          members: slugsOf(memberIds, members),
          delivery: delivery.map(({ member, name, street, postcode, city }) => ({
            ...{ member, name, street, postcode, city },
          })),
        })),
      };
    });
  }

  private async one(bundleId: string, variantId: string): Promise<LotVariantResponse> {
    const plan = await this.plans.read(bundleId);
    const variant = await this.variants.find(bundleId, variantId);
    if (!variant) throw notFound('Diese Variante');
    const { lots, judged, comparison } = await this.compared(variant, plan);
    return {
      ...headView(variant, comparison),
      lastStep: variant.lastStep,
      lots: lotViews(lots, judged, plan.members),
    };
  }

  private async head(variant: StoredVariant | null, plan: BundlePlan): Promise<LotVariantHeadResponse> {
    return headView(variant, (await this.compared(variant ?? plan.stored, plan)).comparison);
  }

  private async compared(variant: LotVariant, plan: BundlePlan) {
    const lots = tenderLots(variant, plan);
    const judged = await this.judge.judge(lots);
    const { proven } = proveVariant(variant, plan.demand);
    return { lots, judged, comparison: comparisonView(lots, judged, this.uow.today(), proven) };
  }
}

/** The change with members by their ids. Throws `invalid` at what the kind of change needs and lacks. */
function changeOf(body: LotChangeRequest, members: ReadonlyMap<string, string>): LotChange {
  const missing = (field: string): never => {
    throw invalid('validation', 'Eine Angabe fehlt.', [{ pointer: `/${field}`, message: 'Diese Angabe fehlt.' }]);
  };
  const text = (field: 'from' | 'to' | 'lot' | 'into' | 'articleNumber' | 'member' | 'name'): string =>
    body[field] ?? missing(field);
  const memberId = (slug: string, pointer: string): string => {
    const id = members.get(slug);
    if (id === undefined)
      throw invalid('validation', 'Eine Angabe ist nicht richtig.', [
        { pointer, message: `Das Mitglied „${slug}“ gibt es nicht.` },
      ]);
    return id;
  };
  switch (body.kind) {
    case 'move-article':
      return { kind: body.kind, articleNumber: text('articleNumber'), from: text('from'), to: text('to') };
    case 'move-member':
      return { kind: body.kind, memberId: memberId(text('member'), '/member'), from: text('from'), to: text('to') };
    case 'split':
      return {
        kind: body.kind,
        lot: text('lot'),
        name: text('name'),
        articleNumbers: body.articleNumbers ?? [],
        memberIds: (body.members ?? []).map((slug, index) => memberId(slug, `/members/${index}`)),
      };
    case 'merge':
      return { kind: body.kind, lot: text('lot'), into: text('into') };
    case 'rename':
      return { kind: body.kind, lot: text('lot'), name: text('name') };
    case 'award':
      return { kind: body.kind, lot: text('lot'), award: body.award ?? missing('award') };
    case 'outside-eu':
      return { kind: body.kind, lot: text('lot'), outsideEu: body.outsideEu ?? missing('outsideEu') };
  }
}
