import { addDays, type FieldError, germanDate, invalid, type LocalDate, type PriceTier } from '@app/kernel';

/** Prices of one article that are valid from a day on; `to` is the first day that no longer counts, null: open end. */
export interface PriceInterval {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly tiers: readonly PriceTier[];
}

const covers = ({ from, to }: PriceInterval, day: LocalDate): boolean => from <= day && (to === null || day < to);

/** The tiers valid on the day; undefined where the list has no price for it. */
export const tiersOn = (prices: readonly PriceInterval[], day: LocalDate): readonly PriceTier[] | undefined =>
  prices.find((price) => covers(price, day))?.tiers;

/** What a new price makes of the list: the interval it ends, and the one it adds. */
export interface PriceListChange {
  readonly ended: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly added: PriceInterval;
}

/**
 * Adds a price from a day on, ending the one valid until then. Prices that were valid are never changed: the new one
 * begins after the latest. Throws `invalid` at `/from` and `/tiers`.
 */
export function addPrice(
  prices: readonly PriceInterval[],
  price: { readonly from: LocalDate; readonly tiers: readonly PriceTier[] },
  term: { readonly from: LocalDate; readonly to: LocalDate },
): PriceListChange {
  const errors: FieldError[] = [];
  const latest = [...prices].sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (price.from < term.from || price.from > term.to) {
    errors.push({
      pointer: '/from',
      message: `Der Tag liegt außerhalb der Laufzeit vom ${germanDate(term.from)} bis zum ${germanDate(term.to)}.`,
    });
  } else if (latest && price.from <= latest.from) {
    errors.push({
      pointer: '/from',
      message: `Ab dem ${germanDate(latest.from)} gilt schon ein Preis. Ein neuer kann frühestens ab dem ${germanDate(addDays(latest.from, 1))} gelten.`,
    });
  }
  const fault = tierFault(price.tiers);
  if (fault) errors.push({ pointer: '/tiers', message: fault });
  if (errors.length > 0) throw invalid('price', 'Der Preis kann so nicht in die Preisliste.', errors);
  const ends = latest !== undefined && (latest.to === null || latest.to > price.from);
  return {
    ended: ends ? { from: latest.from, to: price.from } : null,
    added: { from: price.from, to: null, tiers: price.tiers },
  };
}

/** What is wrong with the tiers of a price, as a German sentence. */
function tierFault(tiers: readonly PriceTier[]): string | undefined {
  if (tiers.length === 0) return 'Bitte nennen Sie mindestens einen Preis.';
  if (tiers.some(({ fromQuantity }) => fromQuantity <= 0n)) return 'Eine Staffel beginnt ab einer Menge über 0.';
  if (tiers.some(({ unitPrice }) => unitPrice <= 0n)) return 'Ein Preis muss größer als 0 sein.';
  const starts = new Set(tiers.map(({ fromQuantity }) => fromQuantity));
  return starts.size < tiers.length ? 'Zwei Staffeln beginnen ab derselben Menge.' : undefined;
}
