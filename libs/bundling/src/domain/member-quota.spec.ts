import fc from 'fast-check';
import { checkNewMaximum, checkQuota, checkTransfer, type MemberAmount, quotaRest } from './member-quota';

const amount = (memberId: string, value: bigint, articleNumber = 'P-1'): MemberAmount => ({
  ...{ memberId, articleNumber },
  amount: value,
});
const quotas = [amount('raunheim', 40n), amount('trebur', 30n)];
const drawn = [amount('raunheim', 15n), amount('nauheim', 10n), amount('raunheim', 99n, '')];
const rest = (member: string) => quotaRest(member, 'P-1', quotas, drawn, 100n);

describe('member quotas', () => {
  it('leave a member its own share, and those without one what nobody has reserved', () => {
    expect([rest('raunheim'), rest('trebur'), rest('nauheim'), rest('bischofsheim')]).toEqual([25n, 30n, 20n, 20n]);
    expect(quotaRest('raunheim', 'X', quotas, drawn, 100n)).toBeUndefined();
  });
  it.each([
    ['kleiner sein', amount('raunheim', 14n)],
    ['noch 0,06 frei', amount('raunheim', 61n)],
    ['noch 0,03 frei', amount('nauheim', 31n)],
  ])('refuse: %s', (message, quota) => {
    expect(() => checkQuota(quota, { quotas, drawn, maximum: 100n })).toThrow(
      expect.objectContaining({ errors: [{ pointer: '/amount', message: expect.stringContaining(message) }] }),
    );
  });
  it('may be all that is left, and nothing without a maximum', () => {
    expect(() => checkQuota(amount('raunheim', 60n), { quotas, drawn, maximum: 100n })).not.toThrow();
    expect(() => checkQuota(amount('nauheim', 30n), { quotas, drawn, maximum: 100n })).not.toThrow();
    expect(() => checkQuota(amount('raunheim', 1n), { quotas, drawn, maximum: null })).toThrow();
  });
  it('are passed on as far as they are free', () => {
    const state = { quotas, drawn, maximum: 100n };
    const to = (toMemberId: string, part: MemberAmount) => ({ ...part, toMemberId });
    expect(() => checkTransfer(to('trebur', amount('raunheim', 25n)), state)).not.toThrow();
    expect(() => checkTransfer(to('bischofsheim', amount('raunheim', 25n)), state)).not.toThrow();
    for (const wrong of [amount('raunheim', 26n), amount('nauheim', 1n), amount('raunheim', 0n)])
      expect(() => checkTransfer(to('trebur', wrong), state)).toThrow();
  });
  it('are not passed to a member whose call-offs without a quota would stand above it', () => {
    const transfer = { ...amount('raunheim', 25n), toMemberId: 'nauheim' };
    expect(() => checkTransfer(transfer, { quotas, drawn, maximum: 100n })).toThrow(
      expect.objectContaining({
        errors: [{ pointer: '/to', message: expect.stringContaining('schon 0,01 abgerufen') }],
      }),
    );
  });
  it('hold a new maximum up, with what members without one have called off', () => {
    const held = { quotas, drawn };
    expect(() => checkNewMaximum('P-1', 80n, held, '/maximumQuantity')).not.toThrow();
    expect(() => checkNewMaximum('P-1', 79n, held, '/maximumQuantity')).toThrow(
      expect.objectContaining({ errors: [{ pointer: '/maximumQuantity', message: expect.stringContaining('0,08') }] }),
    );
    expect(() => checkNewMaximum('X', 1n, held, '/maximumQuantity')).not.toThrow();
    expect(() => checkNewMaximum('', 1n, held, '/maximumValue')).not.toThrow();
  });
  it('never add up to more than the maximum, whatever is granted and called off', () => {
    const members = ['a', 'b', 'c'];
    const step = fc.record({
      member: fc.constantFrom(...members),
      value: fc.bigInt({ min: 1n, max: 80n }),
      what: fc.constantFrom('quota', 'draw'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let granted: MemberAmount[] = [];
        const used: MemberAmount[] = [];
        for (const { member, value, what } of steps) {
          const state = { quotas: granted, drawn: used, maximum: 100n };
          if (what === 'quota') {
            try {
              checkQuota(amount(member, value), state);
              granted = [...granted.filter(({ memberId }) => memberId !== member), amount(member, value)];
            } catch {
              continue;
            }
          } else {
            const total = used.reduce((sum, row) => sum + row.amount, 0n);
            const left = quotaRest(member, 'P-1', granted, used, 100n) ?? 100n - total;
            if (value <= left && total + value <= 100n) used.push(amount(member, value));
          }
        }
        const reserved = granted.reduce((sum, row) => sum + row.amount, 0n);
        const without = used
          .filter(({ memberId }) => !granted.some((row) => row.memberId === memberId))
          .reduce((sum, row) => sum + row.amount, 0n);
        expect(reserved + without <= 100n).toBe(true);
        for (const row of granted) {
          const own = used
            .filter(({ memberId }) => memberId === row.memberId)
            .reduce((sum, one) => sum + one.amount, 0n);
          expect(own <= row.amount).toBe(true);
        }
      }),
    );
  });
});
