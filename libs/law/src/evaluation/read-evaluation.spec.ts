import type { DomainError } from '@app/kernel';
import fc from 'fast-check';
import { evaluate } from './evaluate';
import type { EvaluationRequest } from './evaluation-request';
import { byReference, common, extended, linear, OFFERS, simple } from './testing';

/** Pointers and messages of the refusal: "/bids/0/price „-5“ ist kein Betrag größer als 0". */
function refusal(request: unknown): string[] {
  try {
    evaluate(request as EvaluationRequest);
  } catch (error) {
    return (error as DomainError).errors.map(({ pointer, message }) => `${pointer} ${message}`);
  }
  return [];
}

describe('a wrong request', () => {
  it('is refused field by field', () => {
    const bids = [
      { id: 'A', price: '-5', points: { leistung: '1000.5' } },
      { id: 'A', price: '0.00', points: { sonst: '1' } },
      { id: '', price: 7, points: null },
    ];
    expect(refusal(simple(bids as never))).toEqual([
      '/bids/2/id es fehlt die Kennung',
      '/bids/1/id „A“ kommt mehrmals vor',
      '/bids/0/price „-5“ ist kein Betrag größer als 0',
      '/bids/0/points/leistung „1000.5“ ist keine Punktzahl von 0 bis 1.000',
      '/bids/1/points/sonst ist kein Kriterium',
      '/bids/1/price „0.00“ ist kein Betrag größer als 0',
      '/bids/1/points/leistung die leere Angabe ist keine Punktzahl von 0 bis 1.000',
      '/bids/2/price 7 ist kein Betrag größer als 0',
      '/bids/2/points/leistung die leere Angabe ist keine Punktzahl von 0 bis 1.000',
    ]);
  });

  it('weights must make 100 %, with the price where it has one', () => {
    expect(refusal({ ...simple(), ...common(OFFERS, '99.9999') })).toEqual([
      '/criteria die Gewichte ergeben 99,9999 % statt 100 %',
    ]);
    expect(refusal({ ...linear(30), priceWeight: '31' })).toEqual([
      '/criteria die Gewichte einschließlich des Preises ergeben 101 % statt 100 %',
    ]);
    expect(refusal({ ...linear(30), priceWeight: '100', criteria: [] }).join()).toContain('ist kein Kriterium');
  });

  it('settings of the method', () => {
    expect(refusal({ ...extended('lowest-price'), corridor: '10.01' })).toEqual([
      '/corridor der Schwankungsbereich ist höchstens 10 % breit',
    ]);
    expect(refusal({ ...extended('lowest-price'), criterion: 'beides' })[0]).toMatch(/^\/criterion „beides“ ist/);
    expect(
      refusal({ ...byReference(40), reference: { performance: '0', price: '0' } }).map((row) => row.split(' ')[0]),
    ).toEqual(['/reference/performance', '/reference/price']);
    expect(
      refusal({ ...linear(30), pricePoints: { maximum: '0', zeroAt: '1', rounding: 'down' } }).map(
        (row) => row.split(' ')[0],
      ),
    ).toEqual(['/pricePoints/maximum', '/pricePoints/zeroAt', '/pricePoints/places']);
    expect(refusal({ ...simple(), criteria: [] })).toContain(
      '/criteria die Methode braucht mindestens ein Leistungskriterium',
    );
  });

  it('escapes what stands in a pointer', () => {
    expect(refusal({ ...simple([{ id: 'A', price: '1', points: { leistung: '1', 'a/b~c': '1' } }]) })).toEqual([
      '/bids/0/points/a~1b~0c ist kein Kriterium',
    ]);
  });

  it('a day outside every rule set names those there are', () => {
    expect(() => evaluate({ ...simple(), startsOn: '2031-01-01' })).toThrow('kein vollständiger Regelstand');
  });

  it('is refused and never breaks, whatever it holds', () => {
    const known = fc.constantFrom(
      ...Object.keys(linear(30)),
      ...Object.keys(byReference(40)),
      'corridor',
      'limits',
      'lowBids',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(linear(30), byReference(40), simple()),
        known,
        fc.jsonValue(),
        (base, field, value) => {
          try {
            evaluate({ ...base, [field]: value } as unknown as EvaluationRequest);
          } catch (error) {
            expect(error).toMatchObject({ kind: expect.stringMatching(/^(invalid|unprocessable)$/) as string });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
