import PDFDocument from 'pdfkit';
import type { Picture } from '../../../contract/templates';
import { COLOUR, MARGIN, mm, PAGE, TEXT_BOTTOM, TEXT_WIDTH, type TextStyle } from './look';
import { TextWriter } from './text-writer';
import { REGULAR, SEMIBOLD } from './typefaces';

export type StructureElement = PDFKit.PDFStructureElement;
type StructureOptions = PDFKit.Mixins.StructureElementOptions & {
  scope?: 'Column' | 'Row';
  colSpan?: number;
  bbox?: readonly [left: number, top: number, right: number, bottom: number];
  placement?: 'Block';
};

/** Documents leave as `PDF/A-3a`; as `PDF/A-1a`, without their data, a validator at hand can judge them. */
export type Conformance = 'PDF/A-3a' | 'PDF/A-1a';

export interface SheetOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** What a program needs to check the document: `sourceKeywords`. */
  readonly keywords: string;
  readonly createdAt: Date;
  /** Bookmarks for the headings: for documents one reads in, not for letters. */
  readonly outline: boolean;
  readonly conformance?: Conformance;
  /** „ENTWURF“ across every page. */
  readonly draft?: boolean;
  readonly logo?: DrawnPicture;
  readonly coatOfArms?: DrawnPicture;
}
/** A picture with its bytes: PNG or JPEG as `readPicture` leaves them, so that nothing is decoded while drawing. */
export interface DrawnPicture extends Picture {
  readonly bytes: Uint8Array;
}
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly content: Buffer;
}

/**
 * The paper: a tagged PDF/A-3a document with a cursor `y` that runs down the page, and the few ways to put something
 * on it. Everything drawn is either content of a structure element or an artifact.
 */
export class Sheet {
  readonly left = MARGIN.left;
  readonly width = TEXT_WIDTH;
  readonly right = MARGIN.left + TEXT_WIDTH;
  y = mm(20);
  private readonly doc: PDFKit.PDFDocument;
  private readonly root: StructureElement;
  private readonly output: Promise<Buffer>;
  private pages = 0;
  private readonly writer: TextWriter;
  private colour = '';
  private rules: { x1: number; y1: number; x2: number; y2: number; colour: string; width: number }[] = [];

