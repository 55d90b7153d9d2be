import { addDays } from '@app/kernel';
import { SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import { dossier } from '../../../../../test/support/dossier';
import { checklistItems } from '../checklist';
import type { Dossier } from '../dossier';
import type { Procedure, TimelineInputs } from '../procedure';
import { planDates } from '../timeline-plan';
import { type DeadlineExtension, extensionBarred, type ExtensionRequest, planExtension } from './extension';

const DAY = '2026-11-23';
const REQUEST: ExtensionRequest = {
  tenderEnd: '2027-02-01',
  ground: 'late-answer',
  reason: 'Antwort auf Frage 7 kam erst gestern.',
};

function bidding(kind: Pick<Procedure, 'regime' | 'procedureType' | 'nature'>, more: Partial<TimelineInputs> = {}) {
  const inputs: TimelineInputs = { noticeDispatchedOn: DAY, overrides: {}, tenderTime: null, ...more };
  const plan = { startsOn: DAY, state: 'HE' as const, ...kind, procedureType: kind.procedureType ?? 'us-open' };
  const { timeline, tenderDeadline, bindingUntil, conflicts } = planDates(plan, inputs, SHIPPED_LAW);
  expect(conflicts).toEqual([]);
  return dossier({
    ...{ ...kind, startsOn: DAY, phase: 'bidding', timelineInputs: inputs, timeline },
    ...{ noticeDispatchedOn: DAY, tenderDeadline, bindingUntil },
  });
}
const eu = { regime: 'eu', procedureType: 'open', nature: 'supplies' } as const;
const national = { regime: 'national', procedureType: 'us-open', nature: 'services' } as const;
const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);
const faultsAt = (d: Dossier, request: ExtensionRequest): readonly string[] =>
  planExtension(d, request).faults.map(({ pointer }) => pointer);

