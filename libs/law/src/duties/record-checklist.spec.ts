import { addDays, addMonths } from '@app/kernel';
import fc from 'fast-check';
import { BUYERS, NATURES, REGIMES } from '../book/codes';
import { SHIPPED_DATA } from '../book/law';
import { checkedEntry, withOwnEntries } from '../book/own-entries';
import { computeTimeline } from '../timeline/timeline';
import type { RecordChecklist, RecordChecklistRequest, RecordItemAnswer } from './record-checklist';
import { recordChecklist } from './record-checklist';

const ask = (change: Partial<RecordChecklistRequest> = {}): RecordChecklist =>
  recordChecklist({
    startsOn: '2026-11-22',
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    regime: 'eu',
    ...change,
  });
const listed = (items: readonly RecordItemAnswer[], obligation?: string): string[] =>
  items.filter((item) => obligation === undefined || item.obligation === obligation).map(({ id }) => id);
const doubts = (answer: RecordChecklist): string[] => answer.uncertain.map(({ id }) => id);
const vgv = (...numbers: readonly string[]): string[] => numbers.map((number) => `VM-VGV-${number}`);

describe('the record above the threshold (VM-VGV-01 to VM-VGV-12)', () => {
  it('has twelve items, the last seven only where the case has them', () => {
    const { record, recordNeeded } = ask();
    expect(recordNeeded).toBe(true);
    expect(listed(record, 'required')).toEqual(['DOC-VGV8', ...vgv('01', '02', '03', '04', '05')]);
    expect(listed(record, 'if-applicable')).toEqual(vgv('06', '07', '08', '09', '10', '11', '12'));
    expect(record.every(({ citation, id }) => citation.id === id && citation.statute.includes('VgV'))).toBe(true);
  });

  it.each([
    ['open', []],
    ['restricted', []],
    ['neg-w-call', ['06']],
    ['comp-dial', ['06']],
    ['neg-wo-call', ['07']],
  ] as const)('%s has to justify itself with %j (VM-VGV-06, VM-VGV-07)', (procedureType, numbers) => {
    const { record } = ask({ procedureType });
    expect(listed(record, 'required').filter((id) => id > 'VM-VGV-05')).toEqual(vgv(...numbers));
    expect(listed(record).filter((id) => id === 'VM-VGV-06' || id === 'VM-VGV-07')).toEqual(vgv(...numbers));
  });

  it('asks why tenders are not electronic only when they are not (VM-VGV-09)', () => {
    expect(listed(ask({ electronicTenders: false }).record, 'required')).toContain('VM-VGV-09');
    expect(listed(ask({ electronicTenders: true }).record)).not.toContain('VM-VGV-09');
  });

  it('is not needed for single orders without new competition (VM-EXC)', () => {
    expect(ask({ callOff: true })).toMatchObject({ recordNeeded: false, record: [], opening: [] });
    const national = ask({ callOff: true, regime: 'national' });
    expect(national.recordNeeded).toBe(true);
    expect(doubts(national)).toContain('VM-EXC');
  });
});

describe('the record elsewhere', () => {
  it.each([
    ['VM-SEK', { buyer: 'utility' }],
    ['VM-KON-26', { nature: 'concession' }],
    ['VM-UVGO', { regime: 'national' }],
    ['VM-VOBA', { regime: 'national', nature: 'works' }],
  ] as const)('%s for %j', (factId, change) => {
    expect(listed(ask(change).record)).toEqual([factId]);
  });

  it('says what is not stored: old concessions, utilities and concessions below the threshold', () => {
    const gap = (change: Partial<RecordChecklistRequest>): RecordChecklist => ask(change);
    for (const [factId, change] of [
      ['VM-KON-26', { nature: 'concession', startsOn: '2026-06-30' }],
      ['VM-KON-26', { nature: 'concession', regime: 'national' }],
      ['VM-SEK', { buyer: 'utility', regime: 'national' }],
    ] as const) {
      expect(gap(change).record).toEqual([]);
      expect(doubts(gap(change))).toContain(factId);
    }
    expect(
      gap({ nature: 'planning', regime: 'national' })
        .uncertain.map(({ text }) => text)
        .join(),
    ).toContain('freiberufliche');
  });
});

