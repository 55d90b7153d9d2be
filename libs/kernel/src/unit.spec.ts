import { isDivisibleUnit, meansUnit, unitName } from './unit';

describe('units of measure', () => {
  it('have German names, and an unknown one keeps its code', () => {
    expect([unitName('XPK'), unitName('H87'), unitName('ZZ9')]).toEqual(['Packung', 'Stück', 'ZZ9']);
  });
  it('can be split when they measure, not when they count', () => {
    expect(['TNE', 'LTR', 'H87', 'XCT', 'ZZ9'].map(isDivisibleUnit)).toEqual([true, true, false, false, false]);
  });
  it('are recognised by code and by German name', () => {
    expect([
      meansUnit(' xpk ', 'XPK'),
      meansUnit('packung', 'XPK'),
      meansUnit('Karton', 'XPK'),
      meansUnit('', 'XPK'),
    ]).toEqual([true, true, false, false]);
  });
});
