import { breakLines } from './line-breaking';
import type { TextStyle } from './look';
import { COLOUR, mm, STYLE } from './look';
import type { Sheet, StructureElement } from './sheet';

/** Lines that flow over page ends: never fewer than two of a paragraph alone on a page. */
function flow(
  sheet: Sheet,
  element: StructureElement,
  type: string,
  lines: readonly string[],
  x: number,
  style: TextStyle,
): void {
  let from = 0;
  while (from < lines.length) {
    const left = lines.length - from;
    let take = Math.min(left, Math.floor(sheet.room / style.leading));
    if (take < left && left - take === 1) take -= 1;
    if (take < Math.min(2, left)) {
      sheet.newPage();
      continue;
    }
    const part = lines.slice(from, from + take);
    sheet.content(element, type, () => sheet.lines(part, x, sheet.y, style));
    sheet.skip(take * style.leading);
    from += take;
  }
}

const ROOM_BELOW_HEADING = 32;

function heading(sheet: Sheet, type: string, text: string, style: TextStyle, before: number, after: number): void {
  const lines = breakLines(text, style.face, style.size, sheet.width, 'whole-words');
  sheet.need(before + lines.length * style.leading + after + ROOM_BELOW_HEADING);
  if (!sheet.atTop) sheet.skip(before);
  sheet.bookmark(text);
  const element = sheet.element(type);
  sheet.content(element, type, () => sheet.lines(lines, sheet.left, sheet.y, style));
  element.end();
  sheet.skip(lines.length * style.leading + after);
}
/** Title of a document that is not a letter. */
export function title(sheet: Sheet, text: string, subtitle?: string): void {
  heading(sheet, 'H1', text, STYLE.title, 0, 2);
  if (subtitle !== undefined) paragraph(sheet, subtitle, { style: STYLE.subtitle, after: 8 });
}
export const subject = (sheet: Sheet, text: string): void =>
  heading(sheet, 'H1', text, { ...STYLE.strong, size: 11.5, leading: 15 }, 0, 10);
export const heading2 = (sheet: Sheet, text: string): void => heading(sheet, 'H2', text, STYLE.heading2, 13, 4);
export const heading3 = (sheet: Sheet, text: string): void => heading(sheet, 'H3', text, STYLE.heading3, 7, 3);

export function paragraph(sheet: Sheet, text: string, options: { style?: TextStyle; after?: number } = {}): void {
  const style = options.style ?? STYLE.body;
  const element = sheet.element('P');
  flow(sheet, element, 'P', breakLines(text, style.face, style.size, sheet.width), sheet.left, style);
  element.end();
  sheet.skip(options.after ?? 7);
}

/** What is not decided yet says so, in every section the same way. */
export const stillOpen = (sheet: Sheet): void => paragraph(sheet, '— noch offen —', { style: STYLE.muted });

export interface BulletItem {
  readonly text: string;
  /** Muted, behind the text: the paragraph of the law. */
  readonly source?: string;
  /** In front of the text, in words: „ungesichert“. */
  readonly warning?: string;
}

/** „… erreicht den Schwellenwert (§ 106 Abs. 1 GWB).“: the source before the full stop, a short one on one line. */
function withSource(text: string, source: string | undefined): string {
  if (source === undefined) return text;
  const unbroken = source.length <= 34 ? source.replaceAll(' ', '\u00a0') : source.replaceAll('§ ', '§\u00a0');
  return text.endsWith('.') ? `${text.slice(0, -1)} (${unbroken}).` : `${text} (${unbroken})`;
}

export function bullets(sheet: Sheet, items: readonly BulletItem[]): void {
  const indent = mm(5);
  const list = sheet.element('L');
  for (const { text, source, warning } of items) {
    const style = STYLE.body;
    const whole = `${warning === undefined ? '' : `[${warning}] `}${withSource(text, source)}`;
    const lines = breakLines(whole, style.face, style.size, sheet.width - indent);
    sheet.need(Math.min(lines.length, 2) * style.leading);
    const entry = sheet.element('LI', list);
    const label = sheet.element('Lbl', entry);
    sheet.content(label, 'Lbl', () => sheet.line('•', sheet.left + mm(1), sheet.y, style));
    label.end();
    const body = sheet.element('LBody', entry);
    flow(
      sheet,
      body,
      'LBody',
      lines,
      sheet.left + indent,
      warning === undefined ? style : { ...style, colour: COLOUR.warning },
    );
    body.end();
    entry.end();
    sheet.skip(2.5);
  }
  list.end();
  sheet.skip(5);
}

export type Definition = readonly [term: string, text: string | undefined];

