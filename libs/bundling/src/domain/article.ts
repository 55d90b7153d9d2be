import type { Quantity, UnitPrice } from '@app/kernel';

/** What a member can report demand for. One article has one order unit; a pack and a carton are two articles. */
export interface Article {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  /** Code of the Common Procurement Vocabulary with check digit, "30197643-5". */
  readonly cpv: string;
  /** Order unit by UN/ECE code: H87, XPK, XCT … */
  readonly unit: string;
  /** Base units in one order unit: 500 (Blatt) in a pack of paper. */
  readonly content: Quantity;
  /** Name of the base unit, "Blatt". */
  readonly baseUnit: string;
  readonly manufacturer: string;
  readonly manufacturerNumber: string;
  /** Environmental label, "Blauer Engel DE-UZ 14a", or ''. */
  readonly label: string;
  /** VAT rate in percent. */
  readonly vatRate: number;
  /** Net price per order unit that estimates rest on. */
  readonly referencePrice: UnitPrice;
}
