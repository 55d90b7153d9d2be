import type { FieldBinding } from '../../shared/api';
import { readPointer, writePointer } from '../../shared/api/json-pointer';
import type { Fault, RequestContent } from './model';

/** The fields of one request form: values as typed, mistakes of the last attempt to hand it in. */
export interface Fields {
  readonly content: RequestContent;
  readonly disabled: boolean;
  /** `now`: stored at once. */
  set(content: RequestContent, now?: boolean): void;
  at(pointer: string, now?: boolean): FieldBinding<string> & { readonly disabled: boolean };
  isRequired(field: string): boolean;
  /** Asked for this kind of request, or filled in already: nothing that was typed disappears. */
  isShown(field: keyof RequestContent): boolean;
  errorAt(pointer: string): string | undefined;
}

export const EMPTY_LINE = { text: '', amount: '', lot: '' };
export const EMPTY_LOT = { title: '', cpv: '' };
/** The rows that are shown: at least one line, and two lots where lots are wished. */
export const linesOf = ({ lines }: RequestContent): RequestContent['lines'] =>
  lines.length > 0 ? lines : [EMPTY_LINE];
export const lotsOf = ({ lots }: RequestContent): RequestContent['lots'] =>
  lots.length > 0 ? lots : [EMPTY_LOT, EMPTY_LOT];

/** With the rows that are only shown so far, where one of them is written. */
const withRows = (content: RequestContent, pointer: string): RequestContent => {
  if (pointer.startsWith('/lines/')) return { ...content, lines: linesOf(content) };
  return pointer.startsWith('/lots/') ? { ...content, lots: lotsOf(content) } : content;
};

export const idOf = (pointer: string): string => `antrag${pointer.replaceAll('/', '-')}`;

export interface FieldsOptions {
  readonly content: RequestContent;
  readonly disabled: boolean;
  readonly required: readonly string[];
  readonly errors: readonly Fault[];
  onChange(content: RequestContent, now: boolean, pointer: string): void;
}

export function fieldsOf({ content, disabled, required, errors, onChange }: FieldsOptions): Fields {
  const errorAt = (pointer: string): string | undefined => errors.find((error) => error.pointer === pointer)?.message;
  return {
    content,
    disabled,
    errorAt,
    set: (next, now = false) => onChange(next, now, ''),
    at: (pointer, now = false) => ({
      id: idOf(pointer),
      value: String(readPointer(content, pointer) ?? ''),
      error: errorAt(pointer),
      disabled,
      onChange: (value) => onChange(writePointer(withRows(content, pointer), pointer, value), now, pointer),
    }),
    isRequired: (field) => required.includes(field),
    isShown: (field) => required.includes(field) || content[field].length > 0,
  };
}
