import type { Font, Glyph, GlyphRun } from 'fontkit';
import { openSync } from 'fontkit';

/** A parsed font, shared by all documents of the process: parsing it anew costs more than the rest of a letter. */
export interface Typeface {
  /** Name inside pdfkit; the font's own name, so that pdfkit finds it without comparing files. */
  readonly name: string;
  /** The font as pdfkit takes it. */
  readonly font: Font;
  /** Shaped words, shared between documents; pdfkit fills and reads it but never changes an entry. */
  readonly shapedWords: () => Record<string, unknown>;
  /** Width of the text in points at size 1. */
  readonly widthOf: (text: string) => number;
  readonly has: (codePoint: number) => boolean;
}

/** Figures of equal width, so that amounts stand under each other; no ligatures, so that text can be searched. */
const FEATURES = { tnum: true, liga: false, calt: false } as const;
/** Words kept shaped. A process writes the same ones again and again; the limit only bounds the memory. */
const KEPT_WORDS = 20_000;

/**
 * fontkit keeps each glyph with the text it was first met for. Meeting all of them in one fixed order makes that text
 * (what a reader copies and searches) the same for every document, whatever was rendered before. Outlines, which
 * fontkit decodes anew for every subset, are kept as well: a fifth of the time of a letter.
 */
function rememberGlyphs(font: Font): void {
  for (const codePoint of font.characterSet) keepOutline(font.glyphForCodePoint(codePoint));
  const latin = font.characterSet.filter((sign) => sign < 0x180 || (sign >= 0x2000 && sign < 0x2200));
  for (const sign of latin) font.layout(String.fromCodePoint(sign), FEATURES).glyphs.forEach(keepOutline);
}

function keepOutline(glyph: Glyph): void {
  const decode = glyph._decode;
  if (decode === undefined || Object.hasOwn(glyph, '_decode')) return;
  let outline: { readonly decoded: unknown } | undefined;
  glyph._decode = () => (outline ??= { decoded: decode.call(glyph) }).decoded;
}

/**
 * The hyphen at the end of a parted word is U+00AD in the text of the file, so that readers join the word again (PDF
 * 14.8.2.2.3). fontkit hides that sign; it is shaped as the hyphen it looks like and then takes its own glyph's place.
 */
function shapedWithHyphen(font: Font, text: string): GlyphRun {
  if (!text.endsWith('\u00ad')) return font.layout(text, FEATURES);
  const { glyphs, positions, advanceWidth } = font.layout(`${text.slice(0, -1)}-`, FEATURES);
  return { glyphs: [...glyphs.slice(0, -1), font.glyphForCodePoint(0xad)], positions, advanceWidth };
}

function typeface(file: string): Typeface {
  const parsed = openSync(require.resolve(`@expo-google-fonts/fira-sans/${file}`));
  rememberGlyphs(parsed);
  let shaped: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let kept = 0;
  const widths = new Map<string, number>();
  const layout = (text: string): GlyphRun => {
    kept += 1;
    return shapedWithHyphen(parsed, text);
  };
  const pieceWidth = (piece: string): number => {
    const known = widths.get(piece);
    if (known !== undefined) return known;
    const width = parsed.layout(piece.replace(/\u00ad$/, '-'), FEATURES).advanceWidth / parsed.unitsPerEm;
    if (widths.size >= KEPT_WORDS) widths.clear();
    widths.set(piece, width);
    return width;
  };
  return {
    name: parsed.postscriptName,
    font: Object.create(parsed, { layout: { value: layout } }) as Font,
    shapedWords: () => {
      if (kept >= KEPT_WORDS) [shaped, kept] = [Object.create(null) as Record<string, unknown>, 0];
      return shaped;
    },
    // pdfkit shapes each word with the space behind it; measuring the same pieces gives the same width.
    widthOf: (text) => text.split(/(?<= )/).reduce((width, piece) => width + pieceWidth(piece), 0),
    has: (codePoint) => parsed.hasGlyphForCodePoint(codePoint),
  };
}

export const REGULAR = typeface('400Regular/FiraSans_400Regular.ttf');
export const SEMIBOLD = typeface('600SemiBold/FiraSans_600SemiBold.ttf');
