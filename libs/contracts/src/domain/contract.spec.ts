import { addDays, formatMoney, parseMoney } from '@app/kernel';
import { fact, SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import { newContracts } from './award';
import { type Contract, type ContractOption, currentValue, endsOn, longestEnd, type Modification } from './contract';
import { INTENDED, judgeChanges, smallChanges } from './modifications';
import { successorPlan } from './successor';
import { contractTasks } from './tasks';
import { withTerms } from './terms';

const TODAY = '2027-02-01';
const option = (change: Partial<ContractOption> = {}): ContractOption => ({
  ...{ id: 'o', title: 'Verlängerung', months: 12, value: '100000.00', exerciseBy: '2028-09-30' },
  ...{ decision: null, decidedOn: null, decidedBy: null, note: '' },
  ...change,
});
const change = (amount: string, more: Partial<Modification> = {}): Modification => ({
  ...{ id: amount, on: TODAY, amount, ground: 'de-minimis', natureChanged: false, reason: 'r', verdict: 'permitted' },
  ...{ verdictReason: '', noticeDue: false, noticeUntil: null, personName: 'A', at: new Date(0) },
  ...more,
});
const contract = (more: Partial<Contract> = {}): Contract => ({
  ...{ id: 'c', number: '2026-L-0001/V1', procedureId: 'p', fileNumber: '2026-L-0001', title: 'Papier' },
  ...{ partner: { name: 'Alpha GmbH', street: '', postcode: '', city: '', email: '' }, memberIds: ['m'], lots: [] },
  ...{ nature: 'supplies', state: 'HE', regime: 'eu', procedureType: 'open', startsOn: '2026-11-22' },
  ...{ awardedOn: '2026-12-20', value: '1000000.00', termFrom: '2027-01-01', termTo: '2028-12-31' },
  ...{ priceClause: 'fixed', priceIndex: '', priceFrom: null, preparationDays: 60, options: [] },
  ...{ modifications: [], adjustments: [], proofs: [], successor: null, noSuccessor: null },
  ...{ version: 1, changedAt: new Date(0), changedBy: 'A' },
  ...more,
});
const intended = (amount: string, ground: Modification['ground'] = 'de-minimis') => ({
  ...{ on: TODAY, amount, ground, natureChanged: false },
});
const verdict = (one: Contract, amount: string, ground?: Modification['ground']) =>
  judgeChanges(one, intended(amount, ground), SHIPPED_LAW)?.changes.find(({ id }) => id === INTENDED);

describe('an award becomes contracts', () => {
  it('one per winner, of the lots that have none', () => {
    const won = [
      { lotId: '1', winnerId: 'a' },
      { lotId: '2', winnerId: 'b' },
      { lotId: '3', winnerId: 'a' },
    ];
    const lots = (held: readonly string[]) => newContracts(won, held).map((one) => one.map(({ lotId }) => lotId));
    expect(lots([])).toEqual([['1', '3'], ['2']]);
    expect(lots(['1'])).toEqual([['2'], ['3']]);
    expect(lots(['1', '2', '3'])).toEqual([]);
  });
});

describe('the end of a contract', () => {
  it('moves with the options that are exercised, by whole months', () => {
    expect(endsOn(contract({ options: [option()] }))).toBe('2028-12-31');
    const prolonged = contract({
      options: [option({ decision: 'exercised' }), option({ id: 'p', decision: 'declined' })],
    });
    expect([endsOn(prolonged), longestEnd(prolonged)]).toEqual(['2029-12-31', '2029-12-31']);
    expect(longestEnd(contract({ options: [option(), option({ id: 'p' })] }))).toBe('2030-12-31');
    expect(endsOn(contract({ termTo: '2028-02-29', options: [option({ months: 1, decision: 'exercised' })] }))).toBe(
      '2028-03-31',
    );
    expect(endsOn(contract({ termTo: null, options: [option({ decision: 'exercised' })] }))).toBeNull();
  });

  it('leaves a value of adjusted price, exercised options and changes', () => {
    const adjustment = { id: 'a', from: TODAY, valueBefore: '1000000.00', valueAfter: '1050000.00', basis: 'VPI' };
    expect(
      currentValue(
        contract({
          options: [option({ decision: 'exercised' }), option({ id: 'p' })],
          modifications: [change('20000.00'), change('-5000.00')],
          adjustments: [{ ...adjustment, personName: 'A', at: new Date(0) }],
        }),
      ),
    ).toBe('1165000.00');
  });
});

describe('changes during the term (MOD-3, MOD-2, MOD-UVGO)', () => {
  it('add up: the cent above ten percent needs a new procedure', () => {
    const before = contract({ modifications: [change('60000.00')] });
    expect(verdict(before, '40000.00')).toMatchObject({ verdict: 'permitted', runningTotal: '100000.00' });
    expect(verdict(before, '40000.01')).toMatchObject({ verdict: 'needs-new-procedure', totalShare: '10.0001' });
    expect(verdict(contract({ regime: 'national' }), '200000.00')?.verdict).toBe('permitted');
    expect(verdict(contract({ regime: 'national' }), '200000.01')?.verdict).toBe('needs-new-procedure');
  });

  it('count works with fifteen percent, further services one by one with half', () => {
    const works = contract({ nature: 'works', value: '6000000.00' });
    expect([verdict(works, '900000.00')?.verdict, verdict(works, '900000.01')?.verdict]).toEqual([
      'permitted',
      'needs-new-procedure',
    ]);
    const further = contract({ modifications: [change('500000.00', { ground: 'additional' })] });
    const half = verdict(further, '500000.00', 'additional');
    expect([half?.verdict, half?.duties.length]).toEqual(['permitted', 1]);
    expect(verdict(further, '500000.01', 'additional')?.verdict).toBe('needs-new-procedure');
  });

  it('count from the adjusted price where it is higher (MOD-IDX)', () => {
    const base = { id: 'a', from: TODAY, valueBefore: '1000000.00', basis: 'VPI', personName: 'A', at: new Date(0) };
    const dearer = contract({ adjustments: [{ ...base, valueAfter: '1200000.00' }] });
    expect(verdict(dearer, '120000.00')?.verdict).toBe('permitted');
    const cheaper = contract({ adjustments: [{ ...base, valueAfter: '900000.00' }] });
    expect(verdict(cheaper, '100000.00')?.verdict).toBe('permitted');
  });

  it('never leave more than the limit, whatever was changed before', () => {
    const cents = fc.integer({ min: 1, max: 12_000_000 }).map((n) => formatMoney(BigInt(n)));
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 4 }), (amounts) => {
        const one = contract({ modifications: amounts.map((amount, index) => change(amount, { id: String(index) })) });
        const bar = smallChanges(one, TODAY, SHIPPED_LAW);
        const total = amounts.reduce((sum, amount) => sum + parseMoney(amount), 0n);
        expect([bar?.limit, bar?.used]).toEqual(['100000.00', formatMoney(total)]);
        expect(parseMoney(bar?.left ?? '')).toBe(10_000_000n - total);
      }),
    );
  });
});

