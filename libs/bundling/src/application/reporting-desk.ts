import { invalid, notFound } from '@app/kernel';
import { type CostCentre, Directory, type Member } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Article } from '../domain/article';
import type { DemandFacts } from '../domain/demand-import';
import { lateReasonFor } from '../domain/reporting-window';
import { ArticleRepository } from '../infrastructure/article.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';

/** For which member, and why late. `member` is a slug; a person of one member need not name it. */
export interface ReportFor {
  readonly member?: string;
  readonly reason?: string;
}

/** A round that a member is asked in, and what its lines are judged by. */
export interface AskedMember {
  readonly round: Round;
  readonly member: Member;
  readonly facts: Omit<DemandFacts, 'articles'> & { readonly articles: ReadonlyMap<string, Article> };
  readonly costCentres: readonly CostCentre[];
}

/** A report under way: the round is open, and it is in time or has a reason. */
export interface Report extends AskedMember {
  readonly lateReason: string | null;
}

/** The checks every report passes first: permission, round, member asked, time. */
@Injectable()
export class ReportingDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly articles: ArticleRepository,
    private readonly directory: Directory,
  ) {}

  /** Holds the round against closing until the transaction ends. */
  async begin(roundId: string, { member, reason }: ReportFor, permission = 'demand.report'): Promise<Report> {
    return this.beginFor(roundId, await this.memberOf(member), reason, permission);
  }

  async beginFor(
    roundId: string,
    member: Member,
    reason: string | undefined,
    permission = 'demand.report',
  ): Promise<Report> {
    requirePermission(this.uow.actor, permission, member.id);
    await this.rounds.hold(roundId, 'shared');
    const asked = await this.asked(roundId, member);
    const by = { centre: this.uow.actor.reach !== 'member', reason };
    return { ...asked, lateReason: lateReasonFor(asked.round, this.uow.today(), by) };
  }

  /** Throws `not-found` for a round the actor may not see, `invalid` for a member that is not asked. */
  async asked(roundId: string, member: Member): Promise<AskedMember> {
    const round = await this.round(roundId);
    if (!(await this.rounds.members([roundId])).some(({ memberId }) => memberId === member.id))
      throw invalid('not-asked', `${member.name} nimmt an dieser Bedarfsabfrage nicht teil.`, [
        { pointer: '/member', message: 'Nicht beteiligt.' },
      ]);
    const costCentres = await this.directory.costCentres(member.id);
    const facts = {
      articles: await this.articles.all(),
      costCentres,
      productGroups: new Set(round.productGroups),
      leftOut: new Set(round.leftOut),
      day: this.uow.today(),
    };
    return { round, member, facts, costCentres };
  }

  async round(roundId: string): Promise<Round> {
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    return round;
  }

  async askedById(roundId: string, memberId: string): Promise<AskedMember> {
    return this.asked(roundId, await this.directory.memberById(memberId));
  }

  async memberOf(slug: string | undefined): Promise<Member> {
    if (slug !== undefined) return this.directory.memberBySlug(slug);
    const [own, ...others] = this.uow.actor.memberIds;
    if (own !== undefined && others.length === 0) return this.directory.memberById(own);
    throw invalid('member-missing', 'Für welche Mitgliedskommune wird gemeldet?', [
      { pointer: '/member', message: 'Die Mitgliedskommune fehlt.' },
    ]);
  }
}

/** The articles the round asks for, by product group and number. */
export const articlesAsked = ({ round, facts }: AskedMember): readonly Article[] =>
  [...facts.articles.values()]
    .filter(
      ({ productGroup, articleNumber }) =>
        round.productGroups.includes(productGroup) && !round.leftOut.includes(articleNumber),
    )
    .sort((a, b) => a.productGroup.localeCompare(b.productGroup, 'de') || (a.articleNumber < b.articleNumber ? -1 : 1));
