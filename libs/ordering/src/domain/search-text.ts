/**
 * Search in the catalogue finds what people type: upper or lower case, "Blöcke", "Bloecke" or "Blocke", "café" or "cafe",
 * article numbers with or without blanks, hyphens and dots ("TN-2420", "TN 2420", "tn2420").
 */

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa' };

/** Letters with an accent of their own (ǽ, ǿ) are spelled out when it is gone. */
const spelledOut = (text: string): string => text.replace(/[äöüßæøå]/g, (letter) => UMLAUTS[letter] ?? letter);

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '');

const words = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Lower case, ä → ae, ß → ss, other accents dropped, everything but letters and digits a single blank. */
export function normalise(text: string): string {
  const spelled = spelledOut(text.normalize('NFC').toLowerCase());
  return words(spelledOut(withoutAccents(spelled))).join(' ');
}

/** The same with bare vowels: ä → a. */
function normaliseBare(text: string): string {
  return words(withoutAccents(text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss'))).join(' ');
}

export interface SearchableArticle {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly manufacturer: string;
  readonly manufacturerNumber: string;
  readonly label: string;
}

/** The text a search runs on: every spelling of the article's words, and its numbers also without blanks. */
export function searchText(article: SearchableArticle): string {
  const { articleNumber, text, productGroup, manufacturer, manufacturerNumber, label } = article;
  const all = [articleNumber, text, productGroup, manufacturer, manufacturerNumber, label].join(' ');
  const numbers = [articleNumber, manufacturerNumber].map((number) => normalise(number).replaceAll(' ', ''));
  const spelled = normalise(all).split(' ');
  const found = [...spelled, ...normaliseBare(all).split(' '), ...numbers, ...joinedNumbers(spelled)];
  return [...new Set(found)].filter((word) => word !== '').join(' ');
}

/** "L 2350 DW" and "80 g" also as "l2350dw" and "80g": runs of words in which letters and digits meet. */
function joinedNumbers(spelled: readonly string[]): readonly string[] {
  const runs: string[] = [];
  spelled.forEach((word, index) => {
    const before = spelled[index - 1] ?? '';
    const meet = (/\p{L}$/u.test(before) && /^\p{N}/u.test(word)) || (/\p{N}$/u.test(before) && /^\p{L}/u.test(word));
    if (meet) runs.push(`${runs.pop() ?? ''}${word}`);
    else runs.push(word);
  });
  return runs;
}

/** What has to occur in the search text, each somewhere, for the article to be found. No terms: everything is found. */
export const searchTerms = (query: string): readonly string[] => [...new Set(words(normalise(query)))];

/** True when the search text holds every term of the query. */
export function isFound(text: string, query: string): boolean {
  return searchTerms(query).every((term) => text.includes(term));
}
