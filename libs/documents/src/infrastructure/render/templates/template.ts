import type { DocumentHead } from '../../../contract/templates';
import type { Sheet } from '../kit/sheet';

/** How one kind of document is drawn. Pure: the same data give the same instructions. */
export interface Template<T extends DocumentHead> {
  /** Title of this document, e.g. „Bestellung 2026-00417“: file title and head of the following pages. */
  readonly nameOf: (data: T) => string;
  /** Bookmarks for the headings. */
  readonly outline: boolean;
  readonly draw: (sheet: Sheet, data: T) => void;
}
