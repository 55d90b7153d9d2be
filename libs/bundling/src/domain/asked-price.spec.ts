import { parseUnitPrice } from '@app/kernel';
import { pricedAsAsked } from './asked-price';

const article = (unit: string, price: string) => ({ unit, referencePrice: parseUnitPrice(price) });

it('values what was asked at the price of the opening, everything else as it is', () => {
  const articles = new Map([
    ['P-1', article('XPK', '5.0000')],
    ['P-2', article('XCT', '20.0000')],
    ['P-3', article('H87', '1.0000')],
  ]);
  const priced = pricedAsAsked(articles, [
    { articleNumber: 'P-1', unit: 'XPK', unitPrice: parseUnitPrice('4.5000') },
    // Asked in packs, by now an article in cartons.
    { articleNumber: 'P-2', unit: 'XPK', unitPrice: parseUnitPrice('4.0000') },
    { articleNumber: 'gone', unit: 'XPK', unitPrice: parseUnitPrice('9.0000') },
  ]);
  expect([...priced]).toEqual([
    ['P-1', article('XPK', '4.5000')],
    ['P-2', article('XCT', '20.0000')],
    ['P-3', article('H87', '1.0000')],
  ]);
});
