import { createHash } from 'node:crypto';
import type { TemplateId } from '../../contract/templates';

/** JSON with sorted keys: the same data are the same text, in whatever order their fields were set. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** What a document was made from, as it is attached to it. */
export const documentSource = (template: TemplateId, version: number, data: unknown): string =>
  canonicalJson({ template, version, data });
export const sourceHash = (source: string): string => createHash('sha256').update(source).digest('hex');

/** Name of the attached file with what a document was made from. */
export const SOURCE_FILE = 'daten.json';

/** The part of the hash that stands in the foot of every page. */
export const printedCheckValue = (hash: string): string => hash.slice(0, 16);

/** What the metadata say about how a document came to be. */
export interface DocumentOrigin {
  readonly template: string;
  readonly version: number;
  /** `KIT_VERSION` of the program that drew it. */
  readonly kit: number;
  /** SHA-256 of the attached source, hex. */
  readonly hash: string;
}

/** The keywords of the file, the same in its info dictionary and in its XMP packet. */
export const sourceKeywords = ({ template, version, kit, hash }: DocumentOrigin): string =>
  `Vorlage ${template}, Fassung ${version}, Satz ${kit}, Prüfwert ${hash}`;

/** Reads what `sourceKeywords` wrote; undefined for anything else. */
export function parseKeywords(text: string): DocumentOrigin | undefined {
  const found = /^Vorlage ([a-z-]{1,60}), Fassung (\d{1,6}), Satz (\d{1,6}), Prüfwert ([0-9a-f]{64})$/.exec(text);
  if (!found) return undefined;
  const [, template = '', version, kit, hash = ''] = found;
  return { template, version: Number(version), kit: Number(kit), hash };
}
