import { type ContractValue, measure, valuesByBuyer } from './contract-values';

const value = (more: Partial<ContractValue>): ContractValue =>
  ({ buyerId: 't', buyerName: 'Trebur', hint: false, limits: [], next: null, ...more }) as ContractValue;
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
const limits = [
  { id: 'direct', germanName: 'Direktauftrag', upTo: '100000.00' },
  { id: 'eu', germanName: 'EU-Schwellenwert', upTo: '215999.99' },
] as ContractValue['limits'];

describe('contract values', () => {
  it('stand by buyer: the centre first, then those with a hint, then by name', () => {
    const items = [
      value({ buyerId: 'w', buyerName: 'Wald', hint: true }),
      value({ buyerId: 'a', buyerName: 'Ähren' }),
      value({ buyerId: null, buyerName: 'Zentrum' }),
      value({ buyerId: 'w', buyerName: 'Wald' }),
      value({ buyerId: 'b', buyerName: 'Bach' }),
    ];
    expect(valuesByBuyer(items).map(({ buyerName, items: rows }) => [buyerName, rows.length])).toEqual([
      ['Zentrum', 1],
      ['Wald', 2],
      ['Ähren', 1],
      ['Bach', 1],
    ]);
  });

  it('say what is left to the next limit', () => {
    const year = { sum: '25000.00' } as ContractValue['year'];
    const { share, text } = measure(value({ year, limits, next: { limitId: 'direct', left: '75000.00' } }));
    expect(share).toBe(25);
    expect(plain(text)).toBe('25.000,00 €, noch 75.000,00 € bis 100.000,00 € (Direktauftrag)');
  });

  it('say that nothing is left above the EU threshold', () => {
    const year = { sum: '216000.00' } as ContractValue['year'];
    expect(measure(value({ year, limits })).share).toBe(100);
    expect(measure(value({ year, limits })).text).toContain('über dem EU-Schwellenwert');
  });
});
