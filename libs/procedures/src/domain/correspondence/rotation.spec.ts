import fc from 'fast-check';
import { admissionErrors } from './admission';
import { notAskedLately, type Participation, rotationSince, turnsOf, wasInvited } from './rotation';

const TODAY = '2026-11-22';
const candidate = (companyId: string, more: object = {}) => ({
  ...{ companyId, name: companyId, city: 'Trebur', blockedReason: null, fits: true, inProcedure: false },
  ...more,
});
const part = (companyId: string, more: Partial<Participation> = {}): Participation => ({
  ...{ companyId, on: '2026-03-01', procedureType: 'us-neg-wo-call', regime: 'national', phase: 'awarded' },
  ...{ hasBid: false, awardedOn: null },
  ...more,
});

describe('whose turn it is', () => {
  it('counts invitations, bids and awards of the last 24 months; the longest unasked company comes first', () => {
    const turns = turnsOf(
      [candidate('A'), candidate('B'), candidate('C')],
      [
        part('A', { hasBid: true, awardedOn: '2026-04-01' }),
        part('A', { on: '2024-11-21' }),
        part('B', { on: '2025-01-10' }),
        part('C', { procedureType: 'us-open', hasBid: true }),
      ],
      TODAY,
    );
    expect(rotationSince(TODAY)).toBe('2024-11-22');
    expect(turns).toMatchObject([
      { companyId: 'C', invited: 0, bids: 1, awards: 0 },
      { companyId: 'B', invited: 1, lastInvitedOn: '2025-01-10', bids: 0 },
      { companyId: 'A', invited: 1, lastInvitedOn: '2026-03-01', bids: 1, awards: 1, lastAwardedOn: '2026-04-01' },
    ]);
    expect(notAskedLately(turns).map(({ companyId }) => companyId)).toEqual(['C']);
  });

  it('names neither blocked companies nor those that take part or do other things', () => {
    const turns = turnsOf(
      [
        candidate('A', { blockedReason: 'Schlechtleistung' }),
        candidate('B', { inProcedure: true }),
        candidate('C', { fits: false }),
      ],
      [],
      TODAY,
    );
    expect(notAskedLately(turns)).toEqual([]);
  });

  it('takes nobody for invited who answered a notice, nor a participant before the choice was made', () => {
    expect(wasInvited(part('A', { procedureType: 'open', regime: 'eu' }))).toBe(false);
    expect(wasInvited(part('A', { procedureType: 'restricted', regime: 'eu', phase: 'participation' }))).toBe(false);
    expect(wasInvited(part('A', { procedureType: 'restricted', regime: 'eu', phase: 'bidding' }))).toBe(true);
    expect(wasInvited(part('A', { procedureType: 'direct', phase: 'bidding' }))).toBe(true);
  });

  it('always keeps every candidate, orders by invitations, and never counts more than there were', () => {
    const days = fc
      .integer({ min: 0, max: 1500 })
      .map((ago) => new Date(Date.parse(TODAY) - ago * 86_400_000).toISOString().slice(0, 10));
    const parts = fc.array(fc.record({ id: fc.constantFrom('A', 'B', 'C', 'D'), on: days, hasBid: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(parts, (drawn) => {
        const history = drawn.map(({ id, on, hasBid }) => part(id, { on, hasBid }));
        const turns = turnsOf(
          ['A', 'B', 'C'].map((id) => candidate(id)),
          history,
          TODAY,
        );
        const invited = turns.map((turn) => turn.invited);
        expect(turns).toHaveLength(3);
        expect(invited).toEqual([...invited].sort((a, b) => a - b));
        const counted = history.filter(({ on, companyId }) => on >= rotationSince(TODAY) && companyId !== 'D');
        expect(invited.reduce((a, b) => a + b, 0)).toBe(counted.length);
      }),
    );
  });
});

describe('a blocked company', () => {
  it('is refused with the reason of the block until a reason is written', () => {
    const blocked = { name: 'Bau GmbH', blockedReason: 'Mängel nicht beseitigt.' };
    expect(admissionErrors(blocked, 'weil')[0]).toMatchObject({ pointer: '/reason' });
    expect(admissionErrors(blocked, 'weil')[0]?.message).toContain('ist gesperrt: Mängel nicht beseitigt.');
    expect(admissionErrors(blocked, 'Einziger Anbieter des Ersatzteils.')).toEqual([]);
    expect(admissionErrors({ ...blocked, blockedReason: null }, '')).toEqual([]);
  });
});
