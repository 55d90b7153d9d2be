import {
  anchoredAt,
  cautionsOf,
  monthsOf,
  movedDays,
  movedText,
  released,
  type Step,
  type TypeAnswer,
  typeFor,
  weeksOf,
  withDay,
  withoutDay,
} from './chain';
import { emptyQuestion } from './question';

const step = (id: string, planned: string): Step => ({ id, planned }) as Step;
const type = (name: string, verdict: TypeAnswer['verdict']): TypeAnswer => ({ type: name, verdict }) as TypeAnswer;
const STEPS = [
  step('notice', '2026-11-23'),
  step('tender-end', '2026-12-23'),
  step('award', '2027-01-05'),
  step('records-kept-until', '2030-01-05'),
];

describe('the procedure type the dates are shown for', () => {
  const types = [type('us-open', 'free-choice'), type('direct', 'permitted'), type('open', 'not-permitted')];

  it('is the chosen one while it is possible', () => {
    expect(typeFor('us-open', types)?.type).toBe('us-open');
    expect(typeFor('open', types)?.type).toBe('direct');
  });

  it('is the freest one where nothing was chosen and the direct award is not permitted', () => {
    expect(typeFor('', [type('neg-w-call', 'needs-grounds'), type('open', 'free-choice')])?.type).toBe('open');
    expect(typeFor('', [])).toBeUndefined();
  });
});

describe('dates that moved', () => {
  it('are those that both chains have, with the days between', () => {
    const after = [step('notice', '2026-11-23'), step('tender-end', '2026-12-28'), step('opening', '2026-12-28')];
    expect(movedDays(STEPS, after)).toEqual({ 'tender-end': 5 });
    expect(movedDays(after, STEPS)).toEqual({ 'tender-end': -5 });
    expect([movedText(5), movedText(-1)]).toEqual(['+5 Tage', '−1 Tag']);
  });
});

describe('a date set by hand', () => {
  const question = emptyQuestion('2026-11-22');

  it('is the dispatch for the first step, a planned day for the others', () => {
    expect(withDay(question, STEPS, 'notice', '2026-12-01')).toMatchObject({
      noticeDispatchedOn: '2026-12-01',
      overrides: {},
    });
    const planned = withDay(question, STEPS, 'tender-end', '2026-12-31');
    expect(planned.overrides).toEqual({ 'tender-end': '2026-12-31' });
    expect(withoutDay(planned, 'tender-end')).toEqual(question);
  });

  it('moves the goal where the dates are counted backward from it', () => {
    const backward = anchoredAt(question, 'award', '2027-02-01');
    expect(backward.anchor).toEqual({ stepId: 'award', on: '2027-02-01' });
    expect(withDay(backward, STEPS, 'award', '2027-03-01').anchor?.on).toBe('2027-03-01');
    expect(released(backward, '2026-12-07')).toMatchObject({ anchor: null, noticeDispatchedOn: '2026-12-07' });
  });
});

describe('the months of the calendar view', () => {
  it('reach from the first step over the award to the last one within a year', () => {
    expect(monthsOf(STEPS)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsOf([...STEPS, step('review-window', '2027-03-08')])).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-03',
    ]);
    expect(monthsOf([])).toEqual([]);
  });

  it('are never more than fit a page, however far the award lies', () => {
    expect(monthsOf([step('notice', '2026-01-01'), step('award', '2040-01-01')]).length).toBeLessThanOrEqual(15);
  });

  it('have whole weeks from Monday, with every day of the month once', () => {
    const weeks = weeksOf('2028-02');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(29);
    expect(weeks[0]?.indexOf('2028-02-01')).toBe(1);
  });
});

describe('what is lawful but unwise', () => {
  const short = { id: 'STILL-3', status: 'verified', text: 'In der Wartefrist liegen nur 4 Arbeitstage.' } as const;
  const safe = { id: 'STILL-2', status: 'verified', text: 'Nach beiden Ansichten sicher.' } as const;
  const cited = (id: string, ...ids: string[]) =>
    ({ id, citations: ids.map((fact) => ({ id: fact })) }) as Parameters<typeof cautionsOf>[0];

  it('STILL-3: stands at the end of the standstill, whatever that step cites', () => {
    expect(cautionsOf(cited('standstill-end', 'REV-134-2E'), [short, safe])).toEqual([short]);
    expect(cautionsOf(cited('losers-informed', 'LET-134'), [short, safe])).toEqual([]);
  });

  it('stands at the step that cites it; doubts about a source stay at the paragraph', () => {
    expect(cautionsOf(cited('award', 'STILL-1', 'STILL-2'), [short, safe])).toEqual([safe]);
    const source = { ...safe, text: 'Nur aus nicht amtlicher Quelle bekannt: …' };
    expect(cautionsOf(cited('award', 'STILL-2'), [source])).toEqual([]);
    expect(cautionsOf(cited('award', 'STILL-2'), [{ ...safe, status: 'remembered' }])).toEqual([]);
  });
});
