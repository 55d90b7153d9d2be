import { createHash } from 'node:crypto';
import { DomainError } from '@app/kernel';
import { TEMPLATES } from '../../contract/templates';
import {
  canonicalJson,
  type DocumentOrigin,
  parseKeywords,
  printedCheckValue,
  SOURCE_FILE,
  sourceHash,
} from '../render/data-hash';
import { KIT_VERSION } from '../render/kit/kit-version';
import { render, type RenderedDocument } from '../render/render';
import { type PdfContents, readPdf } from './pdf-contents';

/**
 * `unchanged`: byte by byte what was archived, or what this program draws from the attached data · `data-intact`: an
 * older or newer program drew it, so that only data and check values could be compared · `changed` · `foreign`: no
 * document of this product · `unreadable`: no PDF, or a damaged one.
 */
export type Verdict = 'unchanged' | 'data-intact' | 'changed' | 'foreign' | 'unreadable';

export interface Check {
  readonly ok: boolean;
  /** German sentence. */
  readonly text: string;
}

export interface VerifiedDocument {
  readonly verdict: Verdict;
  readonly size: number;
  /** Of the file, hex. */
  readonly sha256: string;
  /** Undefined where the file carries no data that could be read. */
  readonly about?: {
    readonly template: string;
    readonly germanName: string;
    readonly version: number;
    readonly fileNumber: string;
    readonly centre: string;
    readonly createdAt: string;
    readonly dataSize: number;
    readonly dataHash: string;
  };
  readonly checks: readonly Check[];
  /** German sentence: what the verdict rests on, and what it does not prove. */
  readonly conclusion: string;
}

/**
 * Draws a document anew. `attached` holds the other files the document carries by their SHA-256: pictures that are not
 * in the data but in the drawing, such as a coat of arms, have to lie there so that the file alone is enough.
 */
export type Redraw = (
  template: string,
  data: unknown,
  attached: ReadonlyMap<string, Buffer>,
) => Promise<RenderedDocument>;

interface Source {
  readonly template: string;
  readonly version: number;
  readonly data: {
    readonly fileNumber: string;
    readonly createdAt: string;
    readonly centre: { readonly name: string };
    /** Pictures the drawing needs; the document carries their bytes as attachments. */
    readonly logo?: { readonly sha256: string };
    readonly coatOfArms?: { readonly sha256: string };
  };
}

/**
 * Tells from the file alone what it is and whether it is unchanged; `expected` is the SHA-256 the archive of the product
 * shows for the document. Needs neither database nor network. Never throws for a bad file.
 */
export async function verifyDocument(
  bytes: Buffer,
  { expected, redraw = render }: { readonly expected?: string; readonly redraw?: Redraw } = {},
): Promise<VerifiedDocument> {
  const sha256 = hashOf(bytes);
  const file = { size: bytes.length, sha256 };
  const archived = compareArchived(sha256, expected);
  const contents = await read(bytes);
  if (typeof contents === 'string')
    return { verdict: 'unreadable', ...file, checks: [...archived, { ok: false, text: contents }], conclusion: BROKEN };
  const attached = contents.attachments.filter(({ name }) => name === SOURCE_FILE);
  const source = attached.length === 1 ? parseSource(attached[0]?.bytes) : undefined;
  const origin = parseKeywords(contents.keywords);
  if (!source) return { ...file, checks: archived, ...withoutSource(origin) };

  const text = attached[0]?.bytes ?? Buffer.alloc(0);
  const about = aboutOf(source, text);
  const checks = [...archived, ...compareValues(contents, source, text, origin)];
  const known = { ...file, about, checks };
  if (checks.some(({ ok }) => !ok)) {
    const isOther = archived.some(({ ok }) => !ok);
    return { verdict: 'changed', ...known, conclusion: isOther ? NOT_ARCHIVED : CHANGED };
  }
  if (archived.length > 0) return { verdict: 'unchanged', ...known, conclusion: ARCHIVED };
  const obstacle = programDiffers(source, origin);
  if (obstacle !== undefined) return { verdict: 'data-intact', ...known, conclusion: `${obstacle} ${DATA_ONLY}` };
  const others = new Map(contents.attachments.map((one) => [hashOf(one.bytes), one.bytes]));
  const drawn = await compareDrawing(bytes, source, others, redraw);
  const [verdict, conclusion] = drawn.ok ? (['unchanged', UNCHANGED] as const) : (['changed', CHANGED] as const);
  return { verdict, ...known, checks: [...checks, drawn], conclusion };
}

