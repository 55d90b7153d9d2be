import type { Money, Quantity } from '@app/kernel';
import { allocate, conflict, divideHalfUp, germanQuantity, invalid, isWhole, wholeQuantity } from '@app/kernel';
import type { SplitPart } from './split';

/** Refused goods (damaged, wrong, too many) stay to be delivered: they lower no rest and are not posted. */
export type ReceiptCondition = 'accepted' | 'refused';

/** What has been received for one cost centre of a line so far. */
export type ReceivedPart = SplitPart;

export interface OrderLineState {
  readonly lineId: string;
  readonly articleNumber: string;
  readonly quantity: Quantity;
  readonly received: Quantity;
  readonly divisible: boolean;
  /** The ordered split: its quantities and amounts add up to the line. */
  readonly split: readonly SplitPart[];
  /** What earlier receipts posted, by cost centre; cost centres without a receipt may be left out. */
  readonly posted: readonly ReceivedPart[];
}

export interface ReceiptLine {
  readonly lineId: string;
  readonly quantity: Quantity;
  readonly condition: ReceiptCondition;
}

/** What one receipt posts to the consumption of one cost centre. */
export interface ReceiptPosting {
  readonly lineId: string;
  readonly articleNumber: string;
  readonly costCentre: string;
  readonly quantity: Quantity;
  readonly amount: Money;
}

export type ReceivedState = 'ordered' | 'partly-received' | 'received';

export interface ReceiptResult {
  /** All lines of the order in their order, with their new state. */
  readonly lines: readonly OrderLineState[];
  readonly postings: readonly ReceiptPosting[];
  readonly state: ReceivedState;
}

export const restOf = (line: OrderLineState): Quantity => line.quantity - line.received;

/** `received` when no line has a rest, `ordered` before the first receipt. */
export function receivedState(lines: readonly OrderLineState[]): ReceivedState {
  if (lines.every((line) => restOf(line) === 0n)) return 'received';
  return lines.some((line) => line.received > 0n) ? 'partly-received' : 'ordered';
}

/**
 * Confirms a receipt. Accepted goods lower the rest and are posted to the cost centres of the split; over all receipts of a
 * line the postings add up to the ordered split exactly, cost centre by cost centre. Throws `invalid` for wrong quantities
 * and `conflict` when more is accepted than is still open.
 */
export function receive(order: readonly OrderLineState[], receipt: readonly ReceiptLine[]): ReceiptResult {
  if (receipt.length === 0) throw invalid('receipt-empty', 'Der Wareneingang hat keine Positionen.');
  const accepted = acceptedQuantities(order, receipt);
  const results = order.map((line) => receiveLine(line, accepted.get(line.lineId) ?? 0n));
  const lines = results.map((result) => result.line);
  return { lines, postings: results.flatMap((result) => result.postings), state: receivedState(lines) };
}

function acceptedQuantities(
  order: readonly OrderLineState[],
  receipt: readonly ReceiptLine[],
): ReadonlyMap<string, Quantity> {
  const lineById = new Map(order.map((line) => [line.lineId, line]));
  const accepted = new Map<string, Quantity>();
  receipt.forEach(({ lineId, quantity, condition }, index) => {
    const line = lineById.get(lineId);
    const refuse = (field: string, message: string) =>
      invalid('receipt-line', message, [{ pointer: `/lines/${index}/${field}`, message }]);
    if (!line) throw refuse('lineId', 'Die Position gehört nicht zu dieser Bestellung.');
    if (quantity <= 0n)
      throw refuse('quantity', `Die Menge des Artikels „${line.articleNumber}“ muss größer als 0 sein.`);
    if (!line.divisible && !isWhole(quantity)) {
      throw refuse('quantity', `Die Menge des Artikels „${line.articleNumber}“ muss eine ganze Zahl sein.`);
    }
    if (condition === 'refused') return;
    const total = (accepted.get(lineId) ?? 0n) + quantity;
    if (total > restOf(line)) throw overDelivery(line, total);
    accepted.set(lineId, total);
  });
  return accepted;
}

const overDelivery = (line: OrderLineState, total: Quantity) =>
  conflict(
    'over-delivery',
    `Vom Artikel „${line.articleNumber}“ ist noch die Menge ${germanQuantity(restOf(line))} offen, angenommen werden sollen ${germanQuantity(total)}. ` +
      'Bitte erfassen Sie die überzählige Menge als zurückgewiesen.',
    { lineId: line.lineId, rest: restOf(line).toString() },
  );

/**
 * Shares the received quantity over what each cost centre still waits for, so that no share ever exceeds its rest and the
 * last receipt leaves none. The amount of a cost centre follows its own received part of the ordered quantity, cumulatively.
 */
function receiveLine(
  line: OrderLineState,
  quantity: Quantity,
): { line: OrderLineState; postings: readonly ReceiptPosting[] } {
  if (quantity === 0n) return { line, postings: [] };
  const before = new Map(line.posted.map((part) => [part.costCentre, part]));
  const received = line.received + quantity;
  const step = line.divisible ? 1n : wholeQuantity(1);
  const rests = line.split.map((part) => ({
    key: part.costCentre,
    weight: part.quantity - (before.get(part.costCentre)?.quantity ?? 0n),
  }));
  const shares = allocate(quantity / step, rests);

  const posted = line.split.map((part): ReceivedPart => {
    const total = (before.get(part.costCentre)?.quantity ?? 0n) + (shares.get(part.costCentre) ?? 0n) * step;
    // A cost centre that only shares the price of a whole pack has no quantity of its own: the line's progress counts.
    const [done, whole] = part.quantity > 0n ? [total, part.quantity] : [received, line.quantity];
    return { costCentre: part.costCentre, quantity: total, amount: divideHalfUp(part.amount * done, whole) };
  });
  const postings = posted.map((part) => ({
    lineId: line.lineId,
    articleNumber: line.articleNumber,
    costCentre: part.costCentre,
    quantity: part.quantity - (before.get(part.costCentre)?.quantity ?? 0n),
    amount: part.amount - (before.get(part.costCentre)?.amount ?? 0n),
  }));
  return {
    line: { ...line, received, posted },
    postings: postings.filter((posting) => posting.quantity !== 0n || posting.amount !== 0n),
  };
}
