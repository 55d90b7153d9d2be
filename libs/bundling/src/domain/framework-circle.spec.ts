import { SHIPPED_LAW } from '@app/law';
import { judgeJoiner, type JoinerCase, judgeLeaver, type LeaverCase } from './framework-circle';

const joiner = (change: Partial<JoinerCase> = {}) =>
  judgeJoiner(
    {
      joiner: 'Nauheim',
      named: true,
      need: 10_000n,
      rest: 50_000n,
      inArea: true,
      to: '2028-12-31',
      today: '2027-06-01',
      ...change,
    },
    SHIPPED_LAW,
  );
const leaver = (change: Partial<LeaverCase> = {}) =>
  judgeLeaver(
    { leaver: 'Trebur', quota: null, calledOff: 5_000n, minimum: null, otherMembers: 3, ...change },
    SHIPPED_LAW,
  );
const pointOf = (answer: ReturnType<typeof joiner>, id: string) => answer.points.find((point) => point.id === id);

describe('who joins a running agreement', () => {
  it('may call off where it was named, within the rest, in the area, in the term', () => {
    expect(joiner().verdict).toBe('may');
    expect(joiner({ need: 50_000n }).verdict).toBe('may');
  });
  it.each<[string, Partial<JoinerCase>, string]>([
    ['who was not named (RV-PARTIES)', { named: false }, 'circle'],
    ['whose need passes the rest (EUGH-23, EUGH-274)', { need: 50_001n }, 'maximum'],
    ['after the end', { today: '2029-01-01' }, 'term'],
  ])('needs a new procedure: %s', (_, change, id) => {
    const answer = joiner(change);
    expect([answer.verdict, pointOf(answer, id)?.verdict]).toEqual(['new-procedure', 'fails']);
    expect(answer.sentence).toContain('neues Verfahren nötig');
  });
  it.each<[string, Partial<JoinerCase>]>([
    ['the need is not known', { need: null }],
    ['no maximum value is stated', { rest: null }],
    ['no area is recorded', { inArea: null }],
    ['it lies outside of the area: a change of the contract', { inArea: false }],
  ])('is left to a person where %s', (_, change) => expect(joiner(change).verdict).toBe('check'));
  it('cites its paragraphs and marks what is only remembered', () => {
    const answer = joiner({ need: 50_001n });
    expect(pointOf(answer, 'circle')?.citations[0]?.statute).toBe('§ 21 Abs. 2 VgV');
    expect(pointOf(answer, 'maximum')?.citations.map(({ id }) => id)).toEqual(['EUGH-23', 'EUGH-274']);
    expect(answer.doubts.join()).toContain('Nicht belegt');
  });
});

describe('who leaves a running agreement', () => {
  it('leaves the maximum as it is', () => {
    expect(leaver()).toMatchObject({ verdict: 'may' });
    expect(leaver().sentence).toContain('bleiben unverändert');
  });
  it('keeps its quota reserved until somebody decides about the rest', () => {
    const answer = leaver({ quota: { amount: 20_000n, used: 5_000n } });
    expect([answer.verdict, pointOf(answer, 'quota')?.reason]).toEqual([
      'check',
      expect.stringContaining('150,00\u00a0€'),
    ]);
    expect(leaver({ quota: { amount: 5_000n, used: 5_000n } }).verdict).toBe('may');
  });
  it('leaves the minimum to the others', () => {
    const answer = leaver({ minimum: { value: 100_000n, calledOff: 40_000n } });
    expect([answer.verdict, pointOf(answer, 'minimum')?.reason]).toEqual([
      'check',
      expect.stringContaining('600,00\u00a0€'),
    ]);
    expect(leaver({ minimum: { value: 100_000n, calledOff: 100_000n } }).verdict).toBe('may');
  });
  it('as the last one leaves nobody', () => {
    expect(leaver({ otherMembers: 0 })).toMatchObject({
      verdict: 'check',
      sentence: expect.stringContaining('letzte'),
    });
  });
});
