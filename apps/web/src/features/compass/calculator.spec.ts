import * as fc from 'fast-check';
import {
  type CalculatorInput,
  type ChangeInput,
  datedSteps,
  emptyInput,
  type EventName,
  EVENTS,
  frameworkRequest,
  GROUNDS,
  inputOf,
  inputToSearch,
  modificationRequest,
  namesIn,
  regimeIn,
  reviewRequest,
  type ReviewStep,
  withFurtherChange,
} from './calculator';
import { BUYERS, NATURES, STATES } from './words';

const TODAY = '2026-11-22';
const input = (part: Partial<CalculatorInput> = {}): CalculatorInput => ({ ...emptyInput(TODAY), ...part });
const change = (part: Partial<ChangeInput> = {}): ChangeInput => ({
  number: 1,
  on: '2026-11-23',
  amount: '60000',
  ground: 'de-minimis',
  natureChanged: false,
  title: '',
  ...part,
});

const codes = <T extends readonly (readonly [string, string])[]>(list: T) =>
  fc.constantFrom(...list.map(([code]) => code as T[number][0]));
const amount = fc.constantFrom('', '0', '1', '250000', '216000.01', '12.5');
const day = fc.constantFrom('2020-02-29', '2026-06-30', '2027-01-01');
const text = fc.string({ maxLength: 20 });
const ANY_INPUT: fc.Arbitrary<CalculatorInput> = fc.record({
  startsOn: day,
  state: codes(STATES),
  buyer: codes(BUYERS),
  nature: codes(NATURES),
  originalValue: amount,
  indexedValue: amount,
  contractRegime: fc.constantFrom('', 'eu', 'national'),
  changes: fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 9999 }),
      on: fc.oneof(day, fc.constant('')),
      amount: fc.oneof(amount, fc.constant('-500.5')),
      ground: codes(GROUNDS),
      natureChanged: fc.boolean(),
      title: text,
    }),
    { selector: ({ number }) => number, maxLength: 4 },
  ),
  frameworkRegime: fc.constantFrom('eu', 'national'),
  years: amount,
  termReasons: text,
  entitled: fc.array(text, { maxLength: 3 }).map((names) => names.join('\n')),
  maximumValue: amount,
  maximumQuantity: amount,
  contractors: amount,
  caller: text,
  callOffValue: amount,
  callOffQuantity: amount,
  calledOffValue: amount,
  calledOffQuantity: amount,
  events: fc.dictionary(fc.constantFrom(...(Object.keys(EVENTS) as EventName[])), day).map((events) => ({ ...events })),
  chamberRejected: fc.constantFrom('', 'ja', 'nein'),
});

describe('the address of the calculators', () => {
  it('holds whatever was typed', () => {
    fc.assert(
      fc.property(ANY_INPUT, (given) => {
        const address = inputToSearch(given, TODAY).toString();
        expect(inputOf(new URLSearchParams(address), TODAY)).toEqual(given);
      }),
    );
  });

  it('names the day even where it is today, and nothing else that is usual', () => {
    expect(inputToSearch(input(), TODAY).toString()).toBe('beginn=2026-11-22');
    expect(inputOf(new URLSearchParams('beginn=2026-11-22'), '2027-01-01').startsOn).toBe('2026-11-22');
  });

  it('takes what is no value as not said', () => {
    const given = inputOf(
      new URLSearchParams(
        'beginn=2026-02-30&land=XX&wert=viel&recht=irgend&zurueckgewiesen=1&antrag=morgen&aenderung=&aenderung=0_x' +
          '&aenderung=7_2026-99-99_1e5_weil__A_B',
      ),
      TODAY,
    );
    expect(given).toEqual(input({ changes: [change({ number: 7, on: '', amount: '', title: 'A_B' })] }));
  });

  it('keeps one change per number', () => {
    const given = inputOf(new URLSearchParams('aenderung=1_2026-11-01_5&aenderung=1_2026-11-02_6'), TODAY);
    expect(given.changes.map(({ number, on }) => [number, on])).toEqual([[1, '2026-11-02']]);
  });
});

describe('what is asked', () => {
  it('leaves out incomplete changes, and asks nothing without a value or a change', () => {
    expect(modificationRequest(input({ originalValue: '1000000' }))).toBeUndefined();
    expect(modificationRequest(input({ changes: [change()] }))).toBeUndefined();
    const asked = modificationRequest(
      input({
        originalValue: '1000000',
        changes: [change({ on: '' }), change({ number: 3, amount: '-5', natureChanged: true })],
      }),
    );
    expect(asked?.changes).toEqual([
      { id: '3', on: '2026-11-23', amount: '-5', ground: 'de-minimis', overallNatureChanged: true },
    ]);
    expect(asked).not.toHaveProperty('regime');
    expect(asked).not.toHaveProperty('indexedValue');
  });

  it('takes the regime a person has chosen, or leaves it to the value', () => {
    expect(regimeIn('national')).toBe('national');
    expect(regimeIn('other')).toBe('');
    const given = input({ originalValue: '1', contractRegime: 'eu', changes: [change()] });
    expect(modificationRequest(given)?.regime).toBe('eu');
  });

  it('gives a further change a number that was not used', () => {
    const numbers = (changes: readonly ChangeInput[]) => changes.map(({ number }) => number);
    expect(numbers(withFurtherChange([], TODAY))).toEqual([1]);
    expect(numbers(withFurtherChange([change({ number: 2 }), change({ number: 5 })], TODAY))).toEqual([2, 5, 6]);
  });

  it('asks about a call-off once its amount is there for every maximum', () => {
    const callOff = (part: Partial<CalculatorInput>) => frameworkRequest(input(part))?.callOff;
    expect(callOff({ callOffValue: '5' })).toBeNull();
    expect(callOff({ caller: 'Raunheim', maximumValue: '10' })).toBeNull();
    expect(callOff({ caller: 'Raunheim', maximumValue: '10', callOffValue: '5', maximumQuantity: '3' })).toBeNull();
    expect(callOff({ caller: 'Raunheim', maximumValue: '10', callOffValue: '5' })).toMatchObject({
      value: '5',
      quantity: null,
      calledOffValue: null,
    });
  });

  it('asks about a framework agreement with a term only; one name per line', () => {
    expect(frameworkRequest(input({ years: '' }))).toBeUndefined();
    expect(frameworkRequest(input({ years: '0' }))).toBeUndefined();
    expect(namesIn(' Raunheim \n\n Bischofsheim')).toEqual(['Raunheim', 'Bischofsheim']);
    expect(frameworkRequest(input({ years: '4.5', contractors: '' }))).toMatchObject({ years: 4.5, contractors: 1 });
  });

  it('asks about legal protection once something has happened', () => {
    expect(reviewRequest(input({ chamberRejected: 'ja' }))).toBeUndefined();
    const events = { decisionServedOn: '2026-09-05' };
    expect(reviewRequest(input({ events }))?.events).toEqual(events);
    expect(reviewRequest(input({ events, chamberRejected: 'nein' }))?.events).toEqual({
      ...events,
      chamberRejected: false,
    });
  });
});

it('puts dated steps in the order of their days and keeps those without a day apart', () => {
  const step = (id: ReviewStep['id'], ends: string | null) => ({ id, ends }) as ReviewStep;
  const { dated, undated } = datedSteps([
    step('appeal', '2026-10-01'),
    step('award-ban', null),
    step('complaint', '2026-09-01'),
  ]);
  expect(dated.map(({ id }) => id)).toEqual(['complaint', 'appeal']);
  expect(undated.map(({ id }) => id)).toEqual(['award-ban']);
});
