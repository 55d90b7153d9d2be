import {
  byText,
  formatMoney,
  formatQuantity,
  isDivisibleUnit,
  lineAmount,
  type Money,
  type Quantity,
  type UnitPrice,
  wholeQuantity,
} from '@app/kernel';

/** A line of the former round. */
export interface FormerLine {
  readonly memberId: string;
  /** Null: of the whole member. */
  readonly costCentreId: string | null;
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
}
/** An article the round asks for, with the price it counts with. */
export interface AskedArticle {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly unitPrice: UnitPrice;
}

/** What a member consumed in twelve months, in base units (sheets, bottles …). */
export interface ConsumedArticle {
  readonly memberId: string;
  readonly articleNumber: string;
  readonly baseUnit: string;
  readonly baseQuantity: Quantity;
}
export interface PackedArticle extends AskedArticle {
  readonly content: Quantity;
  readonly baseUnit: string;
}

/**
 * Consumption as lines in order units, whole ones where the unit cannot be divided (rounded up: an opened pack was needed).
 * In another base unit than the article's today it is left as it is, so that it is counted as skipped.
 */
export const consumedLines = (
  consumed: readonly ConsumedArticle[],
  articles: ReadonlyMap<string, PackedArticle>,
): readonly FormerLine[] =>
  consumed
    .filter(({ baseQuantity }) => baseQuantity > 0n)
    .map(({ memberId, articleNumber, baseUnit, baseQuantity }) => {
      const article = articles.get(articleNumber);
      if (article?.baseUnit !== baseUnit)
        return { memberId, costCentreId: null, articleNumber, unit: baseUnit, quantity: baseQuantity };
      const thousandths = ceilDivide(baseQuantity * wholeQuantity(1), article.content);
      const quantity = isDivisibleUnit(article.unit)
        ? thousandths
        : wholeQuantity(ceilDivide(thousandths, wholeQuantity(1)));
      return { memberId, costCentreId: null, articleNumber, unit: article.unit, quantity };
    });

const ceilDivide = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

export interface MemberPreview {
  readonly memberId: string;
  readonly lines: readonly (FormerLine & { readonly text: string; readonly value: string })[];
  /** Net EUR. */
  readonly value: string;
  /** Lines of articles this round does not ask for, or in another unit: they count for nothing here. */
  readonly skipped: number;
}
export interface ArticlePreview {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly reported: string;
  readonly additional: string;
  /** Net EUR of the additional quantity. */
  readonly value: string;
}
export interface LastYearPreview {
  readonly members: readonly MemberPreview[];
  readonly articles: readonly ArticlePreview[];
  /** Net EUR at the prices of this round, for one year. */
  readonly reportedValue: string;
  readonly additionalValue: string;
}

/**
 * What the round would hold if each member without an answer reported what it did in the former round. Nothing is stored:
 * the figures stand beside what was reported. Values are those of single lines, so that they add up.
 */
export function lastYearPreview(
  missing: readonly string[],
  former: readonly FormerLine[],
  reported: readonly Pick<FormerLine, 'articleNumber' | 'quantity'>[],
  articles: ReadonlyMap<string, AskedArticle>,
): LastYearPreview {
  const members = missing.map((memberId) => {
    const own = former.filter((line) => line.memberId === memberId);
    const usable = own.flatMap((line) => {
      const article = articles.get(line.articleNumber);
      if (article?.unit !== line.unit) return [];
      return [{ ...line, text: article.text, amount: lineAmount(article.unitPrice, line.quantity) }];
    });
    return { memberId, usable, skipped: own.length - usable.length };
  });
  const additional = members.flatMap(({ usable }) => usable);
  const quantities = (lines: readonly Pick<FormerLine, 'articleNumber' | 'quantity'>[], number: string): Quantity =>
    sum(lines.filter(({ articleNumber }) => articleNumber === number).map(({ quantity }) => quantity));
  const numbers = [...new Set(additional.map(({ articleNumber }) => articleNumber))].sort(byText);
  return {
    members: members.map(({ memberId, usable, skipped }) => ({
      memberId,
      lines: usable.map(({ amount, ...line }) => ({ ...line, value: formatMoney(amount) })),
      value: formatMoney(sum(usable.map(({ amount }) => amount))),
      skipped,
    })),
    articles: numbers.map((articleNumber) => ({
      articleNumber,
      text: articles.get(articleNumber)?.text ?? '',
      unit: articles.get(articleNumber)?.unit ?? '',
      reported: formatQuantity(quantities(reported, articleNumber)),
      additional: formatQuantity(quantities(additional, articleNumber)),
      value: formatMoney(
        sum(additional.filter((line) => line.articleNumber === articleNumber).map(({ amount }) => amount)),
      ),
    })),
    reportedValue: formatMoney(
      sum(
        reported.map(({ articleNumber, quantity }): Money => {
          const article = articles.get(articleNumber);
          return article ? lineAmount(article.unitPrice, quantity) : 0n;
        }),
      ),
    ),
    additionalValue: formatMoney(sum(additional.map(({ amount }) => amount))),
  };
}

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((total, each) => total + each, 0n);
