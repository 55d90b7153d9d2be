import { ConsumptionHistory } from '@app/consumption/contract';
import { addMonths, notFound, parseQuantity } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { consumedLines, type LastYearPreview, lastYearPreview } from '../domain/last-year';
import { openQuestions } from '../domain/questionnaire';
import { DemandLineRepository } from '../infrastructure/demand-line.repository';
import { QuestionnaireRepository } from '../infrastructure/questionnaire.repository';
import { askedArticle, RoundArticleRepository } from '../infrastructure/round-article.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { type Extension, RoundWatchRepository, type SentReminder } from '../infrastructure/round-watch.repository';

export type MemberStatus = 'answered' | 'draft' | 'missing';
export interface WatchedMember {
  readonly memberId: string;
  readonly slug: string;
  readonly name: string;
  readonly status: MemberStatus;
  /** Without an answer after the last day. */
  readonly late: boolean;
  readonly lines: number;
  readonly articles: number;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  /** Mandatory questions without an answer. */
  readonly openQuestions: number;
  readonly reminders: readonly SentReminder[];
  /** It has reported nothing, so that it may still be dropped. */
  readonly mayDrop: boolean;
}
export interface RoundWatch {
  readonly round: Round;
  readonly members: readonly WatchedMember[];
  readonly extensions: readonly Extension[];
  readonly questions: number;
  readonly articles: number;
  readonly former: Round | undefined;
}
export interface LastYear extends LastYearPreview {
  /** Where the figures come from: the former round, or without one twelve months of consumption. */
  readonly former: Round | undefined;
  readonly consumed: { readonly from: string; readonly to: string } | null;
  /** Names of members and cost centres by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The centre's view of a round: who has answered, who is late, and what the missing ones would change. */
@Injectable()
export class WatchRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly lines: DemandLineRepository,
    private readonly roundArticles: RoundArticleRepository,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly watch: RoundWatchRepository,
    private readonly directory: Directory,
    private readonly consumption: ConsumptionHistory,
  ) {}

  async read(roundId: string): Promise<RoundWatch> {
    const round = await this.find(roundId);
    const questions = await this.questionnaires.questions(roundId);
    const answers = new Map(
      (await this.questionnaires.allAnswers(roundId)).map((each) => [each.memberId, each.answers]),
    );
    const reminders = await this.watch.reminders([roundId]);
    const asked = new Map((await this.rounds.members([roundId])).map((each) => [each.memberId, each]));
    const today = this.uow.today();
    const members = (await this.directory.members()).flatMap(({ id, slug, name }): WatchedMember[] => {
      const member = asked.get(id);
      if (!member) return [];
      const { answeredAt, answeredByName, lines, articles } = member;
      const begun = lines > 0 || answers.has(id) || member.draftAt !== null;
      const status = answeredAt ? 'answered' : begun ? 'draft' : 'missing';
      return [
        {
          ...{ memberId: id, slug, name, status, lines, articles, answeredAt, answeredBy: answeredByName },
          late: round.state === 'open' && !answeredAt && today > round.reportUntil,
          openQuestions: openQuestions(questions, answers.get(id) ?? {}).length,
          reminders: reminders.filter(({ memberId }) => memberId === id),
          mayDrop: round.state === 'open' && status === 'missing' && asked.size > 1,
        },
      ];
    });
    return {
      round,
      members,
      extensions: await this.watch.extensions(roundId),
      questions: questions.length,
      articles: (await this.roundArticles.of(round)).length,
      former: await this.rounds.formerOf(round),
    };
  }

  /** What the round would hold with the figures of the former round for those without an answer; nothing is stored. */
  async lastYear(roundId: string): Promise<LastYear> {
    const round = await this.find(roundId);
    const former = await this.rounds.formerOf(round);
    const missing = (await this.rounds.members([roundId])).filter(({ answeredAt }) => answeredAt === null);
    const members = (await this.directory.members()).filter(({ id }) =>
      missing.some(({ memberId }) => memberId === id),
    );
    const articles = new Map(
      (await this.roundArticles.of(round)).map((article) => [article.articleNumber, askedArticle(article)]),
    );
    const period = former ? null : this.lastTwelveMonths();
    const before = former
      ? (await this.lines.all(former.id)).map((line) => ({ ...line, quantity: parseQuantity(line.quantity) }))
      : [];
    const consumed = period
      ? (await this.consumption.totals(period.from, period.to))
          .filter(({ articleNumber }) => articles.has(articleNumber))
          .map((each) => ({ ...each, baseQuantity: parseQuantity(each.baseQuantity) }))
      : [];
    const reported = (await this.lines.all(roundId)).filter(
      ({ memberId }) => !missing.some((each) => each.memberId === memberId),
    );
    const costCentres = await this.directory.costCentres();
    return {
      ...lastYearPreview(
        members.map(({ id }) => id),
        [...before, ...consumedLines(consumed, articles)],
        reported.map((line) => ({ ...line, quantity: parseQuantity(line.quantity) })),
        articles,
      ),
      former,
      consumed: consumed.length > 0 ? period : null,
      names: new Map([
        ...members.map(({ id, name }) => [id, name] as const),
        ...costCentres.map(({ id, number, name }) => [id, `${number} ${name}`] as const),
      ]),
    };
  }

  /** Months, "2026-01": the twelve whole ones before this. */
  private lastTwelveMonths(): { readonly from: string; readonly to: string } {
    const today = this.uow.today();
    return { from: addMonths(today, -12).slice(0, 7), to: addMonths(today, -1).slice(0, 7) };
  }

  private async find(roundId: string): Promise<Round> {
    requirePermission(this.uow.actor, 'bundle.read');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    return round;
  }
}
