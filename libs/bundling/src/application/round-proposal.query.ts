import { addDays, dayInGermany, type LocalDate, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { USUAL_QUESTIONS } from '../domain/questionnaire';
import { SUGGESTED_ASSUMPTIONS } from '../domain/round-calendar';
import { answerDaysOf, type RoundSetup } from '../domain/round-setup';
import { ArticleRepository } from '../infrastructure/article.repository';
import { QuestionnaireRepository } from '../infrastructure/questionnaire.repository';
import { RoundArticleRepository } from '../infrastructure/round-article.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { RoundCalendar } from './round-calendar';
import { RoundTemplates } from './round-templates.usecase';

export interface ProposalSource {
  readonly template?: string;
  readonly round?: string;
  /** Any agreement of those that end together. */
  readonly framework?: string;
}
/** What the page for a new round starts with. */
export interface RoundProposal {
  readonly setup: RoundSetup;
  readonly reportUntil: LocalDate;
  readonly formerRound: string | null;
  readonly frameworks: readonly string[];
  /** Where it comes from, a German sentence; null for an empty one. */
  readonly origin: string | null;
}

/** Makes the beginning of a new round from a template, a former round, or the end of framework agreements. */
@Injectable()
export class RoundProposals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly roundArticles: RoundArticleRepository,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly articles: ArticleRepository,
    private readonly directory: Directory,
    private readonly templates: RoundTemplates,
    private readonly calendar: RoundCalendar,
  ) {}

  async propose({ template, round, framework }: ProposalSource): Promise<RoundProposal> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    if (template !== undefined) {
      const { name, content } = await this.templates.find(template);
      return this.proposal(content, `Aus der Vorlage „${name}“.`);
    }
    if (round !== undefined) return this.fromRound(round);
    if (framework !== undefined) return this.fromFramework(framework);
    return this.proposal(EMPTY, null);
  }

  /** Everything the round was made from. */
  async setupOf(roundId: string): Promise<RoundSetup> {
    requirePermission(this.uow.actor, 'bundle.read');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    return this.setup(round);
  }

  private async fromRound(roundId: string): Promise<RoundProposal> {
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Die frühere Bedarfsabfrage');
    const proposal = await this.proposal(
      await this.setup(round),
      `Nach der Bedarfsabfrage ${round.number} „${round.title}“.`,
    );
    return { ...proposal, formerRound: roundId };
  }

  private async fromFramework(frameworkId: string): Promise<RoundProposal> {
    const ending = await this.calendar.proposalFor(frameworkId);
    const former = ending.formerRoundId === null ? undefined : await this.rounds.find(ending.formerRoundId);
    const members = (await this.directory.members()).filter(({ id }) => ending.memberIds.includes(id));
    const setup: RoundSetup = former
      ? await this.setup(former)
      : {
          ...{ ...EMPTY, questions: USUAL_QUESTIONS, productGroups: ending.productGroups },
          ...{ title: ending.titles.join(', '), members: members.map(({ slug }) => slug) },
        };
    const proposal = await this.proposal(
      setup,
      `Für die Nachfolge der ${ending.numbers.length === 1 ? 'Rahmenvereinbarung' : 'Rahmenvereinbarungen'} ${ending.numbers.join(', ')}.`,
    );
    const today = this.uow.today();
    const planned = ending.plan.reportUntil;
    return {
      ...proposal,
      // The planned day leaves the time that was assumed; a late beginning needs its days all the same.
      reportUntil: planned > today ? planned : proposal.reportUntil,
      formerRound: former?.id ?? null,
      frameworks: ending.frameworkIds,
    };
  }

  private async setup(round: Round): Promise<RoundSetup> {
    const asked = new Set((await this.rounds.members([round.id])).map(({ memberId }) => memberId));
    const members = await this.directory.members();
    const articles = await this.roundArticles.of(round);
    return {
      title: round.title,
      productGroups: round.productGroups,
      leftOut: round.leftOut,
      requirements: articles
        .filter(({ requirement }) => requirement !== '')
        .map(({ articleNumber, requirement }) => ({ articleNumber, requirement })),
      questions: await this.questionnaires.questions(round.id),
      members: members.filter(({ id }) => asked.has(id)).map(({ slug }) => slug),
      answerDays: answerDaysOf(dayInGermany(round.openedAt), round.reportUntil),
    };
  }

  /** Groups, articles and members that are gone meanwhile are left out. */
  private async proposal(setup: RoundSetup, origin: string | null): Promise<RoundProposal> {
    const today = this.uow.today();
    const articles = await this.articles.all();
    const groups = new Set([...articles.values()].map(({ productGroup }) => productGroup));
    const current = new Set(
      (await this.directory.members())
        .filter(({ joinedOn, leftOn }) => joinedOn <= today && (leftOn === null || today <= leftOn))
        .map(({ slug }) => slug),
    );
    return {
      setup: {
        ...setup,
        productGroups: setup.productGroups.filter((group) => groups.has(group)),
        leftOut: setup.leftOut.filter((number) => articles.has(number)),
        requirements: setup.requirements.filter(({ articleNumber }) => articles.has(articleNumber)),
        members: setup.members?.filter((slug) => current.has(slug)) ?? [...current],
      },
      reportUntil: addDays(today, setup.answerDays),
      formerRound: null,
      frameworks: [],
      origin,
    };
  }
}

const EMPTY: RoundSetup = {
  ...{ title: '', productGroups: [], leftOut: [], requirements: [], questions: [], members: null },
  answerDays: SUGGESTED_ASSUMPTIONS.answerDays,
};
