import type { LocalDate, Money, Quantity } from '@app/kernel';
import { conflict, invalid, isDivisibleUnit, isWhole } from '@app/kernel';

/** A booked consumption. Postings are only ever added: a wrong one is corrected by a reversal that mirrors it. */
export interface ConsumptionPosting {
  readonly id: string;
  readonly kind: 'receipt' | 'reversal';
  readonly member: string;
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly unit: string;
  /** In order units; negative in a reversal. May be 0 for a cost centre that shares only the price of a pack. */
  readonly quantity: Quantity;
  readonly baseUnit: string;
  readonly baseQuantity: Quantity;
  /** Amounts are negative in a reversal. */
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
  readonly bookedOn: LocalDate;
  /** The receipt line the posting stems from. */
  readonly source: string;
  /** The posting a reversal takes back. */
  readonly reverses: string | null;
  /** Why it was taken back. */
  readonly reason: string | null;
}

export interface ReceivedGoods {
  readonly id: string;
  readonly member: string;
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly baseUnit: string;
  readonly baseQuantity: Quantity;
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
  readonly bookedOn: LocalDate;
  readonly source: string;
}

/**
 * Posts received goods. Throws `invalid` for negative or split packs, for a gross amount that is not net plus VAT, and when
 * neither quantity nor amount is there.
 */
export function postReceipt(goods: ReceivedGoods): ConsumptionPosting {
  const { quantity, baseQuantity, net, vat, gross } = goods;
  const wholePacks = isDivisibleUnit(goods.unit) || isWhole(quantity);
  const negative = [quantity, baseQuantity, net, vat].some((value) => value < 0n);
  if (negative || !wholePacks || net + vat !== gross || (quantity === 0n && gross === 0n)) {
    throw invalid(
      'posting',
      `Die Verbrauchsbuchung zum Artikel „${goods.articleNumber}“ hat keine gültige Menge oder keinen gültigen Betrag.`,
    );
  }
  return { ...goods, kind: 'receipt', reverses: null, reason: null };
}

export interface Reversal {
  readonly id: string;
  readonly bookedOn: LocalDate;
  readonly reason: string;
}

/**
 * Takes a posting back by its mirror image. `alreadyReversed` says whether a reversal of it exists. Throws `conflict` for a
 * second reversal, for the reversal of a reversal and for a day before the posting's; `invalid` without a reason.
 */
export function reverse(posting: ConsumptionPosting, alreadyReversed: boolean, reversal: Reversal): ConsumptionPosting {
  if (posting.kind === 'reversal')
    throw conflict('reversal-of-reversal', 'Eine Stornobuchung kann nicht storniert werden.');
  if (alreadyReversed) throw conflict('already-reversed', 'Diese Verbrauchsbuchung ist schon storniert.');
  if (reversal.bookedOn < posting.bookedOn)
    throw conflict('reversal-too-early', 'Eine Stornobuchung darf nicht vor der Buchung liegen, die sie aufhebt.');
  const reason = reversal.reason.trim();
  if (reason === '')
    throw invalid('reason-missing', 'Bitte begründen Sie die Stornierung.', [
      { pointer: '/reason', message: 'Die Begründung fehlt.' },
    ]);
  return {
    ...posting,
    id: reversal.id,
    kind: 'reversal',
    quantity: -posting.quantity,
    baseQuantity: -posting.baseQuantity,
    net: -posting.net,
    vat: -posting.vat,
    gross: -posting.gross,
    bookedOn: reversal.bookedOn,
    reverses: posting.id,
    reason,
  };
}
