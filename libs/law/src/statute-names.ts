const GERMAN: readonly (readonly [collected: string, german: string])[] = [
  ['§ unknown', 'Paragraph nicht bekannt'],
  ['Feiertagsgesetz of the Land', 'Feiertagsgesetz des Landes'],
];

/** A statute of the collection of facts as the reader sees it; the facts themselves keep the collection's words. */
export const germanStatute = (statute: string): string =>
  GERMAN.reduce((text, [collected, german]) => text.replace(collected, german), statute);
