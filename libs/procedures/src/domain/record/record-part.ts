import type { Finding } from '../examination/findings';
import type { LotPlan } from '../examination/lot-plan';

/** One version of what a person wrote to an item of the record; versions are only ever added. */
export interface RecordText {
  readonly itemId: string;
  /** 1, 2, 3 … per item. */
  readonly version: number;
  readonly text: string;
  /** False: the text says why the item does not apply to this procedure. */
  readonly applies: boolean;
  readonly personName: string;
  readonly at: Date;
}

/** What the record needs besides the rest of the dossier. */
export interface RecordPart {
  /** All versions, the oldest first. */
  readonly texts: readonly RecordText[];
  readonly findings: readonly Finding[];
  readonly plans: readonly LotPlan[];
}

/** The version that counts now, or undefined. */
export const currentText = (texts: readonly RecordText[], itemId: string): RecordText | undefined =>
  texts.findLast((text) => text.itemId === itemId);