/** Term and text side by side; a text that is not given is „noch offen“. */
export function definitions(
  sheet: Sheet,
  entries: readonly Definition[],
  options: { termWidth?: number; strong?: readonly string[] } = {},
): void {
  const termWidth = options.termWidth ?? mm(48);
  const list = sheet.element('L');
  for (const [term, given] of entries) {
    const strong = options.strong?.includes(term) ?? false;
    const style = given === undefined ? STYLE.muted : strong ? STYLE.strong : STYLE.body;
    const termStyle = { ...STYLE.muted, size: 9.2 };
    const terms = breakLines(term, termStyle.face, termStyle.size, termWidth - mm(3), 'whole-words');
    const lines = breakLines(given ?? 'noch offen', style.face, style.size, sheet.width - termWidth);
    const least = Math.max(terms.length * termStyle.leading, Math.min(lines.length, 3) * style.leading);
    sheet.need(least);
    const top = sheet.y;
    const entry = sheet.element('LI', list);
    const label = sheet.element('Lbl', entry);
    sheet.content(label, 'Lbl', () => sheet.lines(terms, sheet.left, top, termStyle));
    label.end();
    const body = sheet.element('LBody', entry);
    flow(sheet, body, 'LBody', lines, sheet.left + termWidth, style);
    body.end();
    entry.end();
    const termBottom = top + terms.length * termStyle.leading;
    if (sheet.y > top && termBottom > sheet.y) sheet.skip(termBottom - sheet.y);
    sheet.skip(2.5);
  }
  list.end();
  sheet.skip(6);
}

/** A box that cannot be overlooked, with its label in words (not by colour alone). It is kept on one page. */
export function notice(sheet: Sheet, label: string, text: string, source?: string): void {
  const inset = mm(4);
  const style = { ...STYLE.body, size: 9.4, leading: 13 };
  const lines = breakLines(text, style.face, style.size, sheet.width - 2 * inset);
  const sources =
    source === undefined ? [] : breakLines(source, STYLE.small.face, STYLE.small.size, sheet.width - 2 * inset);
  const height = 8 + STYLE.warning.leading + lines.length * style.leading + sources.length * STYLE.small.leading;
  sheet.need(height + 6);
  sheet.box(sheet.left, sheet.y, sheet.width, height, COLOUR.warningBackground);
  sheet.rule(sheet.left + 1, sheet.y, sheet.left + 1, sheet.y + height, COLOUR.warning, 2);
  const element = sheet.element('Note');
  sheet.content(element, 'Note', () => {
    sheet.line(label, sheet.left + inset, sheet.y + 4, STYLE.warning);
    sheet.lines(lines, sheet.left + inset, sheet.y + 4 + STYLE.warning.leading, style);
    sheet.lines(
      sources,
      sheet.left + inset,
      sheet.y + 4 + STYLE.warning.leading + lines.length * style.leading,
      STYLE.small,
    );
  });
  element.end();
  sheet.skip(height + 6);
}

export interface Signature {
  readonly name?: string;
  /** What is to be filled in on the line; „Ort, Datum, Unterschrift“ when nothing is said. */
  readonly line?: string;
  readonly role?: string;
  /** What is already attested, e.g. „entschieden am …“. */
  readonly attested?: string;
}

/** Fields to sign in, two side by side, never parted from each other. */
export function signatures(sheet: Sheet, people: readonly Signature[]): void {
  const gap = mm(10);
  const width = (sheet.width - gap) / 2;
  for (let index = 0; index < people.length; index += 2) {
    const pair = people.slice(index, index + 2);
    sheet.need(mm(32));
    const top = sheet.y + mm(15);
    let lowest = top;
    pair.forEach((person, place) => {
      const x = sheet.left + place * (width + gap);
      sheet.rule(x, top, x + width, top, COLOUR.strongRule, 0.6);
      const small = [person.role, person.attested].filter((line) => line !== undefined);
      const names =
        person.name === undefined
          ? []
          : breakLines(person.name, STYLE.cell.face, STYLE.cell.size, width, 'whole-words');
      const notes = small.flatMap((line) => breakLines(line, STYLE.cellSmall.face, STYLE.cellSmall.size, width));
      const element = sheet.element('P');
      sheet.content(element, 'P', () => {
        sheet.line(person.line ?? 'Ort, Datum, Unterschrift', x, top + 2, STYLE.cellSmall);
        sheet.lines(names, x, top + 13, STYLE.cell);
        sheet.lines(notes, x, top + 13 + names.length * STYLE.cell.leading, STYLE.cellSmall);
      });
      element.end();
      lowest = Math.max(lowest, top + 13 + names.length * STYLE.cell.leading + notes.length * STYLE.cellSmall.leading);
    });
    sheet.y = lowest + 8;
  }
}
