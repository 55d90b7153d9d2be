import { type LotOfProcedure, needsOfLots } from './law-needs';

const lot = (more: Partial<LotOfProcedure> = {}): LotOfProcedure => ({
  procedureId: 'p1',
  fileNumber: '2026-L-0001',
  title: 'Büro',
  nature: 'supplies',
  regime: 'national',
  procedureType: null,
  startsOn: '2026-11-22',
  lotTitle: 'Papier',
  cpv: '30197643-5',
  estimatedValue: '60000.01',
  buyerIds: ['trebur'],
  ...more,
});

describe('needs of procedures', () => {
  it('takes similar lots of one procedure as one need: they are estimated together (EST-8)', () => {
    const needs = needsOfLots([
      lot(),
      lot({ lotTitle: 'Toner', cpv: '30125110-5' }),
      lot({ lotTitle: 'Möbel', cpv: '' }),
      lot({ procedureId: 'p2', fileNumber: '2026-L-0002' }),
    ]);
    expect(needs.map(({ kind, value, href }) => [kind, value, href])).toEqual([
      ['CPV-Gruppe 301', '120000.02', '/vergaben/p1'],
      ['Möbel', '60000.01', '/vergaben/p1'],
      ['CPV-Gruppe 301', '60000.01', '/vergaben/p2'],
    ]);
    expect(new Set(needs.map(({ id }) => id)).size).toBe(3);
  });

  it('takes a procedure above the EU threshold as let EU-wide while its type is open', () => {
    expect(needsOfLots([lot({ regime: 'eu' })])[0]?.procedureType).toBe('open');
    expect(needsOfLots([lot()])[0]?.procedureType).toBeNull();
    expect(needsOfLots([lot({ procedureType: 'us-open' })])[0]?.procedureType).toBe('us-open');
  });
});
