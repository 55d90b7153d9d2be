import { counted, date } from '../../shared/format';
import type { Option } from '../../shared/ui';
import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];
export type OfficialCode = Schemas['OfficialCodeResponse'];
export type CodeListAnswer = Schemas['OfficialCodeListResponse'];
export type CheckedCode = Schemas['CheckedCodeResponse'];
export type CodeListState = Schemas['CodeListStateResponse'];
export type CodeListId = 'cpv' | 'nuts';

export const LIST_NAMES: Readonly<Record<CodeListId, string>> = { cpv: 'CPV 2008', nuts: 'NUTS' };
const NEAREST = 2;

/** "Büromaterial › Papier"; with `nearest` only the closest ones, the others as "…". */
export function pathText(ancestors: readonly { readonly name: string }[], nearest = ancestors.length): string {
  const shown = ancestors.slice(-nearest).map(({ name }) => name);
  return [...(ancestors.length > shown.length ? ['…'] : []), ...shown].join(' › ');
}

export const codeLabel = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  `${code} ${name}`;

export const codeOption = (entry: OfficialCode): Option => ({
  value: entry.code,
  label: codeLabel(entry),
  ...(entry.ancestors.length > 0 ? { detail: pathText(entry.ancestors, NEAREST) } : {}),
});

/** What can be chosen: what was found and, without a list, the well-formed code that was typed. */
export function codeOptions(answer: CodeListAnswer | undefined): readonly Option[] {
  if (!answer) return [];
  if (answer.list) return answer.items.map(codeOption);
  const code = answer.typed?.code;
  return code
    ? [{ value: code, label: code, detail: 'Form stimmt; ohne amtliche Liste ist der Name nicht bekannt.' }]
    : [];
}

/** A number rather than a word: kept when the field is left, so that a pasted code need not be chosen. */
export const looksLikeCode = (list: CodeListId, text: string): boolean =>
  list === 'cpv' ? /^\d[\d\s–‑-]*$/.test(text.trim()) : /^[a-z]{2}[0-9][0-9a-z]{0,2}$/i.test(text.trim());

/** "CPV 2008, 9.454 Codes, Stand 22.11.2026" */
export const stateText = (list: CodeListId, { records, loadedAt }: CodeListState): string =>
  `${LIST_NAMES[list]}, ${counted(records, 'Code', 'Codes')}, Stand ${date(loadedAt.slice(0, 10))}`;
