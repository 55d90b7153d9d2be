import { useApiQuery } from '../../shared/api';
import type { CheckedCode, CodeListAnswer, CodeListId } from './code-list';

const SHOWN = 20;
/** More than any code has right below it. */
const ALL_BELOW = 500;

/** What fits the words or the beginning of a number; without text the top of the list. */
export const useCodeSearch = (list: CodeListId, q: string, type?: string) =>
  useApiQuery<CodeListAnswer>(`/api/codes/${list}`, {
    query: { limit: q === '' ? 50 : SHOWN, ...(q === '' ? {} : { q }), ...(type ? { type } : {}) },
    keepPrevious: true,
  });

/** The codes right below one, or the top of the list. */
export const useCodesBelow = (list: CodeListId, parent: string | null) =>
  useApiQuery<CodeListAnswer>(`/api/codes/${list}`, {
    query: { limit: ALL_BELOW, ...(parent === null ? {} : { parent }) },
  });

/** One code with what it belongs to; nothing is asked for "". */
export const useCode = (list: CodeListId, code: string) =>
  useApiQuery<CheckedCode>('/api/codes/{list}/{code}', { path: { list, code }, enabled: code !== '' });
