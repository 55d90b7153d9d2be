import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/** What a finished PDF says about itself, read with other means than those that drew it. */
export interface PdfContents {
  readonly keywords: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Buffer }[];
  /** The lines of every page, in the order in which they were drawn. */
  readonly pages: readonly (readonly string[])[];
}

/** Throws when the bytes are no PDF or a damaged one. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContents> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  return {
    keywords: document.getKeywords() ?? '',
    attachments: document.getAttachments().map(({ name, data }) => ({ name, bytes: Buffer.from(data) })),
    pages: document.getPages().map(linesOf),
  };
}

/** The text of a page as the document kit writes it: one `TJ` with glyph numbers for each line. */
function linesOf(page: PDFPage): string[] {
  const alphabets = alphabetsOf(page);
  const content = streamsOf(page, page.node.get(PDFName.of('Contents'))).join('\n');
  return [...content.matchAll(/\/(\w+) [\d.]+ Tf [^[\]]*\[([^\]]*)\] TJ/g)].map(([, font = '', glyphs = '']) =>
    [...glyphs.replace(/>\s*[-\d.]+\s*</g, '').matchAll(/[0-9a-fA-F]{4}/g)]
      .map(([glyph]) => alphabets.get(font)?.get(glyph.toLowerCase()) ?? '')
      .join(''),
  );
}

function streamsOf(page: PDFPage, entry: PDFObject | undefined): string[] {
  const found = entry instanceof PDFRef ? page.doc.context.lookup(entry) : entry;
  if (found instanceof PDFArray) return found.asArray().flatMap((one) => streamsOf(page, one));
  return found instanceof PDFRawStream ? [textOf(found)] : [];
}
const textOf = (stream: PDFRawStream): string => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');

/** For each font of the page what its glyph numbers (four hexadecimal digits) mean. */
function alphabetsOf(page: PDFPage): Map<string, Map<string, string>> {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
  return new Map(
    (fonts?.keys() ?? []).map((name) => {
      const mapping = fonts?.lookupMaybe(name, PDFDict)?.lookup(PDFName.of('ToUnicode'));
      return [name.decodeText(), mapping instanceof PDFRawStream ? alphabet(textOf(mapping)) : new Map()];
    }),
  );
}

/** Reads `<first> <last> [<text> …]`, the one kind of range the kit's fonts have. */
function alphabet(mapping: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const [, first = '0', , list = ''] of mapping.matchAll(
    /<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*\[([^\]]*)\]/g,
  )) {
    [...list.matchAll(/<([0-9a-fA-F\s]*)>/g)].forEach(([, code = ''], index) => {
      const glyph = (parseInt(first, 16) + index).toString(16).padStart(4, '0');
      signs.set(glyph, Buffer.from(code.replace(/\s/g, ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return signs;
}
