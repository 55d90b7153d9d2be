import { paragraph } from './blocks';
import { type Breaking, breakLines } from './line-breaking';
import { COLOUR, mm, STYLE, type TextStyle } from './look';
import type { Sheet } from './sheet';
import { table, tableHeight, type TableOptions } from './table';

/** A part of a sheet whose height is known before it is drawn, so that what fits on a page can be chosen first. */
export interface Part {
  readonly height: number;
  readonly draw: () => void;
}

function linesOf(sheet: Sheet, text: string, style: TextStyle, width = sheet.width, breaking?: Breaking): string[] {
  return breakLines(text, style.face, style.size, width, breaking);
}

export const text = (sheet: Sheet, content: string, style: TextStyle, after: number): Part => ({
  height: linesOf(sheet, content, style).length * style.leading + after,
  draw: () => paragraph(sheet, content, { style, after }),
});

/** A heading on one level below the other: `H1`, or `H2` with the room above that parts it from what comes before. */
export function heading(sheet: Sheet, content: string, style: TextStyle, level: 'H1' | 'H2' = 'H2'): Part {
  const before = level === 'H1' ? 0 : 3;
  const broken = linesOf(sheet, content, style, sheet.width, 'whole-words');
  const height = before + broken.length * style.leading + 2;
  return {
    height,
    draw: () => {
      sheet.need(height + 40);
      if (!sheet.atTop) sheet.skip(before);
      const element = sheet.element(level);
      sheet.content(element, level, () => sheet.lines(broken, sheet.left, sheet.y, style));
      element.end();
      sheet.skip(height - before);
    },
  };
}

export const grid = (sheet: Sheet, options: TableOptions): Part => ({
  height: tableHeight(sheet, options),
  draw: () => table(sheet, options),
});

export type Fact = readonly [term: string, text: string, tone?: 'strong' | 'warning'];

/** Question and answer side by side on a tinted ground. */
export function panels(sheet: Sheet, left: readonly Fact[], right: readonly Fact[]): Part {
  const gap = mm(3);
  const inset = 6;
  const termWidth = mm(21);
  const leftWidth = (sheet.width - gap) * 0.43;
  const places = [
    { x: sheet.left, width: leftWidth, colour: COLOUR.group },
    { x: sheet.left + leftWidth + gap, width: sheet.width - gap - leftWidth, colour: COLOUR.head },
  ];
  const laid = (facts: readonly Fact[], width: number) =>
    facts.map(([term, content, tone]) => {
      const style = tone === 'warning' ? STYLE.tightWarning : tone === 'strong' ? STYLE.tightStrong : STYLE.tight;
      return { term, style, broken: linesOf(sheet, content, style, width - 2 * inset - termWidth) };
    });
  const columns = places.map(({ x, width, colour }, side) => ({
    x,
    width,
    colour,
    facts: laid(side === 0 ? left : right, width),
  }));
  const heights = columns.map(({ facts }) =>
    facts.reduce((sum, { style, broken }) => sum + broken.length * style.leading + 1.5, 0),
  );
  const height = Math.max(...heights) + 2 * inset - 1.5;
  return {
    height: height + 5,
    draw: () => {
      sheet.need(height);
      const top = sheet.y;
      const list = sheet.element('L');
      columns.forEach(({ x, width, colour, facts }) => {
        sheet.box(x, top, width, height, colour);
        let y = top + inset;
        for (const { term, style, broken } of facts) {
          const entry = sheet.element('LI', list);
          const label = sheet.element('Lbl', entry);
          sheet.content(label, 'Lbl', () => sheet.line(term, x + inset, y, { ...STYLE.tightSmall, leading: 9.9 }));
          label.end();
          const body = sheet.element('LBody', entry);
          sheet.content(body, 'LBody', () => sheet.lines(broken, x + inset + termWidth, y, style));
          body.end();
          entry.end();
          y += broken.length * style.leading + 1.5;
        }
      });
      list.end();
      sheet.y = top + height + 5;
    },
  };
}

/** A box that cannot be overlooked, with its label in words (not by colour alone). */
export function warningBox(sheet: Sheet, label: string, paragraphs: readonly string[]): Part {
  const inset = 6;
  const items = paragraphs.map((item) => linesOf(sheet, item, STYLE.tight, sheet.width - 2 * inset));
  const body = items.reduce((sum, item) => sum + item.length * STYLE.tight.leading, 0);
  const height = STYLE.tightWarning.leading + body + 9;
  return {
    height: height + 5,
    draw: () => {
      sheet.need(Math.min(height, sheet.pageRoom));
      sheet.box(sheet.left, sheet.y, sheet.width, height, COLOUR.warningBackground);
      sheet.rule(sheet.left + 1, sheet.y, sheet.left + 1, sheet.y + height, COLOUR.warning, 2);
      const element = sheet.element('Note');
      sheet.content(element, 'Note', () => {
        let y = sheet.y + 4;
        sheet.line(label, sheet.left + inset, y, STYLE.tightWarning);
        y += STYLE.tightWarning.leading;
        for (const item of items) {
          sheet.lines(item, sheet.left + inset, y, STYLE.tight);
          y += item.length * STYLE.tight.leading;
        }
      });
      element.end();
      sheet.skip(height + 5);
    },
  };
}
