import { askedOf, byName, lastReportingYear, type Member } from './cost-allocation';

const year = { from: '2026-07-01', to: '2027-06-30' };
const typed = { year, costs: '100.00', thirdPartyIncome: '', subsidies: '', basePercent: '10', payUntil: '' };
const member = (slug: string, joinedOn: string, leftOn: string | null = null): Member => ({
  ...{ slug, name: slug, joinedOn, leftOn },
  population: { inhabitants: 100 },
});

describe('cost allocation', () => {
  it.each([
    ['2026-06-30', '2024-07-01'],
    ['2026-07-01', '2025-07-01'],
    ['2026-11-23', '2025-07-01'],
  ])('on %s the year that ended last began on %s', (today, from) => {
    expect(lastReportingYear(today).from).toBe(from);
  });

  it('counts who belonged to the centre in the year, and for how long', () => {
    const members = [
      member('whole', '2017-07-01'),
      member('joined', '2027-01-01'),
      member('left', '2017-07-01', '2026-12-31'),
      member('gone', '2017-07-01', '2026-06-30'),
      member('later', '2027-07-01'),
    ];
    expect(askedOf(typed, members)).toEqual({
      ...typed,
      ...{ thirdPartyIncome: '0', subsidies: '0', payUntil: null },
      members: [
        { id: 'whole', population: 100, from: null, to: null },
        { id: 'joined', population: 100, from: '2027-01-01', to: null },
        { id: 'left', population: 100, from: null, to: '2026-12-31' },
      ],
    });
  });

  it('asks by name where sentences are to be read', () => {
    const members = [{ ...member('buettelborn', '2017-07-01'), name: 'Büttelborn' }];
    expect(byName(askedOf(typed, members), members).members.map(({ id }) => id)).toEqual(['Büttelborn']);
  });
});
