import fc from 'fast-check';
import { dossier, lotOf, START } from '../../../../../test/support/dossier';
import { checklistItems } from '../checklist';
import { losersInformed, standstillOver } from '../conditions';
import { type AwardProposal, type Dossier, partOf } from '../dossier';
import { conditionsOf, nextStep, transition } from '../procedure-machine';
import { bodiesOf, bodyDecided, bodySentence } from './body';
import type { BodyDecision } from './body-decision';
import { informationGroundDoubt, informationGroundRefusal } from './information-duty';

const proposal: AwardProposal = {
  ...{ id: 'pr', lots: [{ lotId: 'l', bidId: 'b1' }], reason: 'r', personId: 'x', personName: 'X', at: new Date(0) },
};
const bid = (id: string, bidderId: string, lotId = 'l') => ({
  ...{ id, lotId, bidderId, receivedAt: null, positions: [], missing: [], total: '50000.00' },
});
const bidder = (id: string, name: string) => ({ id, name, street: '', postcode: '', city: '', email: '' });
const decided = (change: Partial<BodyDecision> = {}): BodyDecision => ({
  ...{ id: 'd', proposalId: 'pr', memberId: 'm', needed: true, body: 'Magistrat', decidedOn: START, result: 'agreed' },
  ...{ reference: '', note: '', personName: 'A', at: new Date(0) },
  ...change,
});
const proposed = (change: Partial<Dossier> = {}, procedure: Partial<Dossier['procedure']> = {}): Dossier =>
  dossier(
    { phase: 'award-proposed', procedureType: 'open', regime: 'eu', ...procedure },
    {
      ...{ proposals: [proposal], proposal, buyerIds: ['m'], bids: [bid('b1', 'c1')] },
      ...{ bidders: [bidder('c1', 'Alpha GmbH'), bidder('c2', 'Beta GmbH')] },
      ...change,
    },
  );
const rule = (fromValue: string) => [{ memberId: 'm', body: 'Magistrat', fromValue }];
const stateOf = (change: Partial<Dossier>) => bodiesOf(proposed(change), proposal)[0]?.state;

describe('the body of a buyer', () => {
  it('decides from the value of the rule on, to the cent', () => {
    expect(stateOf({ bodyRules: rule('50000.00') })).toBe('awaited');
    expect(stateOf({ bodyRules: rule('50000.01') })).toBe('by-rule');
    expect(stateOf({})).toBe('unknown');
  });

  it.each([
    [decided(), 'agreed'],
    [decided({ result: 'agreed-with-conditions' }), 'agreed'],
    [decided({ result: 'refused' }), 'refused'],
    [decided({ result: 'postponed' }), 'postponed'],
    [decided({ result: null }), 'awaited'],
    [decided({ decidedOn: '2026-11-23' }), 'ahead'],
    [decided({ proposalId: 'another' }), 'unknown'],
    [decided({ memberId: 'another' }), 'unknown'],
    [decided({ needed: false, body: null, decidedOn: null, result: null }), 'not-needed'],
  ] as const)('%# stands where its last decision puts it', (decision, state) => {
    expect(stateOf({ bodyDecisions: [decision] })).toBe(state);
  });

  it('counts the last word, and the rule above a "not needed"', () => {
    const no = decided({ needed: false, body: null, decidedOn: null, result: null });
    expect(stateOf({ bodyDecisions: [decided({ result: 'postponed' }), decided()] })).toBe('agreed');
    expect(stateOf({ bodyDecisions: [no], bodyRules: rule('50000.00') })).toBe('awaited');
  });

  it('holds the award up while it has not agreed, and the item while nobody knows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('agreed', 'agreed-with-conditions', 'refused', 'postponed', null),
        fc.constantFrom(START, '2026-11-23', null),
        (result, decidedOn) => {
          const d = proposed({ bodyDecisions: [decided({ result, decidedOn })] });
          const agreed = (result === 'agreed' || result === 'agreed-with-conditions') && decidedOn === START;
          expect(bodyDecided(d).met).toBe(agreed);
        },
      ),
    );
    const item = (d: Dossier) => checklistItems(d).find(({ id }) => id === 'member-body')?.state;
    expect([item(proposed()), item(proposed({ bodyDecisions: [decided()] }))]).toEqual(['open', 'done']);
    expect([bodyDecided(proposed()).met, item(proposed({ bodyRules: rule('1') }))]).toEqual([true, 'done']);
    expect(item(dossier({ procedureType: 'open' }, { buyerIds: ['m'] }))).toBe('open');
  });

  it('says it in one sentence', () => {
    expect(bodySentence('Raunheim', decided({ body: 'Magistrat der Stadt Raunheim', reference: 'DS-118' }))).toBe(
      'Raunheim: Magistrat der Stadt Raunheim hat am 22.11.2026 (DS-118) dem Zuschlag zugestimmt.',
    );
    expect(bodySentence('Raunheim', decided({ result: 'refused', note: 'Zu teuer.' }))).toBe(
      'Raunheim: Magistrat hat am 22.11.2026 den Zuschlag abgelehnt. Zu teuer.',
    );
    expect(bodySentence('Raunheim', decided({ result: null, decidedOn: '2026-12-01' }))).toBe(
      'Raunheim: Magistrat muss über den Zuschlag entscheiden, Sitzung am 01.12.2026.',
    );
  });
});

