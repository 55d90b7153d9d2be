import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef } from '@cantoo/pdf-lib';

/** A finished PDF with the name its bookmark gets. */
export interface PrintPart {
  readonly title: string;
  readonly pdf: Uint8Array;
}

export interface PrintFile {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

export interface PrintHead {
  readonly title: string;
  /** Printed nowhere, but part of the file: the same parts and head give the same bytes. */
  readonly createdAt: Date;
}

/**
 * All parts one after the other for a printer that prints both sides: a part with an odd number of pages is followed by
 * an empty one, so that the next begins on a sheet of its own. A bookmark leads to every part. What only the single
 * file needs (its data, its structure for screen readers) stays there: this one is for paper.
 */
export async function joinDocuments(parts: readonly PrintPart[], head: PrintHead): Promise<PrintFile> {
  const joined = await PDFDocument.create({ updateMetadata: false });
  joined.setTitle(head.title, { showInWindowTitleBar: true });
  joined.setLanguage('de-DE');
  joined.setProducer('Vergabezentrum');
  joined.setCreationDate(head.createdAt);
  joined.setModificationDate(head.createdAt);
  const bookmarks: { title: string; page: PDFPage }[] = [];
  for (const { title, pdf } of parts) {
    const part = await PDFDocument.load(pdf, { updateMetadata: false });
    const pages = await joined.copyPages(part, part.getPageIndices());
    for (const page of pages) {
      // The structure tree they point into is not there.
      page.node.delete(PDFName.of('StructParents'));
      joined.addPage(page);
    }
    const [first] = pages;
    const last = pages.at(-1);
    if (!first || !last) continue;
    bookmarks.push({ title, page: first });
    if (pages.length % 2 === 1) joined.addPage([last.getWidth(), last.getHeight()]);
  }
  addBookmarks(joined, bookmarks);
  const pdf = await joined.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { pdf, pages: joined.getPageCount() };
}

/** One line of bookmarks (ISO 32000-1, 12.3.3). */
function addBookmarks(document: PDFDocument, bookmarks: readonly { title: string; page: PDFPage }[]): void {
  const { context } = document;
  const refs = bookmarks.map(() => context.nextRef());
  const [first] = refs;
  const last = refs.at(-1);
  if (!first || !last) return;
  const root = context.nextRef();
  bookmarks.forEach(({ title, page }, index) => {
    const ref = refs[index];
    if (!ref) return;
    const item = PDFDict.withContext(context);
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    item.set(PDFName.of('Parent'), root);
    setRef(item, 'Prev', refs[index - 1]);
    setRef(item, 'Next', refs[index + 1]);
    const target = PDFArray.withContext(context);
    target.push(page.ref);
    target.push(PDFName.of('Fit'));
    item.set(PDFName.of('Dest'), target);
    context.assign(ref, item);
  });
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }));
  document.catalog.set(PDFName.of('Outlines'), root);
}

function setRef(item: PDFDict, name: string, ref: PDFRef | undefined): void {
  if (ref) item.set(PDFName.of(name), ref);
}
