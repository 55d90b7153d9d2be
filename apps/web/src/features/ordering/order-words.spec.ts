import { amountOf, packing, restOf } from './order-words';

describe('words of ordering', () => {
  it('names the content of a pack, and not that of a single piece', () => {
    expect(packing({ unitName: 'Packung', contentPerUnit: '500', baseUnit: 'Blatt' })).toBe('Packung mit 500 Blatt');
    expect(packing({ unitName: 'Stück', contentPerUnit: '1', baseUnit: 'Stück' })).toBe('Stück');
    expect(packing({ unitName: 'Karton', contentPerUnit: '2500', baseUnit: 'Blatt' })).toBe('Karton mit 2.500 Blatt');
  });

  it('counts units in the singular and plural', () => {
    expect(amountOf('1', 'Packung')).toBe('1\u00a0Packung');
    expect(amountOf('12', 'Packung')).toBe('12\u00a0Packungen');
    expect(amountOf('3', 'Stück')).toBe('3\u00a0Stück');
  });

  it('says exactly what is left to share', () => {
    expect(restOf('100', ['33.33', '33.33', '33.34'])).toBe('0.00');
    expect(restOf('10', ['4', '', '2'])).toBe('4');
    expect(restOf('1', ['0.4', '0.7'])).toBe('-0.1');
  });
});
