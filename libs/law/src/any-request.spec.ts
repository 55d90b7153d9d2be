import { DomainError } from '@app/kernel';
import fc from 'fast-check';
import { judgeFramework } from './contracts/framework';
import { judgeModification } from './contracts/modification';
import { recordChecklist } from './duties/record-checklist';
import { reviewDates } from './review/review-dates';

const FRAME = { startsOn: '2026-11-22', state: 'HE', buyer: 'municipality', nature: 'supplies', regime: 'eu' };
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
