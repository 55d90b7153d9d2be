import { byText, conflict, formatQuantity, invalid, unitName } from '@app/kernel';
import type { BundleArticle } from './bundle';
import { type Rational, rational, rationalText } from './rational';

/**
 * The explicit rule by which one article number is tendered as another: a person decided it. Without such a rule articles
 * stay apart, however equal they look.
 */
export interface ArticleMerge {
  /** What was reported … */
  readonly articleNumber: string;
  /** … and the article of the tender line it becomes part of. */
  readonly intoArticle: string;
  /** Order units of `intoArticle` in one order unit of `articleNumber`: 1/5 carton in a pack. */
  readonly factor: Rational;
}

export type MergeArticle = Pick<
  BundleArticle,
  'articleNumber' | 'text' | 'productGroup' | 'cpv' | 'unit' | 'content' | 'baseUnit'
>;

export interface MergeProposal {
  readonly articleNumber: string;
  readonly intoArticle: string;
  /** Decimal or fraction, as `rationalText`. */
  readonly factor: string;
  readonly reason: string;
}

const LARGEST_FACTOR = 1_000_000n;

/** content of the one / content of the other, where both count the same base unit; else undefined. */
export const factorByContent = (from: MergeArticle, into: MergeArticle): Rational | undefined =>
  from.baseUnit === into.baseUnit ? rational(from.content, into.content) : undefined;

/**
 * The checked rule. Left out, the factor follows from the contents. Throws `invalid` at the field for unknown or equal
 * articles and impossible factors, `conflict` for chains: what is merged has no part of its own and takes none.
 */
export function checkedMerge(
  wanted: { readonly articleNumber: string; readonly intoArticle: string; readonly factor?: Rational },
  known: readonly ArticleMerge[],
  demanded: ReadonlySet<string>,
  articles: ReadonlyMap<string, MergeArticle>,
): ArticleMerge {
  const { articleNumber, intoArticle } = wanted;
  const refuse = (pointer: string, message: string): never => {
    throw invalid('article-merge', 'Die Artikel können so nicht zusammengeführt werden.', [{ pointer, message }]);
  };
  const from = articles.get(articleNumber);
  const into = articles.get(intoArticle);
  if (!from || !demanded.has(articleNumber))
    return refuse('/articleNumber', `Der Artikel „${articleNumber}“ steht nicht in diesem Bündel.`);
  if (!into) return refuse('/intoArticle', `Den Artikel „${intoArticle}“ gibt es nicht.`);
  if (articleNumber === intoArticle) return refuse('/intoArticle', 'Bitte zwei verschiedene Artikel wählen.');
  const factor = wanted.factor ?? factorByContent(from, into);
  if (!factor)
    return refuse(
      '/factor',
      `„${articleNumber}“ zählt in ${from.baseUnit}, „${intoArticle}“ in ${into.baseUnit}. Bitte angeben, wie viele Einheiten (${unitName(into.unit)}) einer Einheit (${unitName(from.unit)}) entsprechen.`,
    );
  if (factor.numerator <= 0n || factor.numerator > LARGEST_FACTOR || factor.denominator > LARGEST_FACTOR)
    return refuse('/factor', 'Der Faktor muss größer als 0 sein; Zähler und Nenner höchstens 1.000.000.');
  const chained = known.find(
    (merge) =>
      merge.articleNumber === articleNumber ||
      merge.articleNumber === intoArticle ||
      merge.intoArticle === articleNumber,
  );
  if (chained)
    throw conflict(
      'article-merged',
      `„${chained.articleNumber}“ ist schon mit „${chained.intoArticle}“ zusammengeführt. Bitte lösen Sie das zuerst.`,
    );
  return { articleNumber, intoArticle, factor };
}

/**
 * Pairs a person may want to merge: the same thing in two packs, told by the same group, code, base unit and the same
 * words before the last comma, where the pack stands. Never merged by themselves.
 */
export function proposeMerges(
  demanded: ReadonlySet<string>,
  known: readonly ArticleMerge[],
  articles: ReadonlyMap<string, MergeArticle & { readonly label?: string }>,
): readonly MergeProposal[] {
  const taken = new Set(known.flatMap(({ articleNumber, intoArticle }) => [articleNumber, intoArticle]));
  const packs = new Map<string, MergeArticle[]>();
  for (const number of [...demanded].sort(byText)) {
    const article = articles.get(number);
    if (!article || taken.has(number) || !article.text.includes(',')) continue;
    const words = article.text.slice(0, article.text.lastIndexOf(','));
    const key = JSON.stringify([article.productGroup, article.cpv, article.baseUnit, article.label ?? '', words]);
    const same = packs.get(key);
    if (same) same.push(article);
    else packs.set(key, [article]);
  }
  return [...packs.values()].flatMap((same) => {
    const largest = same.reduce((most, article) => (article.content > most.content ? article : most));
    return same
      .filter((article) => article !== largest && largest.content % article.content === 0n)
      .map((article) => ({
        articleNumber: article.articleNumber,
        intoArticle: largest.articleNumber,
        factor: rationalText(rational(article.content, largest.content)),
        reason: `Gleiche Bezeichnung bis auf das Gebinde: ${formatQuantity(article.content)} und ${formatQuantity(largest.content)} ${largest.baseUnit}.`,
      }));
  });
}
