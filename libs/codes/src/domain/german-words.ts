/** Words that say nothing about what is bought. */
const STOP_WORDS = new Set(
  (
    'aber als am an auf aus bei beim das dem den der des die durch ein eine einem einen einer eines fur im in mit nach ' +
    'nicht ob oder ohne pro sich sonstig sonstige sonstigen sonstiger sonstiges sowie uber um und unter usw vom von vor zu zum zur ' +
    'zugehorig zugehorige zugehoriger'
  ).split(' '),
);
const ENDINGS = ['ern', 'em', 'en', 'er', 'es', 'e', 'n', 's'];
/** Elsewhere a final s belongs to the word: "Bus", "Glas". */
const S_MAY_FOLLOW = /[bdfghklmnrt]s$/;
const LINKS = ['', 's', 'es', 'n', 'en', 'e', 'er'];
const SHORTEST_STEM = 4;
const SHORTEST_PART = 3;

/** Anything that knows which words there are. */
interface Vocabulary {
  has(word: string): boolean;
}

/** Lower case without umlauts, however they are typed: `Handtücher`, `Handtuecher` → `handtucher`; `ß` → `ss`. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/ä|ae/g, 'a')
    .replace(/ö|oe/g, 'o')
    .replace(/ü|ue/g, 'u')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** A folded word without its ending: `handtucher` → `handtuch`, `reinigungen` → `reinigung`; but `papier`, `bus`. */
export function stem(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST_STEM);
  if (ending === undefined || (ending === 's' && !S_MAY_FOLLOW.test(word)) || word.endsWith('ier')) return word;
  return word.slice(0, -ending.length);
}

/** The stems of a text in its order, without words that say nothing. */
export const stems = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !STOP_WORDS.has(word))
    .map(stem);

/**
 * The parts of a compound as stems of `vocabulary`, first part first, the head last: `papierhandtuch` → `papier`,
 * `handtuch`. Fewest parts win; empty for a word that cannot be taken apart.
 */
export function compoundParts(word: string, vocabulary: Vocabulary): readonly string[] {
  const best = new Map<number, readonly string[] | null>();
  const from = (start: number): readonly string[] | null => {
    if (start === word.length) return [];
    const known = best.get(start);
    if (known !== undefined) return known;
    let found: readonly string[] | null = null;
    for (let end = word.length; end - start >= SHORTEST_PART; end--) {
      if (start === 0 && end === word.length) continue;
      const part = partOf(word.slice(start, end), end === word.length, vocabulary);
      const rest = part === undefined ? null : from(end);
      if (part !== undefined && rest && (found === null || rest.length + 1 < found.length)) found = [part, ...rest];
    }
    best.set(start, found);
    return found;
  };
  return from(0) ?? [];
}

/** A compound of which only the head is known: `stromlieferung` → `strom`, `lieferung`. */
export function knownHead(word: string, vocabulary: Vocabulary): readonly string[] {
  for (let start = SHORTEST_STEM; word.length - start >= SHORTEST_STEM; start++) {
    if (vocabulary.has(word.slice(start))) return [word.slice(0, start), word.slice(start)];
  }
  return [];
}

/** The pairs of neighbouring letters in a word. */
export const pairsOfLetters = (word: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(word.length - 1, 0) }, (_, place) => word.slice(place, place + 2)));

/** The stem that stands in a piece of a compound: as it is, or before the letters that join it to the next. */
function partOf(piece: string, isHead: boolean, vocabulary: Vocabulary): string | undefined {
  for (const link of isHead ? [''] : LINKS) {
    if (!piece.endsWith(link)) continue;
    const part = piece.slice(0, piece.length - link.length);
    if (part.length >= SHORTEST_PART && vocabulary.has(part)) return part;
  }
  return undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; `limit + 1` where there are more. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
      least = Math.min(least, steps);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}
