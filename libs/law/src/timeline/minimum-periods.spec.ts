import { addDays, daysBetween } from '@app/kernel';
import fc from 'fast-check';
import type { Buyer, Nature, ProcedureType, State } from '../book/codes';
import { STATES } from '../book/codes';
import type { TimelineRequest } from './timeline';
import { computeTimeline } from './timeline';
import type { StepId, TimelineStep } from './timeline-steps';

/**
 * The least periods straight from the facts, written down a second time and independently of the library:
 * requests to participate / tenders in calendar days, "-" where the law names none.
 */
interface Row {
  readonly nature: Nature;
  readonly buyer: Buyer;
  readonly type: ProcedureType;
  readonly facts: string;
  readonly plain: string;
  readonly electronic: string;
  readonly urgent: string;
  readonly prior: string;
  /** Days more for documents that are not electronic, and for confidentiality measures. */
  readonly more: number;
}
const row = (
  [nature, buyer, type]: readonly [Nature, Buyer, ProcedureType],
  facts: string,
  [plain, electronic, urgent, prior]: readonly [string, string, string, string],
  more = 0,
): Row => ({ nature, buyer, type, facts, plain, electronic, urgent, prior, more });

const TABLE: readonly Row[] = [
  row(
    ['supplies', 'municipality', 'open'],
    'DL-15-2, DL-15-3, DL-15-4, DL-38-3o, DL-41-2, DL-41-3',
    ['-/35', '-/30', '-/15', '-/15'],
    5,
  ),
  row(
    ['services', 'state', 'restricted'],
    'DL-16-2, DL-16-3, DL-16-5, DL-16-7, DL-16-8, DL-38-3r',
    ['30/30', '30/25', '15/10', '30/10'],
    5,
  ),
  row(
    ['planning', 'municipality', 'neg-w-call'],
    'DL-17-2, DL-17-3, DL-17-6, DL-17-8, DL-17-9',
    ['30/30', '30/25', '15/10', '30/10'],
    5,
  ),
  row(['services', 'municipality', 'comp-dial'], 'DL-18-3', ['30/-', '30/-', '30/-', '30/-']),
  row(['supplies', 'municipality', 'innovation'], 'DL-19-3', ['30/-', '30/-', '30/-', '30/-']),
  row(['supplies', 'utility', 'open'], 'SEK-14', ['-/35', '-/30', '-/15', '-/15'], 5),
  row(['works', 'utility', 'restricted'], 'SEK-15', ['30/10', '30/10', '15/10', '30/10'], 5),
  row(['services', 'utility', 'neg-w-call'], 'SEK-15', ['30/10', '30/10', '15/10', '30/10'], 5),
  row(['services', 'utility', 'comp-dial'], 'SEK-17', ['30/-', '30/-', '15/-', '30/-']),
  row(['works', 'utility', 'innovation'], 'SEK-17', ['30/-', '30/-', '15/-', '30/-']),
  row(['works', 'municipality', 'open'], 'VOBEU-10a', ['-/35', '-/30', '-/15', '-/15']),
  row(['works', 'municipality', 'restricted'], 'VOBEU-10b', ['30/30', '30/25', '15/10', '30/10']),
  row(['works', 'municipality', 'neg-w-call'], 'VOBEU-10c', ['30/30', '30/30', '15/10', '30/30']),
  row(['works', 'municipality', 'comp-dial'], 'VOBEU-10d', ['30/-', '30/-', '30/-', '30/-']),
  row(['concession', 'municipality', 'oth-single'], 'KON-27', ['-/30', '-/30', '-/30', '-/30']),
  row(['concession', 'utility', 'oth-mult'], 'KON-27', ['30/22', '30/17', '30/22', '30/22']),
  row(['works', 'municipality', 'us-open'], 'VOBA-10-1', ['-/10', '-/10', '-/10', '-/10']),
  row(['works', 'municipality', 'us-res-tw'], 'VOBA-10-1', ['-/10', '-/10', '-/10', '-/10']),
  row(['works', 'municipality', 'us-free-no-tw'], 'VOBA-10-1', ['-/10', '-/10', '-/10', '-/10']),
];

