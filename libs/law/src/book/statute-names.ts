/** The collection of facts is kept in English; people read its few English words in German. */
const GERMAN: readonly (readonly [RegExp, string])[] = [
  [/unanimous commentaries \((.*?) \.\.\.\)/, 'einhellige Kommentarliteratur ($1 u. a.)'],
  [/^case law \((.*?) \.\.\.\)$/, 'Rechtsprechung ($1 u. a.)'],
  [/^vergabeblog (\S+) and (\S+)$/, 'Vergabeblog vom $1 und $2'],
  [/ of the Land$/, ' des Landes'],
  [/, social services$/, ', soziale Dienstleistungen'],
  [/ deviating from /, ' abweichend von '],
  [/\(municipal\)/, '(Kommunen)'],
  [/\(state from (\d{4})-(\d\d)-(\d\d)\)/, '(Land ab $3.$2.$1)'],
  [/\((Nr\. \d+) new (\d{4})-(\d\d)-(\d\d)\)/, '($1 neu ab $4.$3.$2)'],
  [/§ unknown/, 'Paragraph nicht bekannt'],
];

/** A statute as the reader sees it; the facts themselves keep the collection's words. */
export const germanStatute = (statute: string): string =>
  GERMAN.reduce((text, [english, german]) => text.replace(english, german), statute);
