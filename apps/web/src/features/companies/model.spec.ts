import { bodyOf, EMPTY_COMPANY, formValuesOf, mistakesOf, placeOf } from './model';

describe('the form of a company', () => {
  it('gives back what it was filled with', () => {
    const facts = bodyOf({ ...EMPTY_COMPANY, name: 'A', cpv: '30197643-5, 22800000-8', sme: 'no' });
    expect(facts).toMatchObject({ cpv: ['30197643-5', '22800000-8'], sme: false });
    expect(bodyOf(formValuesOf(facts))).toEqual(facts);
    expect(bodyOf(EMPTY_COMPANY)).toMatchObject({ cpv: [], sme: null });
  });

  it('takes only its own fields from a company', () => {
    const company = { ...bodyOf(EMPTY_COMPANY), id: '1', version: 3 };
    expect(Object.keys(formValuesOf(company)).sort()).toEqual(Object.keys(EMPTY_COMPANY).sort());
  });

  it('says which code is none', () => {
    expect(mistakesOf({ ...EMPTY_COMPANY, name: 'A', cpv: '30197643 3019' })).toEqual([
      { pointer: '/cpv', message: expect.stringContaining('„3019“') },
    ]);
    expect(mistakesOf(EMPTY_COMPANY).map(({ pointer }) => pointer)).toEqual(['/name']);
  });

  it.each([
    [{ country: 'DE', postcode: '64560', city: 'Riedstadt' }, '64560 Riedstadt'],
    [{ country: 'FR', postcode: '67000', city: 'Strasbourg' }, 'FR 67000 Strasbourg'],
    [{ country: 'FR', postcode: '', city: '' }, ''],
  ])('writes the place of %j', (company, place) => {
    expect(placeOf(company)).toBe(place);
  });
});
