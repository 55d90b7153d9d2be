import fc from 'fast-check';
import { wholeQuantity } from '@app/kernel';
import { findingsOf, LEAST_MEMBERS, perHeadMedians, PLAUSIBILITY_LIMITS } from './plausibility';
import { compareRatio, ratio } from './ratio';

const reported = (packs: number) => ({ articleNumber: 'P-1', unit: 'XPK', quantity: wholeQuantity(packs) });
/** 20 packs per 1,000 inhabitants. */
const perHead = { median: ratio(20n), members: 9 };
const former = { quantity: wholeQuantity(100), where: 'in der Bedarfsabfrage BA-2025-003' };
const nothing = { inhabitants: null, perHead: undefined, former: undefined };

describe('plausibility of reported quantities', () => {
  it('compares per 1,000 inhabitants with the median of the municipalities', () => {
    expect(findingsOf(reported(820), { ...nothing, inhabitants: 10_000, perHead })).toEqual([
      {
        articleNumber: 'P-1',
        limit: 'per-head-high',
        factor: ratio(41n, 10n),
        text: '4,1-mal der Median je 1.000 Einwohner: 82 statt 20 Packung (Vergleich von 9 Kommunen).',
      },
    ]);
    expect(findingsOf(reported(10), { ...nothing, inhabitants: 10_000, perHead })).toMatchObject([
      { limit: 'per-head-low' },
    ]);
  });

  it('compares with what the member took before', () => {
    expect(findingsOf(reported(1000), { ...nothing, former })).toMatchObject([
      {
        limit: 'former-high',
        text: '10-mal die frühere Menge: 1.000 statt 100 Packung in der Bedarfsabfrage BA-2025-003.',
      },
    ]);
    expect(findingsOf(reported(50), { ...nothing, former })).toMatchObject([{ limit: 'former-low' }]);
  });

  it.each([
    ['the limit is not reached', reported(599), { ...nothing, inhabitants: 10_000, perHead }],
    [
      'too few municipalities reported',
      reported(9000),
      { ...nothing, inhabitants: 10_000, perHead: { ...perHead, members: LEAST_MEMBERS - 1 } },
    ],
    ['it is a county', reported(9000), { ...nothing, perHead }],
    ['the quantities are small', reported(9), { ...nothing, former: { ...former, quantity: wholeQuantity(3) } }],
    ['there is nothing to compare with', reported(9000), nothing],
  ])('says nothing where %s', (_, total, compared) => {
    expect(findingsOf(total, compared)).toEqual([]);
  });

  it('takes the median exactly', () => {
    const of = (quantity: bigint, inhabitants: number) => ({ articleNumber: 'P-1', quantity, inhabitants });
    expect(perHeadMedians([of(1000n, 3000), of(1000n, 7000), of(0n, 5000), of(9n, 0)]).get('P-1')).toEqual({
      median: ratio(5n, 21n),
      members: 2,
    });
  });

  it('finds something exactly where a limit is reached', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 5_000 }), fc.integer({ min: 10, max: 5_000 }), (now, before) => {
        const found = findingsOf(reported(now), { ...nothing, former: { ...former, quantity: wholeQuantity(before) } });
        const factor = ratio(BigInt(now), BigInt(before));
        const high = compareRatio(factor, PLAUSIBILITY_LIMITS['former-high'].times) >= 0n;
        const low = compareRatio(factor, PLAUSIBILITY_LIMITS['former-low'].times) <= 0n;
        expect(found.map(({ limit }) => limit)).toEqual(high ? ['former-high'] : low ? ['former-low'] : []);
      }),
    );
  });
});
