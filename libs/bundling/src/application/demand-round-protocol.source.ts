import {
  centreHead,
  type DemandRoundProtocolData,
  type DocumentRequest,
  type DocumentSource,
  DocumentSources,
} from '@app/documents/contract';
import { formatQuantity, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tenderLots } from '../domain/hand-over';
import { rationalText } from '../domain/rational';
import { proveTender } from '../domain/tender-proof';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { LotVariantRepository } from '../infrastructure/lot-variant.repository';
import { RoundRepository } from '../infrastructure/round.repository';
import { BundlePlans } from './bundle-plan';

/** Assembles the protocol of a demand round: who was asked, who answered, and every quantity with its origin. */
@Injectable()
export class DemandRoundProtocolSource implements DocumentSource, OnModuleInit {
  readonly template = 'demand-round-protocol';
  readonly subjectType = 'demand-round';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly bundles: BundleRepository,
    private readonly directory: Directory,
    private readonly sources: DocumentSources,
    private readonly plans: BundlePlans,
    private readonly variants: LotVariantRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(roundId: string): Promise<Omit<DocumentRequest<'demand-round-protocol'>, 'template'>> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    const centre = await this.directory.centre();
    const answers = await this.rounds.members([roundId]);
    const members = (await this.directory.members()).flatMap(({ id, name }) => {
      const answer = answers.find(({ memberId }) => memberId === id);
      if (!answer) return [];
      const { answeredAt, answeredByName, lines } = answer;
      return {
        name,
        lines,
        ...(answeredAt && answeredByName ? { reportedBy: answeredByName, reportedAt: answeredAt.toISOString() } : {}),
      };
    });
    const closedAt = round.closedAt?.toISOString();
    return {
      title: `Protokoll der Bedarfsabfrage ${round.number}`,
      subject: { type: this.subjectType, id: roundId, label: round.number },
      memberId: null,
      data: {
        centre: centreHead(centre),
        fileNumber: round.number,
        createdAt: this.uow.now().toISOString(),
        title: round.title,
        productGroups: round.productGroups,
        openedAt: round.openedAt.toISOString(),
        reportUntil: round.reportUntil,
        members,
        lots: await this.lots(round.bundleId),
        ...(round.bundleId ? { tender: await this.tender(round.bundleId) } : {}),
        ...(closedAt ? { closedAt } : {}),
        ...(closedAt && round.closedByName ? { closedBy: { name: round.closedByName, at: closedAt } } : {}),
      },
    };
  }

  /** What is or will be tendered: the chosen variant, else a lot per product group. */
  private async tender(bundleId: string): Promise<NonNullable<DemandRoundProtocolData['tender']>> {
    const plan = await this.plans.read(bundleId);
    const chosen = (await this.variants.ofBundle(bundleId)).find(({ chosenAt }) => chosenAt !== null);
    const lots = tenderLots(chosen ?? plan.stored, plan);
    const { pairs, lines, faults } = proveTender(lots, plan);
    return {
      variant: chosen?.name ?? 'Ein Los je Warengruppe',
      termYears: plan.years,
      ...{ pairs, lines, faults },
      lots: lots.map(({ lot, lines: own }, index) => ({
        number: String(index + 1),
        title: lot.name,
        lines: own.map(({ articleNumber, text, unit, demand, surplus, quantity, sources }) => ({
          ...{ articleNumber, text, unit, quantity: formatQuantity(quantity) },
          demand: rationalText(demand),
          surplus: rationalText(surplus),
          merged: sources.map((source) => source.articleNumber).filter((number) => number !== articleNumber),
        })),
      })),
    };
  }

  private async lots(bundleId: string | null) {
    if (!bundleId) return [];
    const members = new Map((await this.directory.members()).map(({ id, name }) => [id, name]));
    const costCentres = new Map(
      (await this.directory.costCentres()).map(({ id, number, name }) => [id, `${number} ${name}`]),
    );
    const items = await this.bundles.items(bundleId);
    const parts = await this.bundles.partsByArticle(bundleId);
    return (await this.bundles.lots(bundleId)).map((lot) => ({
      number: String(lot.position),
      title: lot.name,
      estimatedValue: lot.estimatedValue,
      items: items
        .filter(({ lotId }) => lotId === lot.id)
        .map(({ articleNumber, text, unit, quantity, baseUnit, baseQuantity, estimatedValue }) => ({
          articleNumber,
          text,
          unit,
          quantity,
          baseUnit,
          baseQuantity,
          estimatedValue,
          parts: (parts.get(articleNumber) ?? []).map((part) => ({
            member: members.get(part.memberId) ?? '',
            costCentre: costCentres.get(part.costCentreId) ?? '',
            quantity: part.quantity,
          })),
        })),
    }));
  }
}