const ask = ({ nature, buyer, type }: Row, change: Partial<TimelineRequest> = {}) =>
  computeTimeline({
    startsOn: '2026-03-05',
    noticeDispatchedOn: '2026-03-05',
    state: 'HE',
    regime: type.startsWith('us-') ? 'national' : 'eu',
    procedureType: type,
    nature,
    buyer,
    electronicTenders: false,
    ...change,
  });
const find = (steps: readonly TimelineStep[], id: StepId): TimelineStep | undefined =>
  steps.find((step) => step.id === id);
const lengths = (row: Row, change: Partial<TimelineRequest> = {}): string => {
  const { steps } = ask(row, change);
  const text = (id: StepId): string => String(find(steps, id)?.minimum?.length ?? '-');
  return `${text('participation-end')}/${text('tender-end')}`;
};
/** The table with so many days more for the tenders. */
const plus = (cell: string, days: number): string =>
  cell.replace(/\/(\d+)$/, (_, tenders: string) => `/${Number(tenders) + days}`);

describe('least periods', () => {
  it.each(TABLE.map((entry) => [`${entry.buyer}, ${entry.nature}, ${entry.type} (${entry.facts})`, entry] as const))(
    '%s',
    (_, entry) => {
      expect(lengths(entry)).toBe(entry.plain);
      expect(lengths(entry, { electronicTenders: true })).toBe(entry.electronic);
      expect(lengths(entry, { urgency: 'substantiated' })).toBe(entry.urgent);
      expect(lengths(entry, { priorInformation: true })).toBe(entry.prior);
      expect(lengths(entry, { documentsElectronic: false })).toBe(plus(entry.plain, entry.more));
      expect(lengths(entry, { confidentialityMeasures: true })).toBe(plus(entry.plain, entry.more));
      expect(lengths(entry, { urgency: 'substantiated', confidentialityMeasures: true })).toBe(entry.urgent);
      const { steps } = ask(entry);
      const cited = steps.flatMap(({ citations }) => citations.map(({ id }) => id));
      expect(cited).toContain(entry.facts.split(', ')[0]);
    },
  );
  it('30 and 10 days in a dynamic purchasing system (DL-24-2)', () => {
    const restricted = TABLE.find(({ facts }) => facts.startsWith('DL-16-2')) as Row;
    expect(lengths(restricted, { dynamicSystem: true })).toBe('30/10');
    expect(() => ask({ ...restricted, type: 'open' }, { dynamicSystem: true })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/dynamicSystem' })] }),
    );
  });
  it.each([
    ['restricted', 'municipality', 'DL-16-6', '30/-'],
    ['neg-w-call', 'state', 'DL-17-7', '30/-'],
    ['restricted', 'utility', 'SEK-15', '30/-'],
    ['restricted', 'federal', 'DL-16-5', '30/30'],
  ] as const)('%s of a %s with the agreement of all candidates: %s, %s', (type, buyer, factId, expected) => {
    const entry = row(['services', buyer, type], factId, ['', '', '', '']);
    expect(lengths(entry, { agreedTenderPeriod: true })).toBe(expected);
    const { steps, uncertain } = ask(entry, { agreedTenderPeriod: true });
    expect(find(steps, 'tender-end')?.citations.map(({ id }) => id)).toContain(factId);
    expect(uncertain.some(({ text }) => text.includes('einvernehmliche Angebotsfrist'))).toBe(buyer === 'federal');
  });
});

