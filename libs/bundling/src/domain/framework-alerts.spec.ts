import { alertsOf, levelFaults, USUAL_LEVELS } from './framework-alerts';

const term = { to: '2028-12-31', today: '2027-05-01' };
const value = (used: bigint) => ({ articleNumber: '', name: 'Der Höchstwert', used, maximum: 1000n });
const levelsOf = (used: bigint) => alertsOf([value(used)], USUAL_LEVELS, term).map(({ level }) => level);

describe('alerts of a framework agreement', () => {
  it.each([
    [799n, []],
    [800n, [80]],
    [899n, [80]],
    [900n, [80, 90]],
    [1000n, [80, 90, 100]],
  ])('with %s of 1000 used: %j', (used, levels) => expect(levelsOf(used)).toEqual(levels));
  it('counts the days to the last day', () => {
    const on = (today: string) => alertsOf([], USUAL_LEVELS, { ...term, today }).map(({ level }) => level);
    expect(on('2028-07-03')).toEqual([]);
    expect(on('2028-07-04')).toEqual([180]);
    expect(on('2028-10-02')).toEqual([180, 90]);
    expect(on('2028-12-31')).toEqual([180, 90]);
    expect(on('2029-01-01')).toEqual([]);
  });
  it('says nothing where there is no maximum', () => {
    expect(
      alertsOf(
        [
          { ...value(5n), maximum: null },
          { ...value(0n), maximum: 0n },
        ],
        USUAL_LEVELS,
        term,
      ),
    ).toEqual([]);
  });
  it('takes whole, different levels only', () => {
    expect(levelFaults(USUAL_LEVELS)).toEqual([]);
    const pointers = (percent: number[], daysBefore: number[]) =>
      levelFaults({ percent, daysBefore }).map(({ pointer }) => pointer);
    expect(pointers([0], [1.5])).toEqual(['/percent', '/daysBefore']);
    expect(pointers([101], [0])).toEqual(['/percent', '/daysBefore']);
    expect(pointers([80, 80], [90, 90])).toEqual(['/percent', '/daysBefore']);
  });
});