describe('the extension of a running deadline', () => {
  it('of an EU procedure cites the six days for answers and asks for a change notice', () => {
    const plan = planExtension(bidding(eu), REQUEST);
    expect(plan.faults).toEqual([]);
    expect(ids(plan.explanation.citations)).toEqual(['DL-20-3', 'BGB-190', 'EFORMS']);
    expect(plan.explanation.trace[0]?.text).toContain('6 Tage vor Ablauf der Angebotsfrist');
    expect(plan.notice).toContain('eForms');
    expect(plan.late).toBe(false);
  });

  it.each([
    [national, 'UVGO-13'],
    [{ ...national, nature: 'works' as const }, 'VOBA-10-1'],
    [{ ...eu, nature: 'works' as const }, 'VOBEU-INFO'],
  ])('of %j rests on %s', (kind, id) => {
    expect(ids(planExtension(bidding(kind), REQUEST).explanation.citations)[0]).toBe(id);
  });

  it('of a procedure without a notice corrects none and tells the bidders on file only', () => {
    const without = { ...national, procedureType: 'us-neg-wo-call' as const };
    const d = { ...bidding(without), bidders: [{ id: 'b', name: 'Nord GmbH' } as Dossier['bidders'][number]] };
    expect(planExtension(d, REQUEST)).toMatchObject({ notice: null, tell: ['Nord GmbH'] });
    expect(planExtension({ ...d, ...bidding(national), bidders: d.bidders }, REQUEST).tell).toHaveLength(2);
  });

  it('moves what people planned for later when the law no longer allows it, and says why', () => {
    const award = addDays(bidding(eu).procedure.timeline?.earliestAward ?? DAY, 3);
    const d = bidding(eu, { overrides: { award } });
    const moved = planExtension(d, REQUEST).moved;
    const [first] = moved.filter(({ stepId }) => stepId === 'award');
    expect(first).toMatchObject({ before: award });
    expect(first?.broken).toMatch(/frühestens|vor/i);
    expect(planExtension(d, REQUEST).faults).toEqual([]);
    expect(moved.map(({ stepId }) => stepId)).not.toContain('notice');
  });

  it('never ends earlier, never at the same moment, never in the past', () => {
    const d = bidding(eu);
    const end = d.procedure.timeline?.steps.find(({ id }) => id === 'tender-end')?.planned ?? '';
    expect(faultsAt(d, { ...REQUEST, tenderEnd: addDays(end, -1) })).toContain('/tenderEnd');
    expect(faultsAt(d, { ...REQUEST, tenderEnd: end })).toContain('/tenderEnd');
    const later = { ...d, now: new Date('2027-03-01T09:00:00Z'), today: '2027-03-01' };
    expect(faultsAt(later, REQUEST)).toEqual(['/tenderEnd']);
    expect(faultsAt(d, { ...REQUEST, participationEnd: '2027-01-15' })).toEqual(['/participationEnd']);
  });

  it('after expiry is marked as not verified, and barred once somebody attested the opening', () => {
    const expired = { ...bidding(eu), now: new Date('2027-01-20T09:00:00Z'), today: '2027-01-20' };
    const plan = planExtension(expired, REQUEST);
    expect(plan).toMatchObject({ late: true, faults: [] });
    expect(plan.explanation.uncertain.map(({ text }) => text).join(' ')).toContain('nicht belegt');
    expect(extensionBarred(expired)).toBeNull();
    const opened = { ...expired, openings: [{ personId: 'a', personName: 'Anna', at: new Date(0) }] };
    expect(extensionBarred(opened)).toContain('Anna');
    expect(extensionBarred({ ...expired, procedure: { ...expired.procedure, phase: 'opening' } })).not.toBeNull();
    expect(extensionBarred(dossier({ phase: 'planned' }))).not.toBeNull();
  });

  it('whatever is asked: without a fault every deadline is later, and nobody is bound for a shorter time', () => {
    const kinds = [
      eu,
      national,
      { ...national, procedureType: 'us-neg-w-call' as const },
      { ...eu, procedureType: 'restricted' as const },
    ];
    const property = fc.property(
      fc.constantFrom(
        ...kinds.map((kind) => bidding(kind, { tenderTime: '12:00', overrides: { 'tender-end': '2027-01-29' } })),
      ),
      fc.integer({ min: -40, max: 200 }),
      fc.option(fc.integer({ min: -40, max: 100 }), { nil: undefined }),
      fc.constantFrom('00:00', '11:59', '12:00', '23:59', undefined),
      fc.constantFrom('published', 'participation', 'bidding' as const),
      (d, days, participationDays, tenderTime, phase) => {
        const { timeline, tenderDeadline, bindingUntil } = d.procedure;
        const on = (id: string) => timeline?.steps.find((step) => step.id === id)?.planned;
        const request: ExtensionRequest = {
          ...REQUEST,
          tenderEnd: addDays(on('tender-end') ?? '', days),
          ...(tenderTime === undefined ? {} : { tenderTime }),
          ...(participationDays === undefined
            ? {}
            : { participationEnd: addDays(on('participation-end') ?? DAY, participationDays) }),
        };
        const plan = planExtension({ ...d, procedure: { ...d.procedure, phase: phase as 'bidding' } }, request);
        if (plan.faults.length > 0) return;
        const after = plan.dates.timeline.steps.find(({ id }) => id === 'participation-end')?.planned;
        expect(Number(plan.dates.tenderDeadline)).toBeGreaterThanOrEqual(Number(tenderDeadline));
        expect((after ?? '') >= (on('participation-end') ?? '')).toBe(true);
        expect((plan.dates.bindingUntil ?? '') >= (bindingUntil ?? '')).toBe(true);
        expect(plan.dates.timeline.steps.find(({ id }) => id === 'notice')?.planned).toBe(on('notice'));
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  it('is to be told and published before the opening; while it waits, nothing is', () => {
    const extension: DeadlineExtension = {
      ...{ id: 'x', round: 1, before: new Date('2026-12-20T11:00:00Z'), after: new Date('2027-01-20T11:00:00Z') },
      ...{ participationEnd: null, request: REQUEST, late: false, notice: 'Änderungsbekanntmachung', state: 'done' },
      ...{ personName: 'Anna', at: new Date(0) },
    };
    const d = { ...bidding(eu), extensions: [extension] };
    const items = checklistItems(d).filter(({ id }) => id.startsWith('extension-'));
    expect(items.map(({ id, before, state }) => [id, before, state])).toEqual([
      ['extension-told-x', 'opening', 'open'],
      ['extension-notice-x', 'opening', 'open'],
    ]);
    expect(checklistItems({ ...d, extensions: [{ ...extension, state: 'waiting', late: true }] })).toHaveLength(
      checklistItems({ ...d, extensions: [] }).length,
    );
  });
});
