import { formatUnitPrice, formatQuantity, parseUnitPrice, wholeQuantity } from '@app/kernel';
import type { Article, CostCentre, Procedure } from './answers';

const HEAD = 'Kostenstelle;Artikelnummer;Menge;Einheit;Bemerkung';

/**
 * What one member reports, as its CSV file: every cost centre asks for some articles, bigger members for more.
 * The numbers are invented but always the same. `withMistakes` adds three lines as people really write them.
 */
export function demandFile(
  costCentres: readonly CostCentre[],
  articles: readonly Article[],
  inhabitants: number,
  withMistakes: boolean,
): string {
  const usable = costCentres.filter(({ validTo }) => validTo === null);
  const scale = Math.min(4, Math.ceil(inhabitants / 20_000));
  const lines = usable.flatMap(({ number }, c) =>
    articles
      .filter((_, a) => (a * 7 + c * 3) % 23 < 2)
      .map(({ articleNumber, unit }, a) => `${number};${articleNumber};${1 + ((c * 5 + a * 3) % 4) * scale};${unit};`),
  );
  const first = articles[0];
  const mistakes = [
    `9999999;${first?.articleNumber ?? ''};3;${first?.unit ?? ''};`,
    `${usable[0]?.number ?? ''};T-0000;1;H87;`,
    `${usable[0]?.number ?? ''};${first?.articleNumber ?? ''};zwei;${first?.unit ?? ''};`,
  ];
  return [HEAD, ...lines, ...(withMistakes ? mistakes : [])].join('\r\n');
}

/** A bidder's price sheet for a lot: the reference prices times the bidder's factor, cheaper from ten units on. */
export function priceSheet(
  lot: Procedure['lots'][number],
  referencePrices: ReadonlyMap<string, string>,
  percent: bigint,
): string {
  const rows = lot.positions.flatMap(({ articleNumber, unit }) => {
    const price = (parseUnitPrice(referencePrices.get(articleNumber) ?? '1.0000') * percent) / 100n;
    const row = (from: number, amount: bigint): string =>
      `${articleNumber};${unit};${formatQuantity(wholeQuantity(from))};${formatUnitPrice(amount).replace('.', ',')}`;
    return [row(1, price), row(10, (price * 97n) / 100n)];
  });
  return ['Artikelnummer;Einheit;ab Menge;Preis netto je Einheit', ...rows].join('\r\n');
}