function compareArchived(sha256: string, expected: string | undefined): readonly Check[] {
  if (expected === undefined) return [];
  const [yes, no] = ['ist die angegebene der Ablage.', 'ist nicht die angegebene der Ablage.'];
  return [said(expected.toLowerCase() === sha256, `Die Prüfsumme der Datei ${yes}`, `Die Prüfsumme der Datei ${no}`)];
}

const BROKEN = 'Die Datei ist nicht zu prüfen.';
const CHANGED = 'Die Datei ist nicht mehr die, die das Vergabezentrum erstellt hat.';
const NOT_ARCHIVED = 'Das ist nicht die Datei, die das Vergabezentrum unter der angegebenen Prüfsumme abgelegt hat.';
const ARCHIVED = 'Die Datei ist unverändert: Sie trägt die Prüfsumme, unter der das Vergabezentrum sie abgelegt hat.';
const UNCHANGED =
  'Die Datei ist unverändert: Aus den angehängten Daten entsteht sie Byte für Byte wieder. Dass auch die Daten die des ' +
  'Vergabezentrums sind, zeigt erst der Vergleich mit der Prüfsumme seiner Ablage (--sha256).';
const DATA_ONLY =
  'Neu zeichnen lässt sie sich deshalb hier nicht; geprüft sind nur die Daten und die Prüfwerte in Metadaten und ' +
  'Fußzeilen. Ob jede Seite unverändert ist, zeigt der Vergleich mit der Prüfsumme der Ablage (--sha256).';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The contents, or the German sentence that says why there are none. */
async function read(bytes: Buffer): Promise<PdfContents | string> {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return 'Das ist keine PDF-Datei.';
  if (!/%%EOF\s*$/.test(bytes.subarray(-32).toString('latin1')))
    return 'Die PDF-Datei ist unvollständig: Ihr Ende fehlt.';
  try {
    return await readPdf(bytes);
  } catch {
    return 'Die PDF-Datei ist beschädigt und lässt sich nicht lesen.';
  }
}

function parseSource(bytes: Buffer | undefined): Source | undefined {
  try {
    const { template, version, data } = JSON.parse(bytes?.toString() ?? '') as Partial<Source>;
    const isSource =
      typeof template === 'string' &&
      Number.isSafeInteger(version) &&
      typeof data?.fileNumber === 'string' &&
      typeof data.centre?.name === 'string' &&
      !Number.isNaN(Date.parse(data.createdAt));
    return isSource ? ({ template, version, data } as Source) : undefined;
  } catch {
    return undefined;
  }
}

const withoutSource = (origin: DocumentOrigin | undefined): Pick<VerifiedDocument, 'verdict' | 'conclusion'> =>
  origin
    ? {
        verdict: 'changed',
        conclusion: `Die Metadaten nennen die Vorlage „${origin.template}“, aber die Daten, aus denen sie gefüllt wurde, fehlen oder sind nicht lesbar.`,
      }
    : {
        verdict: 'foreign',
        conclusion:
          'Die Datei stammt nicht aus dem Vergabezentrum: Sie enthält keine Daten, aus denen sie erstellt wurde.',
      };

const nameOf = (id: string): string => TEMPLATES.find((template) => template.id === id)?.germanName ?? id;

const aboutOf = ({ template, version, data }: Source, text: Buffer): VerifiedDocument['about'] => ({
  template,
  germanName: nameOf(template),
  version,
  fileNumber: data.fileNumber,
  centre: data.centre.name,
  createdAt: data.createdAt,
  dataSize: text.length,
  dataHash: hashOf(text),
});

