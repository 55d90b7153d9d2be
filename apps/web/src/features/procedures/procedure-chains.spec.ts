import { chainsOf, rangeOf } from './procedure-chains';
import type { ProcedureDate, ProcedureItem } from './list-filters';

const item = { id: 'a', fileNumber: '2026-L-0001' } as ProcedureItem;
const dates = (days: Record<string, string>): ProcedureDate[] =>
  Object.entries(days).map(([kind, day]) => ({ procedureId: 'a', kind, day }) as ProcedureDate);

describe('chains of the timeline', () => {
  it('spans tender period, decision and standstill between the days there are', () => {
    const [chain] = chainsOf(
      [item],
      dates({
        notice: '2026-01-02',
        'tender-end': '2026-02-02',
        'losers-informed': '2026-03-01',
        'standstill-end': '2026-03-11',
      }),
    );
    expect(chain?.spans.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['tender', '2026-01-02', '2026-02-02'],
      ['decide', '2026-02-02', '2026-03-01'],
      ['standstill', '2026-03-01', '2026-03-11'],
    ]);
  });

  it('leaves out what has no end, and dates of other procedures', () => {
    const others = dates({ notice: '2026-01-02' }).map((one) => ({ ...one, procedureId: 'b' }));
    expect(chainsOf([item], [...dates({ 'tender-end': '2026-02-02' }), ...others])[0]?.spans).toEqual([]);
  });

  it('covers what still runs and never more than a year and a bit', () => {
    const chains = chainsOf([item], dates({ notice: '2020-01-01', 'tender-end': '2031-01-01' }));
    const [from, to] = rangeOf(chains, '2026-06-01');
    expect(from < '2026-06-01' && to > '2026-06-01').toBe(true);
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(400);
    expect(rangeOf([], '2026-06-01')).toEqual(['2026-05-11', '2026-07-31']);
  });
});
