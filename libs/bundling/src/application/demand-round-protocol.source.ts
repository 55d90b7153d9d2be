import { centreHead, type DocumentRequest, type DocumentSource, DocumentSources } from '@app/documents/contract';
import { notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { RoundRepository } from '../infrastructure/round.repository';

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
        ...(closedAt ? { closedAt } : {}),
        ...(closedAt && round.closedByName ? { closedBy: { name: round.closedByName, at: closedAt } } : {}),
      },
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
