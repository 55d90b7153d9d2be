import { formatQuantity, formatUnitPrice, notFound, unitName } from '@app/kernel';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { RoundProposals } from '../application/round-proposal.query';
import { RoundSetupStore } from '../application/round-setup';
import { type Question, USUAL_QUESTIONS } from '../domain/questionnaire';
import type { RoundSetup } from '../domain/round-setup';
import { RoundArticleRepository } from '../infrastructure/round-article.repository';
import { RoundRepository } from '../infrastructure/round.repository';
import { RoundArticlesQuery, RoundProposalQuery } from './round-setup.request';
import {
  RoundArticleListResponse,
  RoundProposalResponse,
  RoundQuestionResponse,
  RoundSetupResponse,
} from './round-setup.response';

/** What a new round is made from, and what a round was made from. */
@Controller()
export class RoundSetupController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly proposals: RoundProposals,
    private readonly setup: RoundSetupStore,
    private readonly rounds: RoundRepository,
    private readonly roundArticles: RoundArticleRepository,
  ) {}

  /** The beginning of a new round: from a template, a former round or the end of framework agreements; empty without any. */
  @Get('round-proposal')
  @Requires('demand-round.manage')
  propose(@CurrentActor() actor: Actor, @Query() query: RoundProposalQuery): Promise<RoundProposalResponse> {
    return this.uow.run(actor, async () => {
      const { setup, frameworks, ...proposal } = await this.proposals.propose(query);
      return {
        ...proposal,
        frameworks: [...frameworks],
        setup: setupResponse(setup),
        usualQuestions: questionsResponse(USUAL_QUESTIONS),
      };
    });
  }

  /** The articles of product groups with the reference price a round would count with today, and its origin. */
  @Get('round-articles')
  @Requires('demand-round.manage')
  proposedArticles(
    @CurrentActor() actor: Actor,
    @Query() { group }: RoundArticlesQuery,
  ): Promise<RoundArticleListResponse> {
    return this.uow.run(actor, async () => ({
      items: (await this.setup.proposed(group)).map(({ article, requirement, price }) => ({
        articleNumber: article.articleNumber,
        text: article.text,
        productGroup: article.productGroup,
        unit: article.unit,
        unitName: unitName(article.unit),
        contentPerUnit: formatQuantity(article.content),
        baseUnit: article.baseUnit,
        label: article.label,
        requirement,
        referencePrice: formatUnitPrice(price.unitPrice),
        priceOrigin: price.origin,
        priceAsOf: price.asOf,
        priceSource: price.source,
      })),
    }));
  }

  /** The articles of a round as they were at its opening. */
  @Get('demand-rounds/:id/articles')
  @Requires('demand-round.read')
  articles(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RoundArticleListResponse> {
    return this.uow.run(actor, async () => {
      const round = await this.rounds.find(id);
      if (!round) throw notFound('Diese Bedarfsabfrage');
      const items = await this.roundArticles.of(round);
      return { items: items.map((article) => ({ ...article, unitName: unitName(article.unit) })) };
    });
  }

  /** Everything a round was made from, as a template keeps it. */
  @Get('demand-rounds/:id/setup')
  @Requires('bundle.read')
  setupOf(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RoundSetupResponse> {
    return this.uow.run(actor, async () => setupResponse(await this.proposals.setupOf(id)));
  }
}

export const questionsResponse = (questions: readonly Question[]): RoundQuestionResponse[] =>
  questions.map((question) => ({ ...question, choices: [...question.choices] }));

export const setupResponse = (setup: RoundSetup): RoundSetupResponse => ({
  ...setup,
  productGroups: [...setup.productGroups],
  leftOut: [...setup.leftOut],
  requirements: [...setup.requirements],
  questions: questionsResponse(setup.questions),
  members: setup.members ? [...setup.members] : null,
});
