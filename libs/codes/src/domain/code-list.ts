import type { CodeListId } from '../contract';
import { cpvParents, cpvType, readCpv } from './cpv-code';
import { nutsParents, readNuts } from './nuts-code';
import type { ReadCode } from './read-code';

export const CODE_TYPES = ['supplies', 'services', 'works'] as const;
export type CodeType = (typeof CODE_TYPES)[number];

/** One entry of an official list. */
export interface CodeEntry {
  readonly code: string;
  readonly parent: string | null;
  readonly nameDe: string;
  readonly nameEn: string | null;
  /** CPV only. */
  readonly type: CodeType | null;
}

interface Rules {
  readonly title: string;
  /** "CPV-Code" */
  readonly noun: string;
  readonly read: (typed: string) => ReadCode;
  /** Codes that may be the parent, nearest first. */
  readonly parents: (code: string) => string[];
  readonly type: (code: string) => CodeType | null;
}

export const LISTS: Readonly<Record<CodeListId, Rules>> = {
  cpv: { title: 'CPV 2008', noun: 'CPV-Code', read: readCpv, parents: cpvParents, type: cpvType },
  nuts: { title: 'NUTS', noun: 'NUTS-Code', read: readNuts, parents: nutsParents, type: () => null },
};
