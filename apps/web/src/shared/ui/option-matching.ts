import type { Option } from './select-field';

/** "Büttelborn" → "buttelborn", "Straße" → "strasse": umlauts and case do not matter when searching. */
export const foldText = (text: string): string =>
  text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');

/** Options in which every typed word occurs; those that begin with the text first. */
export function matchOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return options;
  const found = options.filter((option) => {
    const text = foldText(`${option.label} ${option.detail ?? ''}`);
    return words.every((word) => text.includes(word));
  });
  const begins = (option: Option): boolean => foldText(option.label).startsWith(first);
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}
