import type { CentreHead, Recipient } from '../../../contract/templates';
import { breakLines } from './line-breaking';
import { COLOUR, mm, STYLE, TEXT_BOTTOM } from './look';
import type { DrawnPicture, Sheet } from './sheet';

/** Positions of DIN 5008 form B, measured from the upper left corner of the page. */
const FORM_B = {
  addressLeft: mm(25),
  addressWidth: mm(80),
  addressZone: mm(62.7),
  addressEnd: mm(90),
  infoLeft: mm(125),
  infoTop: mm(50),
  textTop: mm(98.5),
  foldMarks: [mm(105), mm(210)],
  holeMark: mm(148.5),
} as const;

const HEAD_TOP = mm(11.5);
/** Pictures are as high as this, or lower where they are wide. */
const PICTURE = { height: mm(14), logoWidth: mm(42), armsWidth: mm(22), gap: mm(4) } as const;
const ADDRESS_WIDTH = mm(52);

/** Logo, name and address of the centre and the member's coat of arms at the head of the first page of every document. */
export function letterhead(sheet: Sheet, centre: CentreHead, member?: string): void {
  const { logo, coatOfArms } = sheet.options;
  const nameLeft = sheet.left + (logo === undefined ? 0 : picture(sheet, logo, PICTURE.logoWidth, 'left', sheet.left));
  const addressLeft = sheet.right - ADDRESS_WIDTH;
  const nameRight =
    addressLeft -
    mm(1) -
    (coatOfArms === undefined ? 0 : picture(sheet, coatOfArms, PICTURE.armsWidth, 'right', addressLeft - mm(2)));
  const nameWidth = nameRight - nameLeft;
  const names = breakLines(centre.name, STYLE.centre.face, STYLE.centre.size, nameWidth, 'whole-words');
  const forMember =
    member === undefined
      ? []
      : breakLines(`Auftraggeber: ${member}`, STYLE.cell.face, STYLE.cell.size, nameWidth, 'whole-words');
  const right = [centre.addressLines.join(' · '), centre.phone, centre.email, centre.web].filter(
    (line) => line !== undefined,
  );
  const element = sheet.element('P');
  sheet.content(element, 'P', () => {
    sheet.lines(names, nameLeft, HEAD_TOP, STYLE.centre);
    sheet.lines(forMember, nameLeft, HEAD_TOP + names.length * STYLE.centre.leading + 1, STYLE.cell);
  });
  const address = right.flatMap((line) =>
    breakLines(line, STYLE.small.face, STYLE.small.size, ADDRESS_WIDTH, 'whole-words'),
  );
  sheet.content(element, 'P', () => sheet.lines(address, sheet.right, HEAD_TOP + 1, STYLE.small, 'right'));
  element.end();
  const bottom =
    HEAD_TOP +
    Math.max(
      names.length * STYLE.centre.leading + forMember.length * STYLE.cell.leading + 3,
      address.length * STYLE.small.leading + 5,
    );
  const line = Math.max(mm(27), bottom + 4);
  sheet.rule(sheet.left, line, sheet.right, line, COLOUR.accent, 1.2);
  sheet.y = line + mm(9);
}

/** Draws a picture at its left or right edge; returns the width it takes from the name beside it. */
function picture(sheet: Sheet, shown: DrawnPicture, widest: number, align: 'left' | 'right', edge: number): number {
  const height = Math.min(PICTURE.height, (widest * shown.height) / shown.width);
  const width = (shown.width * height) / shown.height;
  const top = HEAD_TOP - mm(1) + (PICTURE.height - height) / 2;
  sheet.figure(shown, align === 'left' ? edge : edge - width, top, height);
  return width + PICTURE.gap;
}

export interface LetterHead {
  readonly centre: CentreHead;
  readonly member?: string;
  readonly recipient: Recipient;
  /** Reference lines: „Unser Zeichen“, „Datum“ … */
  readonly information: readonly (readonly [label: string, text: string])[];
}

