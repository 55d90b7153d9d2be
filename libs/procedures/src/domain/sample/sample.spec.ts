import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { riskMarks, type SampledFacts } from './risk-marks';
import { drawSample, type PopulationEntry, populationChanges, populationText } from './sample';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const entry = (n: number, value = `${n * 1000}.00`): PopulationEntry => ({
  id: `id-${n}`,
  fileNumber: `L-${n}`,
  value,
});
const population = fc
  .uniqueArray(fc.record({ id: fc.uuid(), fileNumber: fc.string(), value: fc.nat(500_000).map((n) => `${n}.00`) }), {
    selector: ({ id }) => id,
    maxLength: 60,
  })
  .filter((entries) => entries.length > 0);

describe('the sample of an auditor', () => {
  it('is the same for everyone with seed and population, in whatever order it is read', () => {
    fc.assert(
      fc.property(population, fc.string(), fc.nat(70), (entries, seed, size) => {
        const criteria = { aboveValue: '300000.00', size };
        const drawn = drawSample(entries, criteria, seed, sha256);
        expect(drawSample([...entries].reverse(), criteria, seed, sha256)).toEqual(drawn);
        expect(populationText([...entries].reverse())).toBe(populationText(entries));
        const large = entries.filter(({ value }) => Number(value) >= 300_000);
        expect(
          drawn
            .filter(({ stratum }) => stratum === 'above')
            .map(({ id }) => id)
            .sort(),
        ).toEqual(large.map(({ id }) => id).sort());
        expect(drawn.length).toBe(large.length + Math.min(size, entries.length - large.length));
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
        expect(drawn.map(({ place }) => place)).toEqual(drawn.map((_, index) => index + 1));
      }),
    );
  });

  it('grows by further ones when more are drawn with the same seed', () => {
    fc.assert(
      fc.property(population, fc.string(), fc.nat(20), (entries, seed, size) => {
        const of = (count: number) =>
          drawSample(entries, { aboveValue: null, size: count }, seed, sha256).map(({ id }) => id);
        expect(of(size + 5).slice(0, size)).toEqual(of(size));
      }),
    );
  });

  it('gives every procedure its chance: over many seeds each is drawn about as often', () => {
    const entries = Array.from({ length: 10 }, (_, n) => entry(n));
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++)
      for (const { id } of drawSample(entries, { aboveValue: null, size: 2 }, String(seed), sha256))
        times.set(id, (times.get(id) ?? 0) + 1);
    for (const { id } of entries) expect(Math.abs((times.get(id) ?? 0) - 400)).toBeLessThan(80);
  });

  it('tells what became of its population', () => {
    expect(populationChanges([entry(1), entry(2)], [entry(2, '9.00'), entry(3)])).toEqual({
      added: ['L-3'],
      removed: ['L-1'],
      changed: ['L-2'],
    });
  });
});

describe('the risk marks of a procedure', () => {
  const plain: SampledFacts = {
    ...{ procedureType: 'open', estimatedValue: '100000.00', awardedValue: '81000.00', steps: null },
    ...{ gaps: 0, lateExtensions: 0, singleBidLots: 0, winners: [{ name: 'A', won: 2 }], similar: 0 },
  };
  const ids = (change: Partial<SampledFacts>) => riskMarks({ ...plain, ...change }).map(({ id }) => id);
  const end = { id: 'tender-end', planned: '2026-12-30', earliest: '2026-12-30', minimum: true } as never;

  it.each<[string, Partial<SampledFacts>, readonly string[]]>([
    ['nothing to see', {}, []],
    ['an award from a fifth away', { awardedValue: '80000.00' }, ['deviation']],
    ['an award far above', { awardedValue: '150000.00' }, ['deviation']],
    ['no estimate to compare with', { estimatedValue: '0.00' }, []],
    ['one bid', { singleBidLots: 1 }, ['single-bid']],
    ['items left open', { gaps: 2, lateExtensions: 1 }, ['gaps', 'late-extension']],
    ['the shortest period', { steps: [end] }, ['short-period']],
    ['no notice', { procedureType: 'us-neg-wo-call' }, ['without-notice']],
    ['a company that often wins', { winners: [{ name: 'A', won: 3 }] }, ['many-awards']],
    ['purchases that resemble each other', { similar: 1 }, ['splitting']],
  ])('%s', (_, change, expected) => expect(ids(change)).toEqual(expected));

  it('say figures, not judgements', () => {
    expect(riskMarks({ ...plain, awardedValue: '150000.00' })[0]?.text.replaceAll('\u00a0', ' ')).toBe(
      'Zuschlag 50 % über der Schätzung (150.000,00 € statt 100.000,00 €)',
    );
  });
});
