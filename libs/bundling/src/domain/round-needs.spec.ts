import fc from 'fast-check';
import { formatMoney, parseMoney } from '@app/kernel';
import { needsOfRound, type ReportedArticle } from './round-needs';

const article = (productGroup: string, cpv: string, value: string, ...memberIds: string[]): ReportedArticle => ({
  ...{ productGroup, cpv, value },
  memberIds,
});

describe('needs of a demand round', () => {
  it('a product group counts under the CPV group with the largest share, over the whole term (§ 3 Abs. 4 VgV, EST-4)', () => {
    expect(
      needsOfRound(
        [
          article('Papier', '30197643-5', '900.10', 'trebur'),
          article('Papier', '22000000-0', '100.00', 'raunheim', 'trebur'),
          article('Toner', '30125110-5', '50.00', 'nauheim'),
          article('Reinigung', '', '7.00', 'nauheim'),
        ],
        2,
      ),
    ).toEqual([
      { kind: 'CPV-Gruppe 301', value: '2100.20', buyerIds: ['nauheim', 'raunheim', 'trebur'] },
      { kind: 'Reinigung', value: '14.00', buyerIds: ['nauheim'] },
    ]);
  });

  it('loses nothing and does not depend on the order', () => {
    const rows = fc.array(
      fc
        .tuple(
          fc.constantFrom('A', 'B', 'C'),
          fc.constantFrom('30197643-5', '39000000-2', ''),
          fc.bigInt({ min: 1n, max: 99_999n }),
        )
        .map(([group, cpv, cents]) => article(group, cpv, formatMoney(cents), 'trebur')),
    );
    const total = (values: readonly { value: string }[]): bigint =>
      values.reduce((sum, { value }) => sum + parseMoney(value), 0n);
    fc.assert(
      fc.property(rows, (reported) => {
        const needs = needsOfRound(reported, 1);
        expect(total(needs)).toBe(total(reported));
        expect(needsOfRound([...reported].reverse(), 1)).toEqual(needs);
      }),
    );
  });
});
