import {
  centreHead,
  type DocumentRequest,
  DocumentRequests,
  type DocumentSource,
  DocumentSources,
  type MemberDemandProtocolData,
} from '@app/documents/contract';
import { formatQuantity, notFound, parseQuantity } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { DemandLineRepository, type DemandLineRow } from '../infrastructure/demand-line.repository';
import { type Round, type RoundMember, RoundRepository } from '../infrastructure/round.repository';
import { RoundWatchRepository } from '../infrastructure/round-watch.repository';

type Request = Omit<DocumentRequest<'member-demand-protocol'>, 'template'>;
type Items = MemberDemandProtocolData['items'];

/** A demand round with everything its members' protocols are made from, read once for all of them. */
interface RoundFile {
  readonly round: Round;
  readonly centre: MemberDemandProtocolData['centre'];
  readonly members: readonly Member[];
  readonly answers: readonly RoundMember[];
  readonly lines: readonly DemandLineRow[];
  readonly costCentres: ReadonlyMap<string, string>;
  /** By article number; empty before the bundle is made. */
  readonly bundled: ReadonlyMap<string, BundledArticle>;
}
interface BundledArticle {
  readonly lot: string;
  readonly all: string;
  readonly byMember: ReadonlyMap<string, bigint>;
}

/**
 * The protocol of each member: what it reported and what became of it in the bundle. It is the member's own document,
 * made by the centre. The subject is the round and the member: `<round id>_<slug>`.
 */
@Injectable()
export class MemberDemandProtocols implements DocumentSource, OnModuleInit {
  readonly template = 'member-demand-protocol';
  readonly subjectType = 'demand-round-member';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly lines: DemandLineRepository,
    private readonly bundles: BundleRepository,
    private readonly directory: Directory,
    private readonly requests: DocumentRequests,
    private readonly sources: DocumentSources,
    private readonly watch: RoundWatchRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(subjectId: string): Promise<Request> {
    const [roundId = '', slug = ''] = subjectId.split('_');
    const file = await this.read(roundId);
    const member = file.members.find((each) => each.slug === slug);
    if (!member) throw notFound('Dieses Mitglied in der Bedarfsabfrage');
    return this.protocolOf(member, file);
  }

  /** Asks in one go for the protocol of every member of the round. Returns document ids with the members' slugs. */
  async requestAll(roundId: string): Promise<readonly { readonly id: string; readonly member: string }[]> {
    requirePermission(this.uow.actor, 'document.request');
    const file = await this.read(roundId);
    const { documentIds } = await this.requests.requestBatch(
      `Bedarfsprotokolle ${file.round.number}`,
      file.members.map((member) => ({ template: this.template, ...this.protocolOf(member, file) })),
    );
    await this.watch.noteProtocols(roundId);
    return file.members.map(({ slug }, index) => ({ id: documentIds[index] ?? '', member: slug }));
  }

  private async read(roundId: string): Promise<RoundFile> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    const centre = await this.directory.centre();
    const answers = await this.rounds.members([roundId]);
    const asked = new Set(answers.map(({ memberId }) => memberId));
    return {
      round,
      centre: centreHead(centre),
      members: (await this.directory.members()).filter(({ id }) => asked.has(id)),
      answers,
      lines: await this.lines.all(roundId),
      costCentres: new Map(
        (await this.directory.costCentres()).map(({ id, number, name }) => [id, `${number} ${name}`]),
      ),
      bundled: round.bundleId === null ? new Map() : await this.bundledArticles(round.bundleId),
    };
  }

  private async bundledArticles(bundleId: string): Promise<RoundFile['bundled']> {
    const lots = new Map(
      (await this.bundles.lots(bundleId)).map(({ id, position, name }) => [id, `Los ${position}: ${name}`]),
    );
    const parts = await this.bundles.partsByArticle(bundleId);
    const items = await this.bundles.items(bundleId);
    return new Map(
      items.map(({ articleNumber, lotId, quantity }) => {
        const byMember = new Map<string, bigint>();
        for (const part of parts.get(articleNumber) ?? [])
          byMember.set(part.memberId, (byMember.get(part.memberId) ?? 0n) + parseQuantity(part.quantity));
        return [articleNumber, { lot: lots.get(lotId) ?? '', all: quantity, byMember }];
      }),
    );
  }

  private protocolOf(member: Member, file: RoundFile): Request {
    const { round, centre, answers } = file;
    const answer = answers.find(({ memberId }) => memberId === member.id);
    const closedAt = round.closedAt?.toISOString();
    const { title, productGroups, reportUntil } = round;
    return {
      title: `Bedarfsprotokoll ${round.number} ${member.name}`,
      subject: { type: this.subjectType, id: `${round.id}_${member.slug}`, label: `${round.number} ${member.name}` },
      memberId: member.id,
      data: {
        centre,
        member: member.name,
        fileNumber: round.number,
        createdAt: this.uow.now().toISOString(),
        ...{ title, productGroups, reportUntil },
        openedAt: round.openedAt.toISOString(),
        membersReporting: answers.filter(({ lines }) => lines > 0).length,
        items: itemsOf(member.id, file),
        ...(answer?.answeredAt && answer.answeredByName
          ? { reportedBy: answer.answeredByName, reportedAt: answer.answeredAt.toISOString() }
          : {}),
        ...(closedAt ? { closedAt } : {}),
        ...(closedAt && round.closedByName ? { closedBy: { name: round.closedByName, at: closedAt } } : {}),
      },
    };
  }
}

function itemsOf(memberId: string, { lines, bundled, costCentres }: RoundFile): Items {
  const byArticle = new Map<string, DemandLineRow[]>();
  for (const line of lines.filter((each) => each.memberId === memberId)) {
    const own = byArticle.get(line.articleNumber);
    if (own) own.push(line);
    else byArticle.set(line.articleNumber, [line]);
  }
  return [...byArticle]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([articleNumber, own]) => {
      const part = bundled.get(articleNumber);
      return {
        articleNumber,
        text: own[0]?.text ?? articleNumber,
        unit: own[0]?.unit ?? '',
        reports: own.map(({ costCentreId, quantity, note, lateReason }) => ({
          costCentre: costCentres.get(costCentreId) ?? 'Kostenstelle',
          quantity,
          ...(note ? { note } : {}),
          ...(lateReason ? { lateReason } : {}),
        })),
        ...(part
          ? { bundled: { lot: part.lot, own: formatQuantity(part.byMember.get(memberId) ?? 0n), all: part.all } }
          : {}),
      };
    });
}
