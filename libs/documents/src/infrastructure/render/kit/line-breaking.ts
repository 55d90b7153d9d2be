import type { Typeface } from './typefaces';

const NO_BREAK_SPACE = '\u00a0';
const SOFT_HYPHEN = '\u00ad';

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

/** Breaks text at spaces and behind hyphens and slashes; a word wider than the line is cut, letters with a hyphen. */
export function breakLines(text: string, face: Typeface, size: number, width: number): string[] {
  const limit = width / size;
  return printable(text, face)
    .split('\n')
    .flatMap((paragraph) => breakParagraph(paragraph, face, limit));
}

function breakParagraph(paragraph: string, face: Typeface, limit: number): string[] {
  if (face.widthOf(paragraph) <= limit) return [paragraph.replaceAll(SOFT_HYPHEN, '').trimEnd()];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(paragraph)) {
    if (fits(line + piece, face, limit)) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(closed(line));
    line = piece;
    while (!fits(line, face, limit)) {
      const [head, rest] = cut(line, face, limit);
      lines.push(head);
      line = rest;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(closed(line));
  return lines.map((done) => done.replaceAll(SOFT_HYPHEN, ''));
}

const fits = (line: string, face: Typeface, limit: number): boolean =>
  face.widthOf(line.trimEnd().replaceAll(SOFT_HYPHEN, '')) <= limit;
const closed = (line: string): string => (line.endsWith(SOFT_HYPHEN) ? `${line.slice(0, -1)}-` : line.trimEnd());

/** Words with the space behind them, further divided behind soft hyphens and behind - and / between letters. */
const pieces = (paragraph: string): string[] =>
  paragraph.split(/(?<= )(?=[^ ])|(?<=\u00ad)|(?<=\p{L}{2}[-/])(?=\p{L}{2})/u).filter((piece) => piece !== '');

/** The longest beginning of an over-long word that fits; addresses part behind @ and /, letters with a hyphen. */
function cut(word: string, face: Typeface, limit: number): [string, string] {
  const signs = Array.from(word);
  let taken = 1;
  while (taken < signs.length - 1 && fits(`${signs.slice(0, taken + 1).join('')}-`, face, limit)) taken += 1;
  const natural = Math.max(signs.lastIndexOf('@', taken - 1), signs.lastIndexOf('/', taken - 1)) + 1;
  if (natural > 0) taken = natural;
  const between = signs.slice(Math.max(0, taken - 2), taken + 2).join('');
  const hyphen = taken > 2 && /^\p{L}{4}$/u.test(between) ? '-' : '';
  return [signs.slice(0, taken).join('') + hyphen, signs.slice(taken).join('')];
}
