import { DomainError } from '@app/kernel';
import fc from 'fast-check';
import { assess } from './assessment/assessment';
import { judgeFramework } from './contracts/framework';
import { judgeModification } from './contracts/modification';
import { recordChecklist } from './duties/record-checklist';
import { computePeriod } from './periods/periods';
import { reviewDates } from './review/review-dates';
import { computeTimeline } from './timeline/timeline';

const FRAME = { startsOn: '2026-11-22', state: 'HE', buyer: 'municipality', nature: 'supplies', regime: 'eu' };
const CASE = { startsOn: '2026-11-22', state: 'HE', buyer: 'municipality', nature: 'works' };
const CHANGE = { id: 'a', on: '2026-12-01', amount: '1.00', ground: 'additional' };

/** The request with some of its fields replaced by anything at all, also inside lists and objects. */
const broken = (request: object): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(
      Object.entries(request).map(([name, value]) => [
        name,
        fc.oneof(
          { weight: 3, arbitrary: fc.constant(value) },
          { weight: 1, arbitrary: fc.anything() },
          {
            weight: 1,
            arbitrary: Array.isArray(value)
              ? fc.array(fc.oneof(...value.map((item) => inside(item)), fc.anything()))
              : inside(value),
          },
        ),
      ]),
    ),
    { requiredKeys: [] },
  );
const inside = (value: unknown): fc.Arbitrary<unknown> =>
  typeof value === 'object' && value !== null ? broken(value) : fc.constant(value);

describe('any request is answered or refused with reasons', () => {
  it.each<readonly [string, (request: never) => unknown, object]>([
    ['assess', assess, { ...FRAME, value: '10.00' }],
    [
      'computePeriod',
      computePeriod,
      {
        rule: 'eu-1182-71',
        event: '2026-12-01',
        length: 5,
        unit: 'hours',
        direction: 'after',
        state: 'HE',
        at: '17:00',
      },
    ],
    [
      'computeTimeline',
      computeTimeline,
      {
        ...FRAME,
        ...{ procedureType: 'open', noticeDispatchedOn: '2026-12-01', publicationDayRequested: '2026-12-03' },
        overrides: { 'tender-end': '2027-02-01' },
        anchor: { stepId: 'award', on: '2027-06-01' },
      },
    ],
    [
      'assess, a single contract',
      assess,
      {
        ...CASE,
        worksKind: 'housing',
        estimate: { kind: 'single', base: '1.00', options: ['1.00'], development: ['1.00'], prizes: '1.00' },
      },
    ],
    [
      'assess, lots',
      assess,
      { ...CASE, estimate: { kind: 'lots', lots: [{ id: '1', value: '1.00', similar: true, planning: true }] } },
    ],
    ['assess, no total price', assess, { ...CASE, estimate: { kind: 'indefinite', perMonth: '1.00', months: 12 } }],
    ['assess, a framework agreement', assess, { ...CASE, estimate: { kind: 'framework', years: 4, perYear: '1.00' } }],
    [
      'computeTimeline, every circumstance',
      computeTimeline,
      {
        ...CASE,
        regime: 'eu',
        procedureType: 'restricted',
        noticeDispatchedOn: '2026-11-23',
        publicationDayRequested: '2026-11-25',
        overrides: { 'tender-end': '2027-01-11' },
        confidentialityMeasures: true,
        agreedTenderPeriod: true,
        dynamicSystem: true,
        callOff: true,
      },
    ],
    [
      'judgeFramework',
      judgeFramework,
      {
        ...FRAME,
        years: 4,
        termReasons: 'x',
        entitled: ['A', 'B'],
        maximumValue: '10.00',
        maximumQuantity: '5',
        contractors: 2,
        callOff: { caller: 'A', value: '1.00', quantity: '1', calledOffValue: '1.00', calledOffQuantity: '1' },
      },
    ],
    [
      'judgeModification',
      judgeModification,
      { ...FRAME, originalValue: '1000.00', indexedValue: '1200.00', changes: [CHANGE] },
    ],
    ['recordChecklist', recordChecklist, { ...FRAME, procedureType: 'open', callOff: true, awardOn: '2026-12-01' }],
    [
      'reviewDates',
      reviewDates,
      {
        startsOn: '2026-11-22',
        state: 'HE',
        events: { contractOn: '2026-12-01', awardNoticeOn: '2026-12-02', chamberRejected: true },
      },
    ],
  ])('%s', (_name, ask, request) => {
    fc.assert(
      fc.property(broken(request), (any) => {
        try {
          ask(any as never);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          expect(['invalid', 'unprocessable']).toContain(error.kind);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