describe('the record of the opening', () => {
  const items = Array.from({ length: 9 }, (_, i) => `PROT-0${i + 1}`);

  it('of works lists the tenders, in both regimes (PROT-01 to PROT-09, PROT-VHB)', () => {
    for (const regime of REGIMES) {
      const { opening } = ask({ nature: 'works', regime });
      expect(listed(opening).filter((id) => id !== 'PROT-14A')).toEqual([...items, 'PROT-VHB']);
      expect(listed(opening, 'recommended')).toEqual(['PROT-VHB']);
      expect(listed(opening, 'if-applicable').filter((id) => id !== 'PROT-14A')).toEqual(['PROT-06', 'PROT-07']);
    }
    expect(doubts(ask({ nature: 'works' }))).toEqual(expect.arrayContaining(['PROT-02', 'PROT-05']));
  });

  it('has bidders present only below the threshold and with paper (PROT-14A)', () => {
    const paper = { nature: 'works', electronicTenders: false } as const;
    expect(listed(ask({ ...paper, regime: 'national' }).opening, 'required')).toContain('PROT-14A');
    expect(listed(ask({ ...paper, regime: 'eu' }).opening)).not.toContain('PROT-14A');
    expect(listed(ask({ ...paper, regime: 'national', electronicTenders: true }).opening)).not.toContain('PROT-14A');
  });

  it('by two persons; since 1 July 2026 not for secured electronic tenders (OPEN-VGV, OPEN-VGV-26)', () => {
    const before = ask({ startsOn: '2026-06-30' }).opening;
    expect(listed(before)).toEqual(['STORE-VGV', 'OPEN-VGV']);
    expect(listed(before, 'required')).toContain('OPEN-VGV');
    const after = ask({ startsOn: '2026-07-01' }).opening;
    expect(listed(after, 'if-applicable')).toEqual(['OPEN-VGV', 'OPEN-VGV-26']);
    expect(listed(ask({ electronicTenders: false }).opening)).toEqual(['STORE-VGV', 'OPEN-VGV']);
    expect(listed(ask({ electronicTenders: false }).opening, 'required')).toContain('OPEN-VGV');
    expect(listed(ask({ regime: 'national' }).opening)).toEqual(['STORE-VGV', 'OPEN-UVGO']);
  });

  it('is not there for a direct award', () => {
    expect(ask({ regime: 'national', procedureType: 'direct' }).opening).toEqual([]);
    expect(ask({ regime: 'national', nature: 'works', procedureType: 'direct' }).opening).toEqual([]);
  });
});

describe('how long records are kept', () => {
  it.each([
    ['DOC-VGV8', {}],
    ['VM-SEK', { buyer: 'utility' }],
    ['OWN-KON-6', { nature: 'concession' }],
    ['VM-UVGO', { regime: 'national' }],
  ] as const)('%s: three years from the award, at least until the contract ends', (factId, change) => {
    const at = (more: Partial<RecordChecklistRequest>): RecordChecklist['retention'] =>
      ask({ ...change, awardOn: '2027-02-01', ...more }).retention;
    expect(at({})).toMatchObject({ years: 3, until: '2030-02-01', citation: { id: factId } });
    expect(at({ contractEndsOn: '2029-12-31' })?.until).toBe('2030-02-01');
    expect(at({ contractEndsOn: '2031-01-31' })?.until).toBe('2031-01-31');
    expect(at({ awardOn: null })?.until).toBeNull();
  });

  it('takes the years the centre entered (VM-UVGO)', () => {
    const entry = { ...checkedEntry({ kind: 'value', factId: 'VM-UVGO', value: '5', statute: '§ 6', source: 'S. 1' }) };
    const law = withOwnEntries(SHIPPED_DATA, [{ ...entry, id: '1' }], 'own');
    const question = { startsOn: '2026-11-22', state: 'HE', buyer: 'municipality', nature: 'supplies' } as const;
    const { retention } = recordChecklist({ ...question, regime: 'national', awardOn: '2027-02-01' }, law);
    expect(retention).toMatchObject({ years: 5, until: '2032-02-01' });
  });

  it('is not known for works below the threshold (VM-VOBA)', () => {
    const answer = ask({ nature: 'works', regime: 'national', awardOn: '2027-02-01' });
    expect(answer.retention).toBeNull();
    expect(doubts(answer)).toContain('VM-VOBA');
  });

  it('is the day of the timeline', () => {
    const timeline = computeTimeline({
      startsOn: '2026-11-22',
      state: 'HE',
      regime: 'eu',
      procedureType: 'open',
      nature: 'supplies',
      noticeDispatchedOn: '2026-11-23',
    });
    const planned = (id: string): string => timeline.steps.find((step) => step.id === id)?.planned ?? '';
    expect(ask({ awardOn: planned('award') }).retention?.until).toBe(planned('records-kept-until'));
  });

  it('never ends before the contract or the award (DOC-VGV8)', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2016-04-18', days));
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom(...BUYERS),
        fc.constantFrom(...NATURES),
        (awardOn, contractEndsOn, buyer, nature) => {
          const { retention } = ask({ awardOn, contractEndsOn, buyer, nature });
          expect((retention?.until ?? '') >= contractEndsOn).toBe(true);
          expect((retention?.until ?? '') >= addMonths(awardOn, 36)).toBe(true);
        },
      ),
    );
  });
});

it('names every wrong field', () => {
  expect(() =>
    ask({
      startsOn: 'x',
      buyer: 'club' as 'state',
      procedureType: 'direct',
      electronicTenders: 1 as unknown as boolean,
      awardOn: '2026-13-01',
    }),
  ).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      errors: ['/startsOn', '/buyer', '/procedureType', '/electronicTenders', '/awardOn'].map((pointer) =>
        expect.objectContaining({ pointer }),
      ),
    }),
  );
});
