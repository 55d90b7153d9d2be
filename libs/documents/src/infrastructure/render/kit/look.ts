import type { Typeface } from './typefaces';
import { REGULAR, SEMIBOLD } from './typefaces';

/** Millimetres as PDF points. */
export const mm = (length: number): number => (length * 72) / 25.4;

export const PAGE = { width: mm(210), height: mm(297) } as const;
/** DIN 5008: 25 mm left (24.1 at least), 20 mm right. The text ends above the footer. */
export const MARGIN = { left: mm(25), right: mm(20), top: mm(30), bottom: mm(25) } as const;
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const TEXT_BOTTOM = PAGE.height - MARGIN.bottom;

/** All pairs with white reach a contrast of at least 4.5 : 1. */
export const COLOUR = {
  text: '#1b1f24',
  muted: '#55606b',
  accent: '#0f3b63',
  warning: '#8a3b00',
  rule: '#c3cbd3',
  strongRule: '#55606b',
  head: '#eaeff4',
  group: '#f5f7f9',
  warningBackground: '#fdf3e7',
  /** Of the word „ENTWURF“ under the text. */
  draft: '#e3e7eb',
} as const;

export interface TextStyle {
  readonly face: Typeface;
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
}
const style = (face: Typeface, size: number, leading: number, colour: string = COLOUR.text): TextStyle => ({
  face,
  size,
  leading,
  colour,
});

export const STYLE = {
  body: style(REGULAR, 10, 14),
  strong: style(SEMIBOLD, 10, 14),
  muted: style(REGULAR, 10, 14, COLOUR.muted),
  small: style(REGULAR, 8, 10.5, COLOUR.muted),
  title: style(SEMIBOLD, 20, 25, COLOUR.accent),
  subtitle: style(REGULAR, 12, 16, COLOUR.text),
  heading2: style(SEMIBOLD, 12.5, 17, COLOUR.accent),
  heading3: style(SEMIBOLD, 10.5, 14),
  cell: style(REGULAR, 8.8, 11.8),
  cellStrong: style(SEMIBOLD, 8.8, 11.8),
  cellSmall: style(REGULAR, 7.6, 10, COLOUR.muted),
  cellHead: style(SEMIBOLD, 8.2, 10.8, COLOUR.accent),
  tight: style(REGULAR, 7.8, 9.9),
  tightStrong: style(SEMIBOLD, 7.8, 9.9),
  tightSmall: style(REGULAR, 7, 8.8, COLOUR.muted),
  tightHead: style(SEMIBOLD, 7.4, 9.2, COLOUR.accent),
  tightWarning: style(SEMIBOLD, 7.8, 9.9, COLOUR.warning),
  tightHeading: style(SEMIBOLD, 9.6, 12, COLOUR.accent),
  warning: style(SEMIBOLD, 8.8, 11.8, COLOUR.warning),
  centre: style(SEMIBOLD, 13, 16, COLOUR.accent),
  footer: style(REGULAR, 7.4, 9.6, COLOUR.muted),
} as const;
