import * as fc from 'fast-check';
import { assessmentRequest, emptyQuestion, fromSearch, type Question, timelineRequest, toSearch } from './question';
import { BUYERS, ESTIMATE_KINDS, NATURES, STATES, URGENCIES, WORKS_KINDS } from './words';

const TODAY = '2026-11-22';
const ask = (part: Partial<Question>): Question => ({ ...emptyQuestion(TODAY), ...part });

const day = fc.integer({ min: 0, max: 4000 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
const amount = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: 10 ** 9 }).map((n) => (n / 100).toFixed(2)),
);
const code = (list: readonly (readonly [string, string])[]) => fc.constantFrom(...list.map(([value]) => value));
const questions = fc.record({
  startsOn: day,
  state: code(STATES),
  buyer: code(BUYERS),
  nature: code(NATURES),
  worksKind: code(WORKS_KINDS),
  kind: code(ESTIMATE_KINDS),
  value: amount,
  base: amount,
  options: fc.array(amount, { maxLength: 3 }),
  extensions: fc.array(amount, { maxLength: 3 }),
  premiums: amount,
  prizes: amount,
  development: fc.array(amount, { maxLength: 2 }),
  years: amount,
  perYear: amount,
  lastTwelveMonths: amount,
  expectedChange: amount,
  perMonth: amount,
  months: fc.constantFrom('', '24'),
  lots: fc.array(fc.record({ value: amount, similar: fc.boolean(), outsideEu: fc.boolean(), planning: fc.boolean() }), {
    minLength: 2,
    maxLength: 4,
  }),
  providedByBuyer: amount,
  procedureType: fc.constantFrom('', 'open', 'us-open', 'direct'),
  grounds: fc.uniqueArray(fc.constantFrom('A-1', 'B-2', 'C-3')),
  noticeDispatchedOn: fc.oneof(fc.constant(''), day),
  electronicTenders: fc.boolean(),
  documentsElectronic: fc.boolean(),
  priorInformation: fc.boolean(),
  confidentialityMeasures: fc.boolean(),
  agreedTenderPeriod: fc.boolean(),
  dynamicSystem: fc.boolean(),
  callOff: fc.boolean(),
  urgency: code(URGENCIES),
  publicationDayRequested: fc.oneof(fc.constant(''), day),
  overrides: fc.dictionary(fc.constantFrom('tender-end', 'award', 'losers-informed'), day),
  anchor: fc.option(fc.record({ stepId: fc.constantFrom('award', 'tender-end'), on: day })),
}) as unknown as fc.Arbitrary<Question>;

describe('the question in the address', () => {
  it('reads back every question as it was asked', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const kept = question.kind === 'lots' || question.lots.some(({ value }) => value !== '');
        const expected = kept ? question : { ...question, lots: emptyQuestion(TODAY).lots };
        const read = fromSearch(new URLSearchParams(toSearch(question, TODAY).toString()), TODAY);
        expect({ ...read, overrides: { ...read.overrides } }).toEqual({
          ...expected,
          overrides: { ...expected.overrides },
        });
      }),
    );
  });

  it('leaves out what is usual, but names the day', () => {
    expect(toSearch(ask({ value: '120000' }), TODAY).toString()).toBe('beginn=2026-11-22&wert=120000');
  });

  it('takes what is no valid value as if it were not there', () => {
    const broken = 'wert=viel&land=XX&beginn=2026-02-30&plan-award=bald&ziel=award_nie&leistung=bier';
    expect(fromSearch(new URLSearchParams(broken), TODAY)).toEqual(ask({}));
  });
});

describe('what is asked of the law library', () => {
  it('is nothing while the value is missing', () => {
    for (const [kind] of ESTIMATE_KINDS) expect(assessmentRequest(ask({ kind }))).toBeUndefined();
  });

  it('is either the value or the estimate of the chosen kind', () => {
    expect(assessmentRequest(ask({ value: '5000', base: '7' }))).toMatchObject({ value: '5000' });
    expect(assessmentRequest(ask({ kind: 'single', value: '5000', base: '7', options: ['1', ''] }))).toEqual({
      startsOn: TODAY,
      state: 'HE',
      buyer: 'municipality',
      nature: 'supplies',
      estimate: { kind: 'single', base: '7', options: ['1'], extensions: [] },
    });
    expect(assessmentRequest(ask({ kind: 'framework', years: '2.5', perYear: '10' }))?.estimate).toEqual({
      kind: 'framework',
      years: 2.5,
      perYear: '10',
    });
  });

  it('numbers the lots as they stand on the page', () => {
    const lots = [
      { value: '1', similar: true, outsideEu: false, planning: false },
      { value: '', similar: true, outsideEu: false, planning: false },
      { value: '3', similar: false, outsideEu: true, planning: false },
    ];
    expect(assessmentRequest(ask({ kind: 'lots', lots }))?.estimate?.lots?.map(({ id }) => id)).toEqual(['1', '3']);
  });

  it('begins the dates with the dispatch, or leaves the beginning open where they are counted backward', () => {
    expect(timelineRequest(ask({}), 'eu', 'open')).toMatchObject({ noticeDispatchedOn: TODAY });
    const backward = timelineRequest(ask({ anchor: { stepId: 'award', on: '2027-06-15' } }), 'eu', 'open');
    expect(backward).toMatchObject({ anchor: { stepId: 'award', on: '2027-06-15' } });
    expect(backward).not.toHaveProperty('noticeDispatchedOn');
  });
});
