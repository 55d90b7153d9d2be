import { addShare, type CartLine, contentOf, giveRest, isShared, restOfLine, toRequest } from './cart-content';
import type { Requisition } from './ordering-api';

const line = (more: Partial<CartLine>): CartLine => ({
  articleNumber: 'P-1001',
  quantity: '10',
  measure: 'quantity',
  shares: [{ costCentre: '0111001', value: '' }],
  ...more,
});
const saved = { lines: [{ articleNumber: 'P-1001', quantity: '7' }] } as unknown as Requisition;

describe('the cart as it is typed', () => {
  it('gives everything to a single cost centre, whatever the quantity', () => {
    expect(toRequest({ site: '', note: '', lines: [line({})] }, saved)).toEqual({
      site: null,
      note: '',
      lines: [{ articleNumber: 'P-1001', quantity: '10', split: [{ costCentre: '0111001', percent: '100' }] }],
    });
  });

  it('sends a split only when nothing is left to share', () => {
    const open = line({
      shares: [
        { costCentre: '0111001', value: '4' },
        { costCentre: '0111002', value: '5' },
      ],
    });
    expect(restOfLine(open)).toBe('1');
    expect(isShared(open)).toBe(false);
    expect(toRequest({ site: '', note: '', lines: [open] }, saved).lines[0]?.split).toEqual([]);
    const full = giveRest(open);
    expect(full.shares[1]?.value).toBe('6');
    expect(toRequest({ site: '', note: '', lines: [full] }, saved).lines[0]?.split).toEqual([
      { costCentre: '0111001', quantity: '4' },
      { costCentre: '0111002', quantity: '6' },
    ]);
  });

  it('shares percentages to a hundred exactly', () => {
    const thirds = line({
      measure: 'percent',
      shares: [
        { costCentre: '1', value: '33.33' },
        { costCentre: '2', value: '33.33' },
        { costCentre: '3', value: '' },
      ],
    });
    expect(giveRest(thirds).shares[2]?.value).toBe('33.34');
    expect(isShared(giveRest(thirds))).toBe(true);
  });

  it('keeps the last quantity while a new one is typed', () => {
    expect(toRequest({ site: '', note: '', lines: [line({ quantity: '' })] }, saved).lines[0]?.quantity).toBe('7');
  });

  it('starts a second cost centre with nothing and lets the first keep all', () => {
    expect(addShare(line({})).shares).toEqual([
      { costCentre: '0111001', value: '10' },
      { costCentre: '', value: '' },
    ]);
  });

  it('reads what the server kept', () => {
    const requisition = {
      site: null,
      note: 'Eilt',
      lines: [
        {
          articleNumber: 'P-1001',
          quantity: '10',
          split: [
            { costCentre: '0111001', measure: 'percent', asked: '50', quantity: '5' },
            { costCentre: '0111002', measure: 'percent', asked: '50', quantity: '5' },
          ],
        },
      ],
    } as unknown as Requisition;
    expect(contentOf(requisition)).toEqual({
      site: '',
      note: 'Eilt',
      lines: [
        line({
          measure: 'percent',
          shares: [
            { costCentre: '0111001', value: '50' },
            { costCentre: '0111002', value: '50' },
          ],
        }),
      ],
    });
  });
});
