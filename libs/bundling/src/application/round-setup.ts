import { DomainError, type FieldError, germanDate, invalid, localDate, parseUnitPrice } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { checkedQuestions, type Question } from '../domain/questionnaire';
import { type AgreedPrice, type ReferencePrice, referencePriceOf } from '../domain/reference-price';
import type { ArticleWish } from '../domain/round-setup';
import { ArticleRepository } from '../infrastructure/article.repository';
import { QuestionnaireRepository } from '../infrastructure/questionnaire.repository';
import { type NewRoundArticle, RoundArticleRepository } from '../infrastructure/round-article.repository';

export interface RoundContent {
  readonly productGroups: readonly string[];
  readonly leftOut?: readonly string[];
  readonly articles?: readonly ArticleWish[];
  readonly questions?: readonly Question[];
}
export interface CheckedContent {
  readonly leftOut: readonly string[];
  readonly articles: readonly NewRoundArticle[];
  readonly questions: readonly Question[];
}

/** The articles and questions of a round: what is proposed, what is wrong with a wish, and the round's own copy of both. */
@Injectable()
export class RoundSetupStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly articles: ArticleRepository,
    private readonly roundArticles: RoundArticleRepository,
    private readonly questionnaires: QuestionnaireRepository,
  ) {}

  /** The articles of the groups with the price a round would count with today. */
  async proposed(productGroups: readonly string[]): Promise<readonly NewRoundArticle[]> {
    const today = this.uow.today();
    const agreed = pricesByArticle(await this.roundArticles.agreedPrices());
    return [...(await this.articles.all()).values()]
      .filter(({ productGroup }) => productGroups.includes(productGroup))
      .map((article) => ({
        article,
        requirement: '',
        price: referencePriceOf(article, agreed.get(article.articleNumber) ?? [], today),
      }));
  }

  /** Throws `invalid` with every wrong field. */
  async checked(content: RoundContent): Promise<CheckedContent> {
    const errors: FieldError[] = [];
    const proposed = await this.proposed(content.productGroups);
    const known = new Set(proposed.map(({ article }) => article.articleNumber));
    const leftOut = [...new Set(content.leftOut ?? [])];
    leftOut.forEach((number, index) => {
      if (!known.has(number)) errors.push({ pointer: `/leftOut/${index}`, message: notThere(number) });
    });
    const wishes = new Map((content.articles ?? []).map((wish) => [wish.articleNumber, wish]));
    const prices = new Map<string, ReferencePrice>();
    (content.articles ?? []).forEach((wish, index) => {
      if (!known.has(wish.articleNumber))
        errors.push({ pointer: `/articles/${index}/articleNumber`, message: notThere(wish.articleNumber) });
      const price = this.priceOf(wish, `/articles/${index}/price`, errors);
      if (price) prices.set(wish.articleNumber, price);
    });
    const articles = proposed
      .filter(({ article }) => !leftOut.includes(article.articleNumber))
      .map(({ article, price }) => ({
        article,
        requirement: wishes.get(article.articleNumber)?.requirement?.trim() ?? '',
        price: prices.get(article.articleNumber) ?? price,
      }));
    if (articles.length === 0 && errors.length === 0)
      errors.push({ pointer: '/leftOut', message: 'Es bleibt kein Artikel, nach dem gefragt wird.' });
    const questions = questionsOf(content.questions ?? [], errors);
    if (errors.length > 0) throw invalid('demand-round', 'Die Bedarfsabfrage ist so nicht möglich.', errors);
    return { leftOut, articles, questions };
  }

  async store(roundId: string, { articles, questions }: CheckedContent): Promise<void> {
    await this.roundArticles.insert(roundId, articles);
    await this.questionnaires.insert(roundId, questions);
  }

  private priceOf({ price }: ArticleWish, at: string, errors: FieldError[]): ReferencePrice | undefined {
    if (!price) return undefined;
    const today = this.uow.today();
    const fault = (field: string, message: string): undefined =>
      void errors.push({ pointer: `${at}/${field}`, message });
    if (!/^\d{1,9}(\.\d{1,4})?$/.test(price.unitPrice) || parseUnitPrice(price.unitPrice) === 0n)
      return fault('unitPrice', 'Der Referenzpreis muss größer als 0 sein, mit höchstens vier Nachkommastellen.');
    if (localDate(price.asOf) > today)
      return fault('asOf', `Der Preis kann nicht von einem Tag nach heute (${germanDate(today)}) sein.`);
    const { unitPrice, origin, asOf, source } = price;
    return { unitPrice: parseUnitPrice(unitPrice), origin, asOf, source: source?.trim() ?? '' };
  }
}

const notThere = (number: string): string => `Den Artikel „${number}“ gibt es in den gewählten Warengruppen nicht.`;

function pricesByArticle(agreed: readonly AgreedPrice[]): ReadonlyMap<string, readonly AgreedPrice[]> {
  const byArticle = new Map<string, AgreedPrice[]>();
  for (const price of agreed) {
    const known = byArticle.get(price.articleNumber);
    if (known) known.push(price);
    else byArticle.set(price.articleNumber, [price]);
  }
  return byArticle;
}

/** The questions as they are kept; what is wrong with them is added to the other errors. */
export function questionsOf(questions: readonly Question[], errors: FieldError[]): readonly Question[] {
  try {
    return checkedQuestions(questions);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    errors.push(...error.errors);
    return [];
  }
}
