import type { CentreHead, Recipient } from '../../../contract/templates';
import { breakLines } from './line-breaking';
import { COLOUR, mm, STYLE } from './look';
import type { Sheet } from './sheet';

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

/** Name and address of the centre at the head of the first page; the same for letters and records. */
export function letterhead(sheet: Sheet, centre: CentreHead, member?: string): void {
  const top = mm(11.5);
  const nameWidth = mm(112);
  const names = breakLines(centre.name, STYLE.centre.face, STYLE.centre.size, nameWidth);
  const forMember =
    member === undefined ? [] : breakLines(`Auftraggeber: ${member}`, STYLE.cell.face, STYLE.cell.size, nameWidth);
  const right = [centre.addressLines.join(' · '), centre.phone, centre.email, centre.web].filter(
    (line) => line !== undefined,
  );
  const element = sheet.element('P');
  sheet.content(element, 'P', () => {
    sheet.lines(names, sheet.left, top, STYLE.centre);
    sheet.lines(forMember, sheet.left, top + names.length * STYLE.centre.leading + 1, STYLE.cell);
  });
  const address = right.flatMap((line) => breakLines(line, STYLE.small.face, STYLE.small.size, mm(52)));
  sheet.content(element, 'P', () => sheet.lines(address, sheet.right, top + 1, STYLE.small, 'right'));
  element.end();
  const bottom =
    top +
    Math.max(
      names.length * STYLE.centre.leading + forMember.length * STYLE.cell.leading + 3,
      address.length * STYLE.small.leading + 5,
    );
  const line = Math.max(mm(27), bottom + 4);
  sheet.rule(sheet.left, line, sheet.right, line, COLOUR.accent, 1.2);
  sheet.y = line + mm(9);
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
  const returnLines = fits ? [whole] : [centre.name, centre.addressLines.join(' · ')];
  const returnTop = FORM_B.addressZone - returnLines.length * returnStyle.leading - 3;
  const attention = recipient.attention === undefined ? [] : [recipient.attention];
  const address = [recipient.name, ...attention, ...recipient.addressLines].flatMap((line) =>
    breakLines(line, STYLE.body.face, STYLE.body.size, FORM_B.addressWidth),
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

/** Returns where the block ends. */
function informationBlock(sheet: Sheet, information: LetterHead['information']): number {
  const labelWidth = mm(23);
  const [label, value] = [
    { ...STYLE.small, leading: 12.5 },
    { ...STYLE.cell, leading: 12.5 },
  ];
  let y = FORM_B.infoTop;
  const list = sheet.element('L');
  for (const [name, text] of information) {
    const lines = breakLines(text, value.face, value.size, sheet.right - FORM_B.infoLeft - labelWidth);
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