describe('no least period is ever undercut', () => {
  const least = (entry: Row, request: TimelineRequest): { participation: number; tenders: number } => {
    const cells = [
      entry.plain,
      ...(request.electronicTenders ? [entry.electronic] : []),
      ...(request.urgency === 'none' ? [] : [entry.urgent]),
      ...(request.priorInformation ? [entry.prior] : []),
    ].map((cell) => cell.split('/').map((part) => (part === '-' ? 0 : Number(part))));
    const extra =
      request.urgency === 'none' && Math.min(...cells.map(([, tenders = 0]) => tenders)) > 0
        ? entry.more *
          (Number(request.documentsElectronic === false) + Number(request.confidentialityMeasures === true))
        : 0;
    return {
      participation: Math.min(...cells.map(([participation = 0]) => participation)),
      tenders: Math.min(...cells.map(([, tenders = 0]) => tenders)) + extra,
    };
  };
  const day = fc.oneof(
    fc.integer({ min: 0, max: 3900 }).map((days) => addDays('2017-03-01', days)),
    // both clock changes, a leap day, ends of months, days before long holidays
    fc.constantFrom('2024-02-29', '2024-01-31', '2026-03-28', '2026-10-24', '2025-12-23', '2026-04-02', '2023-09-30'),
  );
  const asked = fc
    .record({
      entry: fc.constantFrom(...TABLE),
      startsOn: day,
      state: fc.constantFrom<State>(...STATES),
      electronicTenders: fc.boolean(),
      priorInformation: fc.boolean(),
      urgency: fc.constantFrom('none' as const, 'substantiated' as const, 'extreme' as const),
      documentsElectronic: fc.boolean(),
      confidentialityMeasures: fc.boolean(),
      later: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
    })
    .filter(
      ({ entry, startsOn, state }) => !(entry.type === 'us-free-no-tw' && state === 'HE' && startsOn < '2021-09-01'),
    )
    .map(({ entry, later, ...rest }) => ({
      entry,
      request: {
        ...rest,
        regime: entry.type.startsWith('us-') ? 'national' : 'eu',
        procedureType: entry.type,
        nature: entry.nature,
        buyer: entry.buyer,
        noticeDispatchedOn: rest.startsOn,
        publicationDayRequested: later === null ? null : addDays(rest.startsOn, later),
      } satisfies TimelineRequest as TimelineRequest,
    }));
  const keeps = (entry: Row, request: TimelineRequest, steps: readonly TimelineStep[]): void => {
    const { participation, tenders } = least(entry, request);
    const begin = find(steps, 'notice')?.planned ?? find(steps, 'invitation')?.planned ?? '';
    const requests = find(steps, 'participation-end');
    if (requests) expect(daysBetween(begin, requests.earliest ?? '')).toBeGreaterThanOrEqual(participation);
    const invited = find(steps, 'invitation');
    if (requests && invited) expect(invited.planned >= requests.planned).toBe(true);
    expect(daysBetween(invited?.planned ?? begin, find(steps, 'tender-end')?.planned ?? '')).toBeGreaterThanOrEqual(
      tenders,
    );
    if (request.regime === 'national') return;
    const informed = find(steps, 'losers-informed')?.planned ?? '';
    const wait = request.electronicTenders ? 10 : 15;
    expect(daysBetween(informed, find(steps, 'award')?.earliest ?? '')).toBeGreaterThan(wait);
  };

  it('by any combination of circumstances (REV-134-2E, REV-134-2P and the table above)', () => {
    fc.assert(
      fc.property(asked, ({ entry, request }) => {
        const { steps, conflicts } = computeTimeline(request);
        expect(conflicts).toEqual([]);
        keeps(entry, request, steps);
      }),
      { numRuns: 400 },
    );
  });
  it('nor backward from an award, nor by a planned day: a day too early is a conflict', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 170, max: 230 }), ({ entry, request }, days) => {
        const on = addDays(request.startsOn, days);
        const backward = computeTimeline({
          ...request,
          noticeDispatchedOn: null,
          publicationDayRequested: null,
          anchor: { stepId: 'award', on },
        });
        expect(backward.conflicts).toEqual([]);
        keeps(entry, request, backward.steps);
        const { tenders } = least(entry, request);
        fc.pre(tenders > 1);
        const { steps } = computeTimeline(request);
        const from = find(steps, 'invitation')?.planned ?? find(steps, 'notice')?.planned ?? '';
        const early = computeTimeline({ ...request, overrides: { 'tender-end': addDays(from, tenders - 1) } });
        expect(early.conflicts.map(({ stepId }) => stepId)).toContain('tender-end');
        expect(find(early.steps, 'tender-end')?.lawful).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
  it('a later start never brings an earlier end of any step up to the award', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 40 }), ({ request }, days) => {
        const plain = { ...request, publicationDayRequested: null };
        const steps = computeTimeline(plain).steps;
        const later = computeTimeline({ ...plain, noticeDispatchedOn: addDays(request.startsOn, days) }).steps;
        for (const id of [
          'participation-end',
          'invitation',
          'tender-end',
          'opening',
          'losers-informed',
          'award',
        ] as const)
          expect((find(later, id)?.planned ?? '') >= (find(steps, id)?.planned ?? '')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
