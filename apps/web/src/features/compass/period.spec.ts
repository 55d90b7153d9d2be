import { periodOf, type PeriodQuestion, periodRequest, periodText } from './period';

const TODAY = '2026-11-22';
const question: PeriodQuestion = {
  rule: 'standstill-134',
  event: '2026-03-05',
  length: '10',
  unit: 'days',
  direction: 'after',
  at: '',
};

describe('one period', () => {
  it.each([question, { ...question, unit: 'hours' as const, at: '17:05' }, { ...question, length: '' }])(
    'is read back from the address as it was asked',
    (asked) => expect(periodOf(periodText(asked), TODAY)).toEqual(asked),
  );

  it('begins with thirty days from today', () => {
    expect(periodOf(null, TODAY)).toMatchObject({ rule: 'eu-1182-71', event: TODAY, length: '30', unit: 'days' });
    expect(periodOf('x.2026-02-30.-5.y.z.99', TODAY)).toEqual(periodOf(null, TODAY));
  });

  it('is asked only when it is complete', () => {
    expect(periodRequest({ ...question, length: '' }, 'HE')).toBeUndefined();
    expect(periodRequest({ ...question, unit: 'hours' }, 'HE')).toBeUndefined();
    expect(periodRequest(question, 'HE')).toEqual({
      rule: 'standstill-134',
      event: '2026-03-05',
      length: 10,
      unit: 'days',
      direction: 'after',
      state: 'HE',
    });
  });
});
