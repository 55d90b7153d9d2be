import { syllables } from './hyphenation';
import type { Typeface } from './typefaces';

const NO_BREAK_SPACE = '\u00a0';
const SOFT_HYPHEN = '\u00ad';
/** A word is parted only where the line would stay emptier than this without it … */
const EMPTY_ENOUGH = 0.12;
/** … and where not more than so many lines in a row would end with a hyphen. */
const HYPHENS_IN_A_ROW = 2;

/** `running` text parts words at the end of a line; names and headings part only what is wider than a whole line. */
export type Breaking = 'running' | 'whole-words';

/** Text as the font can show it: composed letters, no control characters, unknown characters as „?“ (never .notdef). */
export function printable(text: string, face: Typeface): string {
  const composed = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u202f\u2007]/g, NO_BREAK_SPACE)
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '');
  if (/^[\n\u0020-\u007e\u00a0-\u00ff€–„“”]*$/.test(composed)) return composed;
  return Array.from(composed, (sign) => (sign === '\n' || face.has(sign.codePointAt(0) ?? 0) ? sign : '?')).join('');
}

/**
 * Breaks text at spaces, behind hyphens and slashes and, in running text, inside of German words. Nothing with a
 * figure or an @ in it is ever parted unless it is wider than the line. A line that ends inside of a word ends with a
 * soft hyphen, which the font draws as a hyphen and readers of the file take away when they search or copy.
 */
export function breakLines(
  text: string,
  face: Typeface,
  size: number,
  width: number,
  breaking: Breaking = 'running',
): string[] {
  const limit = width / size;
  return printable(text, face)
    .split('\n')
    .flatMap((paragraph) => breakParagraph(paragraph, face, limit, breaking));
}

function breakParagraph(paragraph: string, face: Typeface, limit: number, breaking: Breaking): string[] {
  if (face.widthOf(paragraph) <= limit) return [bare(paragraph).trimEnd()];
  const lines: string[] = [];
  // The line so far; the width of its whole words is known, what stands behind its last space is measured with the next.
  let [line, settled, loose] = ['', 0, ''];
  const widthWith = (text: string): number => settled + face.widthOf(bare(loose + text).trimEnd());
  const fitsParted = (text: string): boolean => settled + face.widthOf(bare(loose + text) + SOFT_HYPHEN) <= limit;
  const begin = (done: string): void => {
    lines.push(done);
    [line, settled, loose] = ['', 0, ''];
  };
  const worthParting = (rest: string, isLast: boolean): boolean =>
    face.widthOf(bare(rest).trimEnd()) > limit ||
    // Parting the last word saves no line.
    (!isLast &&
      breaking === 'running' &&
      limit - widthWith('') >= limit * EMPTY_ENOUGH &&
      lines.slice(-HYPHENS_IN_A_ROW).filter(isParted).length < HYPHENS_IN_A_ROW);
  const all = pieces(paragraph);
  all.forEach((piece, index) => {
    let rest = piece;
    while (widthWith(rest) > limit) {
      const parts = worthParting(rest, index === all.length - 1) ? partsOf(all, index, rest) : [rest];
      const taken = parts.findLastIndex((_, at) => at > 0 && fitsParted(parts.slice(0, at).join('')));
      if (taken > 0) {
        begin(line + parts.slice(0, taken).join('') + SOFT_HYPHEN);
        rest = parts.slice(taken).join('');
      } else if (line !== '') {
        begin(line.trimEnd());
      } else {
        const [head, tail] = cut(rest, fitsParted);
        begin(head);
        rest = tail;
      }
    }
    line += rest;
    loose += rest;
    if (loose.endsWith(' ')) [settled, loose] = [settled + face.widthOf(bare(loose)), ''];
  });
  if (line.trim() !== '' || lines.length === 0) lines.push(bare(line).trimEnd());
  return lines.map((done) => (isParted(done) ? bare(done) + SOFT_HYPHEN : bare(done)));
}

const bare = (text: string): string => text.replaceAll(SOFT_HYPHEN, '');
const isParted = (line: string): boolean => line.endsWith(SOFT_HYPHEN);

/** Words with the space behind them, further divided behind soft hyphens and behind - and / between letters. */
const pieces = (paragraph: string): string[] =>
  paragraph.split(/(?<= )(?=[^ ])|(?<=\u00ad)|(?<=\p{L}{2}-?[-/])(?=\p{L}{2})/u).filter((piece) => piece !== '');

/** A word, or words joined by hyphens and slashes, with the marks around it: no address, no figure, no paragraph. */
const PLAIN = /^[^\p{L}\p{N}@]*\p{L}+(?:-?[-/]\p{L}+)*[^\p{L}\p{N}@]*$/u;
const INSIDE = /^([^\p{L}]*)(\p{L}+)(.*)$/su;

/** What is left of a piece in the parts between which it may be broken; one part where it may not. */
function partsOf(all: readonly string[], index: number, rest: string): readonly string[] {
  if (!PLAIN.test(tokenAt(all, index))) return [rest];
  const [, before = '', word = '', after = ''] = INSIDE.exec(rest) ?? [];
  const [, , whole = word] = INSIDE.exec(all[index] ?? '') ?? [];
  const parts = lastLetters(syllables(whole), word.length);
  return parts.map((part, at) => (at === 0 ? before : '') + part + (at === parts.length - 1 ? after : ''));
}

/** The parts of the end of a word whose beginning stands on the line above already. */
function lastLetters(parts: readonly string[], count: number): readonly string[] {
  const taken: string[] = [];
  let missing = count;
  for (const part of [...parts].reverse()) {
    if (missing <= 0) break;
    taken.unshift(part.slice(-missing));
    missing -= part.length;
  }
  return taken;
}

/** Everything between two spaces that the piece is a part of. */
function tokenAt(all: readonly string[], index: number): string {
  let [from, to] = [index, index];
  while (from > 0 && !all[from - 1]?.endsWith(' ')) from -= 1;
  while (to < all.length - 1 && !all[to]?.endsWith(' ')) to += 1;
  return all
    .slice(from, to + 1)
    .join('')
    .trim();
}

/** The longest beginning of an over-long word that fits; addresses part behind @ and /, letters with a hyphen. */
function cut(word: string, fitsParted: (text: string) => boolean): [string, string] {
  const signs = Array.from(word);
  let [taken, most] = [1, signs.length - 1];
  while (taken < most) {
    const tried = Math.ceil((taken + most) / 2);
    if (fitsParted(signs.slice(0, tried).join(''))) taken = tried;
    else most = tried - 1;
  }
  const natural = Math.max(signs.lastIndexOf('@', taken - 1), signs.lastIndexOf('/', taken - 1)) + 1;
  if (natural > 0) taken = natural;
  const between = signs.slice(Math.max(0, taken - 2), taken + 2).join('');
  const hyphen = taken > 2 && /^\p{L}{4}$/u.test(between) ? SOFT_HYPHEN : '';
  return [signs.slice(0, taken).join('') + hyphen, signs.slice(taken).join('')];
}
