const SHORTEST_WORD = 6;
/** Letters that stay together at the beginning and at the end of a word: no „be-“ on a line of its own, no „-en“. */
const LEAST_HEAD = 2;
const LEAST_TAIL = 3;
/** Words kept parted; the limit only bounds the memory. */
const KEPT_WORDS = 20_000;
const MARK = '\u00ad';

type Hyphenator = (word: string) => string;
/** What of hyphen 1.14 (which has no types) is used here. */
type CreateHyphenator = (
  patterns: readonly unknown[],
  options: { readonly hyphenChar: string; readonly minWordLength: number; readonly html: boolean },
) => Hyphenator;

const kept = new Map<string, readonly string[]>();
let hyphenator: Hyphenator | undefined;

/**
 * The patterns of the reformed German spelling are three quarters of a megabyte of source: only a process that draws
 * reads them, with its first long line. The library remembers every word for ever, so a full memory starts anew.
 */
function opened(): Hyphenator {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const create = require('hyphen') as CreateHyphenator;
  const [levels, trie, known] = require('hyphen/patterns/de-1996.js') as readonly [unknown, unknown, object];
  /* eslint-enable @typescript-eslint/no-require-imports */
  return create([levels, trie, { ...known }], { hyphenChar: MARK, minWordLength: SHORTEST_WORD, html: false });
}

/**
 * The parts between which a German word may be broken: „Ver|ga|be|stel|le“. A word of fewer than six letters, an
 * abbreviation (VergStatVO, UVGO) and anything that is not all letters stays one part.
 */
export function syllables(word: string): readonly string[] {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_WORDS) {
    kept.clear();
    hyphenator = undefined;
  }
  const parts = isWord(word) ? joined((hyphenator ??= opened())(word).split(MARK)) : [word];
  kept.set(word, parts);
  return parts;
}

/** All letters, capital at most the first one. */
const isWord = (word: string): boolean => word.length >= SHORTEST_WORD && /^\p{L}\p{Ll}+$/u.test(word);

function joined(parts: readonly string[]): readonly string[] {
  const [first = '', ...others] = parts;
  const rest = [...others];
  let head = first;
  while (head.length < LEAST_HEAD && rest.length > 0) head += rest.shift() ?? '';
  const whole = [head, ...rest];
  while (whole.length > 1 && (whole.at(-1) ?? '').length < LEAST_TAIL) {
    const tail = whole.pop() ?? '';
    whole.push(`${whole.pop() ?? ''}${tail}`);
  }
  return whole;
}