/** Address field, information block and marks; the cursor then stands where the subject begins. */
export function letterOpening(sheet: Sheet, head: LetterHead): void {
  letterhead(sheet, head.centre, head.member);
  addressField(sheet, head);
  const informationEnd = informationBlock(sheet, head.information);
  for (const y of FORM_B.foldMarks) sheet.rule(mm(4), y, mm(8), y, COLOUR.strongRule, 0.4);
  sheet.rule(mm(4), FORM_B.holeMark, mm(10), FORM_B.holeMark, COLOUR.strongRule, 0.4);
  sheet.y = Math.max(FORM_B.textTop, informationEnd + mm(7));
}

function addressField(sheet: Sheet, { centre, recipient }: LetterHead): void {
  const returnStyle = { ...STYLE.small, size: 6.4, leading: 8 };
  const whole = [centre.name, ...centre.addressLines].join(' · ');
  const fits = returnStyle.face.widthOf(whole) * returnStyle.size <= FORM_B.addressWidth;
  // A sender of three lines and more would not fit above the address; the head of the page has it in full.
  const returnLines = (fits ? [whole] : [centre.name, centre.addressLines.join(' · ')]).map((line) => {
    const [first = '', more] = breakLines(line, returnStyle.face, returnStyle.size, FORM_B.addressWidth, 'whole-words');
    return more === undefined ? first : first.replace(/\S{0,3}[\s\u00ad]*$/u, '…');
  });
  const returnTop = FORM_B.addressZone - returnLines.length * returnStyle.leading - 3;
  const attention = recipient.attention === undefined ? [] : [recipient.attention];
  const address = [recipient.name, ...attention, ...recipient.addressLines].flatMap((line) =>
    breakLines(line, STYLE.body.face, STYLE.body.size, FORM_B.addressWidth, 'whole-words'),
  );
  // Six lines fit the window; longer addresses are set closer rather than cut.
  const leading = Math.min(13, (FORM_B.addressEnd - FORM_B.addressZone) / address.length);
  const style = { ...STYLE.body, leading, size: Math.min(STYLE.body.size, leading * 0.85) };
  sheet.artifact('Layout', () => sheet.lines(returnLines, FORM_B.addressLeft, returnTop, returnStyle));
  sheet.rule(FORM_B.addressLeft, FORM_B.addressZone - 2, FORM_B.addressLeft + FORM_B.addressWidth);
  const element = sheet.element('P');
  sheet.content(element, 'P', () => sheet.lines(address, FORM_B.addressLeft, FORM_B.addressZone + 2, style));
  element.end();
}

/** Returns where the block ends. What is longer than the page has room for is set closer rather than cut. */
function informationBlock(sheet: Sheet, information: LetterHead['information']): number {
  const labelWidth = mm(23);
  const { face, size } = STYLE.cell;
  const entries = information.map(([name, text]) => ({
    name,
    lines: breakLines(text, face, size, sheet.right - FORM_B.infoLeft - labelWidth, 'whole-words'),
  }));
  const count = entries.reduce((sum, { lines }) => sum + lines.length, 0);
  const leading = Math.min(12.5, (TEXT_BOTTOM - FORM_B.infoTop - mm(40)) / count);
  const label = { ...STYLE.small, leading, size: Math.min(STYLE.small.size, leading * 0.8) };
  const value = { ...STYLE.cell, leading, size: Math.min(size, leading * 0.8) };
  let y = FORM_B.infoTop;
  const list = sheet.element('L');
  for (const { name, lines } of entries) {
    const entry = sheet.element('LI', list);
    const term = sheet.element('Lbl', entry);
    sheet.content(term, 'Lbl', () => sheet.line(name, FORM_B.infoLeft, y, label));
    term.end();
    const body = sheet.element('LBody', entry);
    sheet.content(body, 'LBody', () => sheet.lines(lines, FORM_B.infoLeft + labelWidth, y, value));
    body.end();
    entry.end();
    y += lines.length * value.leading;
  }
  list.end();
  return y;
}
