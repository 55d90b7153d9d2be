import type { Typeface } from './typefaces';

/** What of pdfkit 0.20.2's embedded font is used here; its types name none of it. */
interface EmbeddedFont {
  readonly id: string;
  layoutCache: Record<string, unknown>;
  encode(text: string): [glyphs: string[], positions: readonly { xAdvance: number; advanceWidth: number }[]];
  ref(): unknown;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Writes a line of text straight into the page. `doc.text` measures, wraps and saves the graphics state for every line
 * (five times slower); here the line is broken already and stands at a known place. Glyphs, subset and text mapping
 * are pdfkit's own.
 */
export class TextWriter {
  private readonly fonts = new Map<string, EmbeddedFont>();

  constructor(private readonly doc: PDFKit.PDFDocument) {}

  /** `baseline` counts from the upper edge of the page. */
  write(text: string, x: number, baseline: number, face: Typeface, size: number): void {
    const font = this.fonts.get(face.name) ?? this.open(face);
    const { fonts } = this.doc.page as unknown as { fonts: Record<string, unknown> };
    fonts[font.id] ??= font.ref();
    const [glyphs, positions] = font.encode(text);
    let run = '';
    const parts: string[] = [];
    glyphs.forEach((glyph, index) => {
      run += glyph;
      const at = positions[index];
      const kerning = at === undefined ? 0 : at.advanceWidth - at.xAdvance;
      if (kerning === 0) return;
      parts.push(`<${run}> ${rounded(kerning)}`);
      run = '';
    });
    if (run !== '') parts.push(`<${run}>`);
    // The page is turned upside down by pdfkit (y grows downwards); the text matrix turns the letters back.
    this.doc.addContent(
      `BT /${font.id} ${size} Tf 1 0 0 -1 ${rounded(x)} ${rounded(baseline)} Tm [${parts.join(' ')}] TJ ET`,
    );
  }

  private open(face: Typeface): EmbeddedFont {
    this.doc.font(face.name);
    const font = (this.doc as unknown as { _font: EmbeddedFont })._font;
    font.layoutCache = face.shapedWords();
    this.fonts.set(face.name, font);
    return font;
  }
}
