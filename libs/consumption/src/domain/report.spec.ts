import { wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import type { ConsumptionPosting } from './posting';
import { postReceipt, reverse } from './posting';
import type { ReportDimension } from './report';
import { REPORT_DIMENSIONS, reportConsumption, reportDimensions } from './report';

const booked = (
  id: string,
  member: string,
  costCentre: string,
  articleNumber: string,
  bookedOn: string,
  packs = 1,
  net = 100n,
): ConsumptionPosting =>
  postReceipt({
    id,
    member,
    costCentre,
    articleNumber,
    bookedOn,
    unit: 'XPK',
    quantity: wholeQuantity(packs),
    baseUnit: 'Blatt',
    baseQuantity: wholeQuantity(packs * 500),
    net,
    vat: 19n,
    gross: net + 19n,
    source: id,
  });

const postings = [
  booked('1', 'trebur', '01', 'P-1', '2027-01-31', 2, 200n),
  booked('2', 'raunheim', '01', 'P-2', '2027-02-01', 1, 50n),
  booked('3', 'raunheim', '01', 'P-1', '2027-01-01', 3, 300n),
  booked('4', 'raunheim', '02', 'P-1', '2027-01-15', 4, 400n),
];
const anyPostings = fc.array(
  fc
    .tuple(
      fc.constantFrom('raunheim', 'trebur'),
      fc.constantFrom('01', '02'),
      fc.constantFrom('P-1', 'P-2'),
      fc.constantFrom('2027-01-31', '2027-02-01'),
      fc.integer({ min: 1, max: 99 }),
      fc.bigInt({ min: 0n, max: 9999n }),
    )
    .map(([member, costCentre, article, day, packs, amount]) =>
      booked('x', member, costCentre, article, day, packs, amount),
    ),
  { maxLength: 40 },
);
const anyDimensions = fc.shuffledSubarray<ReportDimension>([...REPORT_DIMENSIONS]);

describe('the consumption report', () => {
  it('sums by member, cost centre, article and month, ordered by their keys', () => {
    expect(reportConsumption(postings, ['member', 'article', 'month'])).toEqual([
      {
        member: 'raunheim',
        article: 'P-1',
        month: '2027-01',
        unit: 'XPK',
        quantity: 7000n,
        baseUnit: 'Blatt',
        baseQuantity: 3_500_000n,
        net: 700n,
        vat: 38n,
        gross: 738n,
        postings: 2,
      },
      {
        member: 'raunheim',
        article: 'P-2',
        month: '2027-02',
        unit: 'XPK',
        quantity: 1000n,
        baseUnit: 'Blatt',
        baseQuantity: 500_000n,
        net: 50n,
        vat: 19n,
        gross: 69n,
        postings: 1,
      },
      {
        member: 'trebur',
        article: 'P-1',
        month: '2027-01',
        unit: 'XPK',
        quantity: 2000n,
        baseUnit: 'Blatt',
        baseQuantity: 1_000_000n,
        net: 200n,
        vat: 19n,
        gross: 219n,
        postings: 1,
      },
    ]);
  });
  it('shows no quantity over different articles', () => {
    expect(reportConsumption(postings, ['month'])).toEqual([
      { month: '2027-01', net: 900n, vat: 57n, gross: 957n, postings: 3 },
      { month: '2027-02', net: 50n, vat: 19n, gross: 69n, postings: 1 },
    ]);
  });
  it('never mixes cost centres of different members that have the same number', () => {
    expect(reportConsumption(postings, ['costCentre'])).toEqual([
      { member: 'raunheim', costCentre: '01', net: 350n, vat: 38n, gross: 388n, postings: 2 },
      { member: 'raunheim', costCentre: '02', net: 400n, vat: 19n, gross: 419n, postings: 1 },
      { member: 'trebur', costCentre: '01', net: 200n, vat: 19n, gross: 219n, postings: 1 },
    ]);
  });
  it('keeps units apart when an article changed its unit', () => {
    const pieces = { ...booked('5', 'trebur', '01', 'P-1', '2027-01-31'), unit: 'H87' };
    expect(reportConsumption([...postings, pieces], ['article']).map((row) => [row.article, row.unit])).toEqual([
      ['P-1', 'H87'],
      ['P-1', 'XPK'],
      ['P-2', 'XPK'],
    ]);
  });
  it('is one total without dimensions, and empty without postings', () => {
    expect(reportConsumption(postings, [])).toEqual([{ net: 950n, vat: 76n, gross: 1026n, postings: 4 }]);
    expect(reportConsumption([], ['member'])).toEqual([]);
  });
  it('takes reversals off', () => {
    const all = postings.flatMap((posting) => [
      posting,
      reverse(posting, false, { id: `${posting.id}r`, bookedOn: posting.bookedOn, reason: 'Test' }),
    ]);
    for (const row of reportConsumption(all, ['member', 'article']))
      expect([row.quantity, row.baseQuantity, row.net, row.gross]).toEqual([0n, 0n, 0n, 0n]);
  });
  it('adds up to the same total however it is grouped', () => {
    fc.assert(
      fc.property(anyPostings, anyDimensions, (list, dimensions) => {
        const rows = reportConsumption(list, dimensions);
        expect(rows.reduce((sum, row) => sum + row.gross, 0n)).toBe(
          list.reduce((sum, posting) => sum + posting.gross, 0n),
        );
        expect(rows.reduce((sum, row) => sum + row.postings, 0)).toBe(list.length);
      }),
    );
  });
  it('does not depend on the order of the postings', () => {
    fc.assert(
      fc.property(anyPostings, anyDimensions, (list, dimensions) => {
        expect(reportConsumption([...list].reverse(), dimensions)).toEqual(reportConsumption(list, dimensions));
      }),
    );
  });
});

describe('the dimensions of a report', () => {
  it('are read in the order they are asked for', () =>
    expect(reportDimensions('month, member')).toEqual(['month', 'member']));
  it('may be none', () => expect(reportDimensions('')).toEqual([]));
  it.each(['year', 'member,year', 'member,member'])('are refused: %j', (text) => {
    expect(() => reportDimensions(text)).toThrow(/Möglich sind: member, costCentre, article, month\./);
  });
});
