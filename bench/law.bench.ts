import Holidays from 'date-holidays';
import { assess, computeTimeline, type AssessmentRequest, type TimelineRequest } from '@app/law';
import type { BenchRow } from './bench-row';

const ROUNDS = 9;
const PER_ROUND = 300;
const PREVIEWED = 100_000;

const days = Array.from({ length: 240 }, (_, index) =>
  new Date(Date.UTC(2026, 0, 5) + index * 86_400_000).toISOString().slice(0, 10),
);
const dayOf = (index: number): string => days[index % days.length] ?? '';

const timelineOf = (index: number): TimelineRequest => ({
  startsOn: dayOf(index),
  state: 'HE',
  regime: 'eu',
  procedureType: index % 2 ? 'restricted' : 'open',
  nature: 'supplies',
  noticeDispatchedOn: dayOf(index),
});
const assessmentOf = (index: number): AssessmentRequest => ({
  startsOn: dayOf(index),
  state: 'HE',
  buyer: 'municipality',
  nature: index % 2 ? 'supplies' : 'works',
  value: `${(index * 997) % 300_000}.00`,
});

/** Milliseconds of one call, the mean of a round. */
function timed(calls: number, ask: (index: number) => unknown): number {
  const started = process.hrtime.bigint();
  for (let index = 0; index < calls; index += 1) ask(index);
  return Number(process.hrtime.bigint() - started) / 1e6 / calls;
}

const micro = (ms: number): string => `${(ms * 1000).toLocaleString('en', { maximumFractionDigits: 0 })} µs`;

/**
 * The law library on one core, against one look-up of a day in the bare holiday library (date-holidays, a state set
 * once). Rounds alternate, the best one counts.
 */
export function run(): Promise<BenchRow[]> {
  const library = new Holidays('DE', 'HE', { types: ['public'], languages: ['de'] });
  const asked = {
    lookUp: (index: number): unknown => library.isHoliday(`${dayOf(index)} 12:00:00`),
    timeline: (index: number): unknown => computeTimeline(timelineOf(index)),
    back: (index: number): unknown =>
      computeTimeline({
        ...timelineOf(index),
        noticeDispatchedOn: null,
        anchor: { stepId: 'award', on: '2027-06-15' },
      }),
    assessment: (index: number): unknown => assess(assessmentOf(index)),
  };
  type Asked = keyof typeof asked;
  const names = Object.keys(asked) as Asked[];
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Asked, number>;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) best[name] = Math.min(best[name], timed(PER_ROUND, asked[name]));

  const row = (name: string, took: number, goal: string): BenchRow => ({
    name,
    figure: micro(took),
    limit: `${micro(best.lookUp)} (one look-up in the bare holiday library)`,
    ratio: took / best.lookUp,
    note: `${goal}; best of ${ROUNDS} rounds of ${PER_ROUND}`,
  });
  const preview = timed(PREVIEWED, asked.timeline) * PREVIEWED;
  const look = best.lookUp * PREVIEWED;
  return Promise.resolve([
    row('a full timeline', best.timeline, 'goal < 1 ms'),
    row('a timeline back from the award', best.back, 'searches the latest beginning and the slack of every step'),
    row('an assessment', best.assessment, 'goal < 0.5 ms'),
    {
      name: `${PREVIEWED.toLocaleString('en')} timelines for a preview of a law change`,
      figure: `${(preview / 1000).toFixed(1)} s`,
      limit: `${(look / 1000).toFixed(1)} s (as many look-ups in the bare holiday library)`,
      ratio: preview / look,
      note: 'one core; goal: seconds',
    },
  ]);
}
