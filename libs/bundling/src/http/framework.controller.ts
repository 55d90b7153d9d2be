import { formatMoney, formatQuantity, notFound, parseMoney, parseQuantity, unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, PageQuery, Requires, UnitOfWork } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { CallOffRepository } from '../infrastructure/call-off.repository';
import { type FrameworkHead, type FrameworkItemRow, FrameworkRepository } from '../infrastructure/framework.repository';
import { FrameworkHeadResponse, FrameworkListResponse, FrameworkResponse } from './framework.response';

@Controller('frameworks')
export class FrameworkController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly callOffs: CallOffRepository,
    private readonly directory: Directory,
  ) {}

  /** Newest first. */
  @Get()
  @Requires('framework.read')
  list(@CurrentActor() actor: Actor, @Query() { limit, cursor }: PageQuery): Promise<FrameworkListResponse> {
    return this.uow.run(actor, async () => {
      const slugs = await this.slugs();
      const { items, nextCursor } = await this.frameworks.page(limit, cursor);
      return { items: items.map((head) => headOf(head, slugs)), nextCursor };
    });
  }

  @Get(':id')
  @Requires('framework.read')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FrameworkResponse> {
    return this.uow.run(actor, async () => {
      const head = await this.frameworks.find(id);
      if (!head) throw notFound('Diese Rahmenvereinbarung');
      const slugs = await this.slugs();
      const calledOffByMember = (await this.callOffs.byMember(id)).map(({ memberId, net }) => ({
        member: slugs.get(memberId) ?? '',
        net,
      }));
      const items = (await this.frameworks.items(id, this.uow.today())).map(itemOf);
      return { ...headOf(head, slugs), items, calledOffByMember };
    });
  }

  private async slugs(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.directory.members()).map((member) => [member.id, member.slug]));
  }
}

function headOf(head: FrameworkHead, slugs: ReadonlyMap<string, string>): FrameworkHeadResponse {
  const {
    id,
    number,
    title,
    from,
    to,
    maximumValue,
    calledOffValue,
    marginPercent,
    concludedOn,
    procedureId,
    procedureFileNumber,
    version,
  } = head;
  return {
    id,
    number,
    title,
    supplier: {
      name: head.supplierName,
      street: head.supplierStreet,
      postcode: head.supplierPostcode,
      city: head.supplierCity,
      email: head.supplierEmail,
    },
    members: head.memberIds.map((memberId) => slugs.get(memberId) ?? '').sort(),
    from,
    to,
    concludedOn,
    marginPercent,
    procedureId,
    procedureFileNumber,
    articles: head.items,
    maximumValue,
    calledOffValue,
    restValue: maximumValue === null ? null : formatMoney(parseMoney(maximumValue) - parseMoney(calledOffValue)),
    version,
  };
}

const itemOf = ({ tiers, ...item }: FrameworkItemRow) => ({
  ...item,
  unitName: unitName(item.unit),
  rest:
    item.maximumQuantity === null
      ? null
      : formatQuantity(parseQuantity(item.maximumQuantity) - parseQuantity(item.calledOff)),
  tiers: tiers.map((tier) => ({ ...tier })),
});
