import { lineAmount, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import type { OrderLineState, ReceiptPosting } from './receipt';
import { receive, receivedState, restOf } from './receipt';
import type { SplitPart } from './split';
import { splitLine } from './split';

const orderLine = (split: readonly SplitPart[], over: Partial<OrderLineState> = {}): OrderLineState => ({
  lineId: 'L1',
  articleNumber: 'T-1',
  quantity: split.reduce((sum, part) => sum + part.quantity, 0n),
  received: 0n,
  divisible: false,
  split,
  posted: [],
  ...over,
});
const toner = orderLine([
  { costCentre: 'A', quantity: 2000n, amount: 667n },
  { costCentre: 'B', quantity: 1000n, amount: 333n },
]);
const packs = (quantity: number, lineId = 'L1') => ({
  lineId,
  quantity: wholeQuantity(quantity),
  condition: 'accepted' as const,
});
const posting = (costCentre: string, quantity: bigint, amount: bigint): ReceiptPosting => ({
  lineId: 'L1',
  articleNumber: 'T-1',
  costCentre,
  quantity,
  amount,
});

describe('confirming a receipt', () => {
  it('posts a full receipt as it was split', () => {
    const result = receive([toner], [packs(3)]);
    expect(result.state).toBe('received');
    expect(result.postings).toEqual([posting('A', 2000n, 667n), posting('B', 1000n, 333n)]);
  });
  it('posts a part to the cost centre that waits for most, and the rest later', () => {
    const first = receive([toner], [packs(1)]);
    expect(first).toMatchObject({ state: 'partly-received', postings: [posting('A', 1000n, 334n)] });
    expect(first.lines.map(restOf)).toEqual([2000n]);
    const second = receive(first.lines, [packs(2)]);
    expect(second).toMatchObject({
      state: 'received',
      postings: [posting('A', 1000n, 333n), posting('B', 1000n, 333n)],
    });
  });
  it('keeps refused goods open and posts nothing for them', () => {
    const result = receive([toner], [{ ...packs(1), condition: 'refused' }]);
    expect(result).toEqual({ state: 'ordered', postings: [], lines: [toner] });
    expect(receive([toner], [packs(2), { ...packs(1), condition: 'refused' }])).toMatchObject({
      state: 'partly-received',
      lines: [{ received: 2000n }],
    });
  });
  it('lets more be refused than was ordered', () => {
    expect(receive([toner], [packs(3), { ...packs(7), condition: 'refused' }]).state).toBe('received');
  });
  it('shares the price of a pack between cost centres when only one gets it', () => {
    const line = orderLine(
      splitLine({ quantity: 1000n, amount: 1001n, divisible: false }, [
        { costCentre: 'A', percent: '50' },
        { costCentre: 'B', percent: '50' },
      ]),
    );
    expect(receive([line], [packs(1)]).postings).toEqual([posting('A', 1000n, 501n), posting('B', 0n, 500n)]);
  });
  it('is received only when every line is', () => {
    const other = { ...toner, lineId: 'L2' };
    expect(receive([toner, other], [packs(3)]).state).toBe('partly-received');
    expect(receive([toner, other], [packs(3), packs(3, 'L2')]).state).toBe('received');
    expect(receivedState([toner, other])).toBe('ordered');
  });

  it.each([
    ['receipt-empty', []],
    ['receipt-line', [packs(1, 'L9')]],
    ['receipt-line', [packs(0)]],
    ['receipt-line', [packs(-1)]],
    ['receipt-line', [{ ...packs(1), quantity: 1500n }]],
    ['over-delivery', [packs(4)]],
    ['over-delivery', [packs(2), packs(2)]],
  ])('refuses %s', (code, receipt) => {
    expect(() => receive([toner], receipt)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/\.$/) }),
    );
  });
  it('names what is still open when too much is delivered', () => {
    const { lines } = receive([toner], [packs(1)]);
    expect(() => receive(lines, [packs(3)])).toThrow(
      /noch die Menge 2 offen, angenommen werden sollen 3\. .* als zurückgewiesen/,
    );
  });

  /** A line split over cost centres, and the quantities of the receipts that deliver it piece by piece. */
  const anyDelivery = fc
    .record({
      divisible: fc.boolean(),
      weights: fc.array(fc.bigInt({ min: 1n, max: 40n }), { minLength: 1, maxLength: 6 }),
      percent: fc.boolean(),
      unitPrice: fc.bigInt({ min: 0n, max: 1_000_000n }),
      cuts: fc.array(fc.bigInt({ min: 1n, max: 30n }), { maxLength: 12 }),
    })
    .map(({ divisible, weights, percent, unitPrice, cuts }) => {
      const units = weights.reduce((a, b) => a + b, 0n);
      const step = divisible ? 1n : 1000n;
      const amount = lineAmount(unitPrice, units * step);
      const weighted = weights.map((weight, index) => ({ costCentre: `C${index}`, weight }));
      const byPercent = weighted.map(({ costCentre, weight }, index) => ({
        costCentre,
        percent: String(index === 0 ? 100n - (units - weight) : weight),
      }));
      const byQuantity = weighted.map(({ costCentre, weight }) => ({
        costCentre,
        quantity: divisible ? `0.${String(weight).padStart(3, '0')}` : String(weight),
      }));
      const fits = units - (weights[0] ?? 0n) < 100n;
      const split = splitLine({ quantity: units * step, amount, divisible }, percent && fits ? byPercent : byQuantity);
      return {
        line: orderLine(split, { divisible, quantity: units * step }),
        deliveries: cuts.map((cut) => cut * step),
      };
    });
  const deliverAll = (start: OrderLineState, deliveries: readonly bigint[]) => {
    let [line, postings]: [OrderLineState, readonly ReceiptPosting[]] = [start, []];
    for (const wanted of [...deliveries, start.quantity]) {
      const quantity = wanted < restOf(line) ? wanted : restOf(line);
      if (quantity === 0n) break;
      const result = receive([line], [{ lineId: 'L1', quantity, condition: 'accepted' }]);
      [line, postings] = [result.lines[0] ?? line, [...postings, ...result.postings]];
      expect(postings.reduce((sum, p) => sum + p.quantity, 0n)).toBe(line.received);
    }
    return { line, postings };
  };

  it('adds up over all receipts to the ordered split, cost centre by cost centre', () => {
    fc.assert(
      fc.property(anyDelivery, ({ line: start, deliveries }) => {
        const { line, postings } = deliverAll(start, deliveries);
        expect(receivedState([line])).toBe('received');
        for (const part of start.split) {
          const own = postings.filter((p) => p.costCentre === part.costCentre);
          expect(own.reduce((sum, p) => sum + p.quantity, 0n)).toBe(part.quantity);
          expect(own.reduce((sum, p) => sum + p.amount, 0n)).toBe(part.amount);
        }
      }),
    );
  });
  it('never takes anything back, and never splits a pack', () => {
    fc.assert(
      fc.property(anyDelivery, ({ line, deliveries }) =>
        deliverAll(line, deliveries).postings.every(
          (p) => p.quantity >= 0n && p.amount >= 0n && (line.divisible || p.quantity % 1000n === 0n),
        ),
      ),
    );
  });
});