describe('the successor', () => {
  it('is counted back from the end by the law: award by then, standstill and tender period before', () => {
    const plan = successorPlan(contract(), TODAY, SHIPPED_LAW);
    const on = (id: string) => plan?.days.find((day) => day.id === id)?.latest ?? '';
    expect(plan?.contractEnds).toBe('2028-12-31');
    expect(on('award') <= '2028-12-31' && on('losers-informed') < on('award')).toBe(true);
    const wait = Number(fact('REV-134-2E').value);
    expect(addDays(on('losers-informed'), wait) < on('award')).toBe(true);
    expect(on('notice') < on('tender-end') && on('tender-end') <= on('opening')).toBe(true);
    expect(plan?.startBy).toBe(addDays(on('notice'), -60));
    const later = successorPlan(contract({ options: [option({ decision: 'exercised' })] }), TODAY, SHIPPED_LAW);
    expect(later?.contractEnds).toBe('2029-12-31');
  });

  it('is not counted without an end or a type', () => {
    expect(successorPlan(contract({ termTo: null }), TODAY, SHIPPED_LAW)).toBeNull();
    expect(successorPlan(contract({ procedureType: null }), TODAY, SHIPPED_LAW)).toBeNull();
  });
});

describe('what is to be done', () => {
  const tasks = (one: Contract) =>
    contractTasks(one, successorPlan(one, TODAY, SHIPPED_LAW)).map(({ id, due, done }) => [id, due, done]);

  it('names options, notices of changes and the successor, each with its day', () => {
    const noticed = change('200000.00', { id: 'x', ground: 'additional', noticeDue: true, noticeUntil: '2027-03-03' });
    const one = contract({ options: [option()], modifications: [noticed, change('1.00')] });
    const startBy = successorPlan(one, TODAY, SHIPPED_LAW)?.startBy ?? '';
    const expected = [
      ['option-o', '2028-09-30', false],
      ['change-notice-x', '2027-03-03', false],
      ['successor', startBy, false],
    ] as const;
    expect(tasks(one)).toEqual([...expected].sort((a, b) => (a[1] < b[1] ? -1 : 1)));
  });

  it('is done by a decision, a proof, a successor or a reason why none follows', () => {
    const noticed = change('200000.00', { id: 'x', noticeDue: true, noticeUntil: null });
    const proof = { taskId: 'change-notice-x', on: TODAY, proof: 'TED 1', personName: 'A', at: new Date(0) };
    const one = contract({
      options: [option({ decision: 'declined' })],
      ...{ modifications: [noticed], proofs: [proof], noSuccessor: 'Der Bedarf entfällt.' },
    });
    expect(tasks(one).every(([, , done]) => done)).toBe(true);
  });
});

describe('terms', () => {
  const { value, title, termFrom, termTo, priceClause, priceIndex, priceFrom, preparationDays } = contract();
  const terms = { value, title, termFrom, termTo, priceClause, priceIndex, priceFrom, preparationDays, options: [] };
  const faults = (one: Contract, more: object): string[] => {
    try {
      withTerms(one, { ...terms, ...more });
      return [];
    } catch (error) {
      return (error as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    }
  };

  it('keep the original value after the first change and options that are decided', () => {
    expect(faults(contract(), { value: '900000' })).toEqual([]);
    expect(faults(contract({ modifications: [change('1.00')] }), { value: '900000' })).toEqual(['/value']);
    const decided = contract({ options: [option({ decision: 'exercised' })] });
    expect(faults(decided, {})).toEqual(['/options']);
    expect(withTerms(decided, { ...terms, options: [option({ months: 99 })] }).options[0]?.months).toBe(12);
  });

  it('name every fault at its field', () => {
    const bad = { title: ' ', value: '0', termTo: '2026-01-01', priceClause: 'index', preparationDays: -1 };
    expect(
      faults(contract(), { ...bad, options: [{ ...option(), title: '', value: 'x', months: 1.5 }] }).sort(),
    ).toEqual([
      ...['/options/0/months', '/options/0/title', '/options/0/value', '/preparationDays', '/priceIndex', '/termTo'],
      ...['/title', '/value'],
    ]);
  });
});