/** Attached data, metadata and the foot of every page have to name the same check value. */
function compareValues(
  { pages }: PdfContents,
  source: Source,
  text: Buffer,
  origin: DocumentOrigin | undefined,
): readonly Check[] {
  const hash = sourceHash(text.toString());
  const metadata = origin
    ? [
        said(
          origin.hash === hash && origin.template === source.template && origin.version === source.version,
          'Der Prüfwert der Metadaten ist der der angehängten Daten.',
          'Der Prüfwert der Metadaten passt nicht zu den angehängten Daten.',
        ),
      ]
    : [];
  const printed = `Prüfwert ${printedCheckValue(hash)}`;
  const wrong = pages.flatMap((lines, index) => (lines.includes(printed) ? [] : [index + 1]));
  return [
    said(
      text.toString() === canonicalJson(source),
      'Die angehängten Daten haben die Form, in der die Anwendung sie schreibt.',
      'Die angehängten Daten haben nicht die Form, in der die Anwendung sie schreibt.',
    ),
    ...metadata,
    said(
      wrong.length === 0,
      pages.length === 1
        ? 'Der Prüfwert im Fuß der Seite ist der der angehängten Daten.'
        : `Der Prüfwert im Fuß aller ${pages.length} Seiten ist der der angehängten Daten.`,
      `Der Prüfwert im Fuß passt nicht zu den angehängten Daten (Seite ${wrong.slice(0, 10).join(', ')}).`,
    ),
  ];
}
const said = (ok: boolean, yes: string, no: string): Check => ({ ok, text: ok ? yes : no });

/** Why this program cannot draw the document as the one that made it did, as a German sentence. */
function programDiffers({ template, version }: Source, origin: DocumentOrigin | undefined): string | undefined {
  const known = TEMPLATES.find(({ id }) => id === template);
  if (!known) return `Dieses Programm kennt die Vorlage „${template}“ nicht.`;
  if (version !== known.version)
    return `Die Datei ist nach Fassung ${version} der Vorlage „${known.germanName}“ erstellt, dieses Programm zeichnet Fassung ${known.version}.`;
  if (!origin) return 'Die Datei stammt aus einer früheren Ausgabe des Programms, die ihren Stand noch nicht nannte.';
  if (origin.kit !== KIT_VERSION)
    return `Die Datei ist mit Stand ${origin.kit} des Schriftsatzes erstellt, dieses Programm hat Stand ${KIT_VERSION}.`;
  return undefined;
}

async function compareDrawing(
  bytes: Buffer,
  { template, data }: Source,
  attached: ReadonlyMap<string, Buffer>,
  redraw: Redraw,
): Promise<Check> {
  const pictures = [data.logo, data.coatOfArms].flatMap((picture) => (picture ? [picture.sha256] : []));
  if (pictures.some((picture) => !attached.has(picture)))
    return { ok: false, text: 'Ein Bild des Briefkopfs, das die Daten nennen, fehlt unter den Anhängen.' };
  try {
    const { pdf } = await redraw(template, data, attached);
    if (pdf.equals(bytes))
      return { ok: true, text: `Neu gezeichnet: alle ${counted(bytes.length)} Bytes sind gleich.` };
    const first = pdf.findIndex((byte, index) => byte !== bytes[index]);
    const place = first < 0 ? pdf.length : first;
    return { ok: false, text: `Neu gezeichnet: Die Datei weicht ab Byte ${counted(place + 1)} ab.` };
  } catch (error) {
    // Wrong data are a finding; anything else is a fault of this program and has to be seen as one.
    if (!(error instanceof DomainError)) throw error;
    return { ok: false, text: `Aus den angehängten Daten lässt sich das Dokument nicht zeichnen: ${error.message}` };
  }
}
const counted = (value: number): string => value.toLocaleString('de-DE');