describe('awards before which nobody is informed (LET-134, REV-134-3)', () => {
  const waiver = {
    id: 'w',
    proposalId: 'pr',
    ground: 'no-loser',
    reason: 'r',
    personName: 'A',
    at: new Date(0),
  } as const;

  it('carry "no loser" only while every bid of these lots wins', () => {
    expect(informationGroundRefusal(proposed(), 'no-loser')).toBeNull();
    const two = proposed({ bids: [bid('b1', 'c1'), bid('b2', 'c2')] });
    expect(informationGroundRefusal(two, 'no-loser')).toBe('Zu informieren ist noch: Beta GmbH.');
    // A winner of one lot that loses another one is a loser there.
    const both = proposed({
      lots: [lotOf({ phase: 'award-proposed' }), lotOf({ id: 'l2', number: 2, phase: 'award-proposed' })],
      bids: [bid('b1', 'c1'), bid('b2', 'c1', 'l2')],
    });
    expect(informationGroundRefusal(both, 'no-loser')).toBe('Zu informieren ist noch: Alpha GmbH.');
    expect(informationGroundRefusal(partOf(both, ['l']), 'no-loser')).toBeNull();
  });

  it('carry "extreme urgency" only where the type was chosen for it', () => {
    const choice = { reason: 'r', person: 'A', at: START };
    const urgent = (type: 'open' | 'neg-wo-call', groundId: string, startsOn = START) =>
      proposed({}, { procedureType: type, typeChoice: { ...choice, groundId }, startsOn });
    expect(informationGroundRefusal(urgent('neg-wo-call', 'OWN-VGV-14-4-3'), 'extreme-urgency')).toBeNull();
    expect(informationGroundRefusal(urgent('neg-wo-call', 'OWN-VGV-14-4-2'), 'extreme-urgency')).not.toBeNull();
    expect(informationGroundRefusal(urgent('open', 'OWN-VGV-14-4-3'), 'extreme-urgency')).not.toBeNull();
    expect(informationGroundDoubt(urgent('neg-wo-call', 'OWN-VGV-14-4-3'), 'extreme-urgency')).toBeNull();
    const before = urgent('neg-wo-call', 'OWN-VGV-14-4-3', '2026-06-30');
    expect(informationGroundDoubt(before, 'extreme-urgency')).toContain('keine Wartefrist');
  });

  it('carry "call-off" from the day of the new law on', () => {
    expect(informationGroundRefusal(proposed({}, { startsOn: '2026-06-30' }), 'call-off')).toContain('01.07.2026');
    expect(informationGroundRefusal(proposed({}, { startsOn: '2026-07-01' }), 'call-off')).toBeNull();
  });

  it('go from the information to the award without a standstill, and only they', () => {
    const informed = (waivers: Dossier['waivers']) => proposed({ waivers }, { phase: 'informed' });
    expect(nextStep(informed([waiver]))?.to).toBe('awarded');
    expect(transition(informed([waiver]), 'standstill')).toBeUndefined();
    expect(nextStep(informed([]))?.to).toBe('standstill');
    expect(transition(informed([]), 'awarded')).toBeUndefined();
    const step = transition(informed([waiver]), 'awarded');
    const unmet =
      step && conditionsOf(step, informed([waiver])).filter(({ id, met }) => !met && !id.startsWith('item-'));
    expect(unmet?.map(({ id }) => id)).toEqual(['decided-by-two']);
  });

  it('rest on a waiver of the proposal that stands', () => {
    const old = proposed({ waivers: [{ ...waiver, proposalId: 'withdrawn' }] });
    expect([losersInformed(old).met, standstillOver(old).met]).toEqual([false, false]);
    const now = proposed({ waivers: [waiver] });
    expect([losersInformed(now).met, standstillOver(now).met]).toEqual([true, true]);
  });
});
