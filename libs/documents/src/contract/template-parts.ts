/**
 * The documents the product can make and the data each one needs. Everything is plain JSON, because the data is kept
 * with the document and travels to the renderer: money "216000.00" and unit prices "4.3500" in EUR, quantities "2.5",
 * days "2026-11-22", instants "2026-11-22T13:30:00Z". Texts are German and appear as they are.
 */
export type AmountText = string;
export type UnitPriceText = string;
export type QuantityText = string;
export type InstantText = string;

/** What every document says about itself. `createdAt` is printed and is the creation date of the file. */
export interface DocumentHead {
  readonly centre: CentreHead;
  /** The member the centre acts for, where it is one. */
  readonly member?: string;
  readonly fileNumber: string;
  readonly createdAt: InstantText;
  /** Nothing that counts yet: „ENTWURF“ stands across every page. */
  readonly draft?: boolean;
  /** Logo of the centre and coat of arms of the member; the request puts in those of the moment. */
  readonly logo?: Picture;
  readonly coatOfArms?: Picture;
}
/** A picture of the letterhead: bytes in the file store under `sha256`, its size in pixels, its words for who cannot see it. */
export interface Picture {
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}
export interface CentreHead {
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly phone?: string;
  readonly email?: string;
  readonly web?: string;
}
export interface Contact {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}
export interface Recipient {
  readonly name: string;
  readonly attention?: string;
  readonly addressLines: readonly string[];
}
/** A sentence of the law library with its paragraph. `uncertain` marks what rests on an unverified fact. */
export interface Reason {
  readonly text: string;
  readonly citation?: string;
  readonly uncertain?: boolean;
}
/** A person who decided or attested something. */
export interface Attestation {
  readonly name: string;
  readonly role?: string;
  readonly at?: InstantText;
}
export interface LotItem {
  readonly articleNumber?: string;
  readonly text: string;
  readonly quantity: QuantityText;
  /** Code of UN/ECE Recommendation 20/21 (H87, XPK) or a German word. */
  readonly unit: string;
}
export interface Lot {
  readonly number: string;
  readonly title: string;
  readonly cpv?: string;
  readonly estimatedValue?: AmountText;
  readonly items: readonly LotItem[];
}
