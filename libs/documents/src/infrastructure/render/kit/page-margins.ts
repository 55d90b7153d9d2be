import { breakLines } from './line-breaking';
import { mm, PAGE, STYLE } from './look';
import type { Sheet } from './sheet';

export interface MarginText {
  /** Name of the document, on every following page at the top. */
  readonly name: string;
  readonly fileNumber: string;
  readonly centre: string;
  /** Template and its version. */
  readonly template: string;
  /** Check value of the data the document was made from. */
  readonly checkValue: string;
}

const FOOT_TOP = PAGE.height - mm(20);
const HEAD_TOP = mm(15);

/** Foot of every page and head of every page but the first. */
export const pageMargins =
  (sheet: Sheet, text: MarginText) =>
  (page: number, of: number): void => {
    const style = STYLE.footer;
    const oneLine = (line: string, width: number): string => {
      const [first = '', more] = breakLines(line, style.face, style.size, width, 'whole-words');
      return more === undefined ? first : `${first} …`;
    };
    sheet.rule(sheet.left, FOOT_TOP - 4, sheet.right);
    sheet.line(oneLine(text.centre, mm(120)), sheet.left, FOOT_TOP, style);
    sheet.line(`Seite ${page} von ${of}`, sheet.right, FOOT_TOP, style, 'right');
    sheet.line(
      oneLine(`Aktenzeichen ${text.fileNumber} · ${text.template}`, mm(120)),
      sheet.left,
      FOOT_TOP + style.leading,
      style,
    );
    sheet.line(`Prüfwert ${text.checkValue}`, sheet.right, FOOT_TOP + style.leading, style, 'right');
    if (page === 1) return;
    sheet.line(oneLine(text.name, mm(110)), sheet.left, HEAD_TOP, style);
    sheet.line(oneLine(text.fileNumber, mm(52)), sheet.right, HEAD_TOP, style, 'right');
    sheet.rule(sheet.left, HEAD_TOP + 13, sheet.right);
  };
