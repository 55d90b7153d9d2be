import { wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import { type ChangedFramework, effectOf, type FrameworkChange } from './framework-proposal';

const tiers = [
  { fromQuantity: wholeQuantity(1), unitPrice: 50_000n },
  { fromQuantity: wholeQuantity(100), unitPrice: 40_000n },
];
const framework: ChangedFramework = {
  from: '2027-01-01',
  to: '2028-12-31',
  today: '2027-06-15',
  maximumValue: 100_000n,
  calledOffValue: 30_000n,
  items: [
    {
      articleNumber: 'P-1',
      text: 'Papier',
      unit: 'XPK',
      maximumQuantity: wholeQuantity(200),
      calledOff: wholeQuantity(60),
      prices: [{ from: '2027-01-01', to: null, tiers }],
      tiers,
    },
  ],
};
const quantity = (packs: number): FrameworkChange => ({
  kind: 'quantity',
  articleNumber: 'P-1',
  maximumQuantity: wholeQuantity(packs),
});

describe('the effect of a proposal', () => {
  it('of a larger quantity: rest, value at the price of the day, and what the law counts', () => {
    expect(effectOf(framework, quantity(250))).toMatchObject({
      amount: 20_000n,
      maximumValue: 120_000n,
      lines: [
        { name: 'Höchstmenge', before: '200', after: '250' },
        { name: 'Rest der Menge', before: '140', after: '190' },
        { name: 'Höchstwert netto', before: '1.000,00\u00a0€', after: '1.200,00\u00a0€' },
        { name: 'Rest des Werts', before: '700,00\u00a0€', after: '900,00\u00a0€' },
      ],
    });
  });
  it('of a smaller quantity is negative', () => {
    expect(effectOf(framework, quantity(150))).toMatchObject({ amount: -20_000n, maximumValue: 80_000n });
  });
  it('of a price: the difference on what is left, the maximum stays', () => {
    const change: FrameworkChange = {
      kind: 'price',
      articleNumber: 'P-1',
      from: '2027-07-01',
      tiers: [{ fromQuantity: wholeQuantity(1), unitPrice: 45_000n }],
    };
    expect(effectOf(framework, change)).toMatchObject({
      amount: 7_000n,
      maximumValue: 100_000n,
      lines: [
        { name: 'Preis ab 1 Packung', before: '5,00\u00a0€', after: '4,50\u00a0€' },
        { name: 'Preis ab 100 Packung', before: '4,00\u00a0€', after: '4,50\u00a0€' },
      ],
    });
  });
  it('of an extension is the last day alone', () => {
    expect(effectOf(framework, { kind: 'extension', to: '2029-06-30' })).toMatchObject({
      amount: 0n,
      to: '2029-06-30',
      lines: [{ before: '31.12.2028', after: '30.06.2029' }],
    });
  });
  it('of a value', () => {
    expect(effectOf(framework, { kind: 'value', maximumValue: 110_000n })).toMatchObject({ amount: 10_000n });
  });
  it.each<[string, FrameworkChange, RegExp]>([
    ['/maximumQuantity', quantity(59), /Abgerufen sind schon 60/],
    ['/maximumQuantity', quantity(200), /schon die Höchstmenge/],
    ['/maximumQuantity', { kind: 'quantity', articleNumber: 'P-1', maximumQuantity: 250_500n }, /ganze Zahl/],
    ['/articleNumber', { ...quantity(1), articleNumber: 'X' } as FrameworkChange, /gehört nicht/],
    ['/maximumValue', { kind: 'value', maximumValue: 29_999n }, /schon 300,00/],
    ['/to', { kind: 'extension', to: '2028-12-31' }, /schon bis zum 31\.12\.2028/],
    ['/from', { kind: 'price', articleNumber: 'P-1', from: '2027-06-14', tiers }, /rückwirkend/],
  ])('is refused at %s', (pointer, change, message) => {
    expect(() => effectOf(framework, change)).toThrow(
      expect.objectContaining({ errors: [{ pointer, message: expect.stringMatching(message) }] }),
    );
  });
  it('never leaves a maximum below what was called off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 1000 }), (packs, called) => {
        const calledOffValue = BigInt(called) * 100n;
        try {
          const effect = effectOf({ ...framework, calledOffValue }, quantity(packs));
          expect(effect.maximumValue! >= calledOffValue).toBe(true);
          expect(packs).toBeGreaterThanOrEqual(60);
        } catch (error) {
          expect(error).toHaveProperty('kind', 'invalid');
        }
      }),
    );
  });
});
