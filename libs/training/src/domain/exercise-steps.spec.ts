import { PROCEDURE_TYPES, REGIMES } from '@app/law';
import { exerciseSteps, guidedProcedure, type GuidedProcedure } from './exercise-steps';

const PATH = ['planned', 'prepared', 'published', 'bidding', 'opening', 'examination', 'evaluation', 'award-proposed'];
const NATIONAL = [...PATH, 'awarded', 'notified', 'closed'];

const procedure = (change: Partial<GuidedProcedure> = {}): GuidedProcedure => ({
  ...{ regime: 'national', nature: 'supplies', procedureType: 'us-open', reached: ['planned'], path: NATIONAL },
  ...{ closed: false, typeConfirmed: false, timelineSet: false, sealedBids: 0, deadlinePassed: false },
  ...{ archived: false, waitsFor: null },
  ...change,
});
const now = (change: Partial<GuidedProcedure>): string | undefined =>
  exerciseSteps(procedure(change)).find(({ state }) => state === 'now')?.id;

describe('the steps of a training', () => {
  it('begin with the request while there is no procedure', () => {
    const steps = exerciseSteps(undefined);
    expect(steps[0]).toMatchObject({ id: 'request', state: 'now' });
    expect(steps.slice(1).every(({ state }) => state === 'later')).toBe(true);
  });

  it('follow what really happened', () => {
    expect(now({ procedureType: null })).toBe('type');
    expect(now({})).toBe('confirm');
    expect(now({ typeConfirmed: true })).toBe('dates');
    const planned = { typeConfirmed: true, timelineSet: true };
    expect(now(planned)).toBe('prepared');
    const bidding = { ...planned, reached: NATIONAL.slice(0, 4) };
    expect(now(bidding)).toBe('bids');
    expect(now({ ...bidding, sealedBids: 3 })).toBe('deadline');
    expect(now({ ...bidding, sealedBids: 3, deadlinePassed: true })).toBe('opening');
    const closed = { ...bidding, sealedBids: 3, deadlinePassed: true, reached: NATIONAL };
    expect(now(closed)).toBe('archive');
    expect(exerciseSteps(procedure({ ...closed, archived: true })).every(({ state }) => state === 'done')).toBe(true);
  });

  it('know the standstill of European procedures only', () => {
    const eu = { regime: 'eu', procedureType: 'open', path: [...PATH, 'informed', 'standstill', 'awarded'] } as const;
    const ids = (change: Partial<GuidedProcedure>) => exerciseSteps(procedure(change)).map(({ id }) => id);
    expect(ids(eu)).toContain('standstill-over');
    expect(ids({})).not.toContain('standstill-over');
    const waiting = { ...eu, typeConfirmed: true, timelineSet: true, sealedBids: 3, deadlinePassed: true };
    const reached = eu.path.slice(0, -1);
    expect(now({ ...waiting, reached, waitsFor: { at: new Date(), what: 'Ende der Wartefrist' } })).toBe(
      'standstill-over',
    );
    expect(now({ ...waiting, reached })).toBe('award');
  });

  it('name only facts of the law book, for every kind of procedure', () => {
    for (const regime of REGIMES) {
      for (const nature of ['supplies', 'services', 'works'] as const) {
        for (const procedureType of PROCEDURE_TYPES) {
          const steps = exerciseSteps(procedure({ regime, nature, procedureType }));
          expect(steps.flatMap(({ citations }) => citations).every(({ text }) => text !== '')).toBe(true);
        }
      }
    }
  });

  it('are about the last procedure that goes on', () => {
    const [first, second] = [procedure({ closed: true }), procedure({ sealedBids: 1 })];
    expect(guidedProcedure([second, first])).toBe(second);
    expect(guidedProcedure([first])).toBe(first);
    expect(guidedProcedure([])).toBeUndefined();
  });
});
