import PDFDocument from 'pdfkit';
import { COLOUR, MARGIN, mm, TEXT_BOTTOM, TEXT_WIDTH, type TextStyle } from './look';
import { TextWriter } from './text-writer';
import { REGULAR, SEMIBOLD } from './typefaces';

export type StructureElement = PDFKit.PDFStructureElement;
type StructureOptions = PDFKit.Mixins.StructureElementOptions & {
  scope?: 'Column' | 'Row';
  colSpan?: number;
};

export interface SheetOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** What a program needs to check the document: `sourceKeywords`. */
  readonly keywords: string;
  readonly createdAt: Date;
  /** Bookmarks for the headings: for documents one reads in, not for letters. */
  readonly outline: boolean;
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

  constructor(private readonly options: SheetOptions) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      subset: 'PDF/A-3a',
      pdfVersion: '1.7',
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
