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