  constructor(readonly options: SheetOptions) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      subset: options.conformance ?? 'PDF/A-3a',
      pdfVersion: options.conformance === 'PDF/A-1a' ? '1.4' : '1.7',
      tagged: true,
      lang: 'de-DE',
      displayTitle: true,
      // pdfkit takes a parsed font here (its types do not know); Helvetica, its default, could not be embedded.
      font: REGULAR.font as unknown as string,
      info: {
        Title: options.title,
        Author: options.author,
        Subject: options.subject,
        Keywords: options.keywords,
        Creator: 'Vergabezentrum',
        Producer: 'Vergabezentrum (PDFKit)',
        CreationDate: options.createdAt,
      },
    });
    escapeMetadata(this.doc);
    for (const face of [REGULAR, SEMIBOLD]) this.doc.registerFont(face.name, face.font as unknown as string);
    this.writer = new TextWriter(this.doc);
    this.output = new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      this.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.doc.on('end', () => resolve(Buffer.concat(chunks)));
      this.doc.on('error', reject);
    });
    // Without its number of entries an outline is not valid in PDF/A (Preflight 1.4.9); pdfkit writes it for open ones.
    (this.doc.outline as unknown as { options: { expanded: boolean } }).options.expanded = true;
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.newPage();
  }

  /** Room left on this page above the footer. */
  get room(): number {
    return TEXT_BOTTOM - this.y;
  }

  /** Nothing stands on this page yet. */
  get atTop(): boolean {
    return this.y === MARGIN.top;
  }

  /** Room of a page that follows. */
  get pageRoom(): number {
    return TEXT_BOTTOM - MARGIN.top;
  }

  newPage(): void {
    this.drawRules();
    this.doc.addPage();
    this.pages += 1;
    this.colour = '';
    this.y = this.pages === 1 ? mm(20) : MARGIN.top;
    if (this.options.draft) this.draftMark();
  }

  /** Turns the page unless `height` fits. */
  need(height: number): void {
    if (height > this.room) this.newPage();
  }

  skip(height: number): void {
    this.y += height;
  }

  /** A new structure element below `parent` (the document when none is named). End it when it is complete. */
  element(type: string, parent: StructureElement = this.root, options: StructureOptions = {}): StructureElement {
    const element = this.doc.struct(type, options);
    if ((options.colSpan ?? 1) > 1) {
      // pdfkit knows no ColSpan; the attribute goes straight into the element's dictionary.
      const { dictionary } = element as unknown as { dictionary: { data: Record<string, unknown> } };
      dictionary.data['A'] = { O: 'Table', ColSpan: options.colSpan };
    }
    parent.add(element);
    return element;
  }

  /** Draws content of a structure element; may be called again for its part on the next page. */
  content(element: StructureElement, type: string, draw: () => void): void {
    const content = this.doc.markStructureContent(type);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** Draws what is no part of the text: rules, repeated heads, page numbers. */
  artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** One line whose box begins at `top`; `x` is its left, or its right edge when `align` is right. */
  line(text: string, x: number, top: number, style: TextStyle, align: 'left' | 'right' = 'left'): void {
    if (text === '') return;
    if (this.colour !== style.colour) this.doc.fillColor((this.colour = style.colour));
    const from = align === 'right' ? x - style.face.widthOf(text) * style.size : x;
    const baseline = top + style.leading / 2 + style.size * 0.35;
    this.writer.write(text, from, baseline, style.face, style.size);
  }

  lines(lines: readonly string[], x: number, top: number, style: TextStyle, align: 'left' | 'right' = 'left'): void {
    lines.forEach((text, index) => this.line(text, x, top + index * style.leading, style, align));
  }

  /** A straight rule. They are drawn together at the end of the page, as one artifact. */
  rule(x1: number, y1: number, x2: number, y2 = y1, colour: string = COLOUR.rule, width = 0.5): void {
    this.rules.push({ x1, y1, x2, y2, colour, width });
  }

  /** A filled rectangle behind what is drawn next. */
  box(x: number, y: number, width: number, height: number, colour: string): void {
    this.artifact('Layout', () => {
      this.doc.rect(x, y, width, height).fill(colour);
    });
    this.colour = colour;
  }

  /** A picture with its words, as a figure of its own. `height` in points; the width follows. */
  figure({ bytes, alt, width, height }: DrawnPicture, x: number, top: number, drawnHeight: number): void {
    const drawnWidth = (width * drawnHeight) / height;
    const element = this.element('Figure', undefined, {
      alt,
      bbox: [x, top, x + drawnWidth, top + drawnHeight],
      placement: 'Block',
    });
    this.content(element, 'Figure', () =>
      this.doc.image(Buffer.from(bytes), x, top, { width: drawnWidth, height: drawnHeight }),
    );
    element.end();
  }

  bookmark(title: string): void {
    if (this.options.outline) this.doc.outline.addItem(title);
  }

  attach(file: Attachment): void {
    // `relationship` is missing in the types; PDF/A-3 demands it.
    const options = { name: file.name, type: file.type, description: file.description, relationship: 'Data' };
    this.doc.file(file.content, {
      ...options,
      creationDate: this.options.createdAt,
      modifiedDate: this.options.createdAt,
    } as PDFKit.Mixins.PDFAttachmentOptions);
  }

  /** Draws head and foot of every page, as artifacts, and closes the document. */
  async finish(drawMargins: (page: number, of: number) => void): Promise<{ pdf: Buffer; pages: number }> {
    this.drawRules();
    for (let page = 1; page <= this.pages; page += 1) {
      this.doc.switchToPage(page - 1);
      this.colour = '';
      this.artifact('Pagination', () => drawMargins(page, this.pages));
      this.drawRules();
    }
    this.root.end();
    this.doc.end();
    return { pdf: await this.output, pages: this.pages };
  }

  /** Under the text and pale enough to read across it; no part of the text. The title says it to who cannot see it. */
  private draftMark(): void {
    const [word, size] = ['ENTWURF', 118];
    this.artifact('Pagination', () => {
      this.doc.save();
      this.doc.rotate(-55, { origin: [PAGE.width / 2, PAGE.height / 2] }).fillColor(COLOUR.draft);
      const x = (PAGE.width - SEMIBOLD.widthOf(word) * size) / 2;
      this.writer.write(word, x, PAGE.height / 2 + size * 0.35, SEMIBOLD, size);
      this.doc.restore();
    });
    this.colour = '';
  }

  private drawRules(): void {
    if (this.rules.length === 0) return;
    this.artifact('Layout', () => {
      for (const { x1, y1, x2, y2, colour, width } of this.rules)
        this.doc.lineWidth(width).strokeColor(colour).moveTo(x1, y1).lineTo(x2, y2).stroke();
    });
    this.rules = [];
  }
}

/** pdfkit 0.20.2 writes title, author and subject unescaped into the XMP packet: „Müller & Söhne“ would break it. */
function escapeMetadata(doc: PDFKit.PDFDocument): void {
  const writer = doc as unknown as { info: Record<string, unknown>; _addInfo: () => void };
  const addInfo = writer._addInfo;
  const escaped = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : value;
  writer._addInfo = () => {
    const info = Object.fromEntries(Object.entries(writer.info).map(([key, value]) => [key, escaped(value)]));
    addInfo.call(Object.create(writer, { info: { value: info } }) as typeof writer);
  };
}
