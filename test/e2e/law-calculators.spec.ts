import { type Client, type Product, startProduct } from '../support/product';

interface Problem {
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}
interface Explained {
  readonly citations: readonly { readonly id: string }[];
  readonly uncertain: readonly { readonly id: string; readonly text: string }[];
}
interface Framework extends Explained {
  readonly longestYears: number | null;
  readonly points: readonly { readonly id: string; readonly verdict: string }[];
  readonly callOff: object | null;
}
interface Modification extends Explained {
  readonly regime: string;
  readonly changes: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly runningTotal: string;
    readonly totalShare: string;
    readonly limits: readonly { readonly factId: string; readonly left: string }[];
    readonly duties: readonly { readonly until: string | null }[];
  }[];
}
interface Review extends Explained {
  readonly steps: readonly { readonly id: string; readonly ends: string | null; readonly safeDay: string | null }[];
}
interface Item {
  readonly id: string;
  readonly obligation: string;
}
interface Checklist extends Explained {
  readonly recordNeeded: boolean;
  readonly record: readonly Item[];
  readonly opening: readonly Item[];
  readonly retention: { readonly years: number; readonly until: string | null } | null;
}

const CONTRACT = { startsOn: '2026-07-01', state: 'HE', buyer: 'municipality', nature: 'supplies' };
const FRAMEWORK = {
  ...CONTRACT,
  regime: 'eu',
  years: 5,
  entitled: ['Stadt Raunheim'],
  maximumValue: '400000.00',
  contractors: 3,
};
const MODIFICATION = { ...CONTRACT, originalValue: '1000000.00' };
const REVIEW = { startsOn: '2026-07-01', state: 'HE' };
const RECORD = { ...CONTRACT, regime: 'eu', procedureType: 'neg-wo-call' };

const pointersOf = ({ errors = [] }: Problem): readonly string[] => errors.map(({ pointer }) => pointer);
const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

describe('contracts, legal protection and records over HTTP', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const answered = async <Answer>(path: string, body: object): Promise<Answer> => {
    const answer = await officer.post<Answer>(`/api/law/${path}`, body);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('judges a framework agreement and a call-off from it (RV-VGV, RV-PARTIES, EUGH-23, RV-MINI)', async () => {
    const framework = await answered<Framework>('frameworks', {
      ...FRAMEWORK,
      callOff: { caller: 'Stadt Raunheim', value: '150000.00', calledOffValue: '200000.00' },
    });
    expect(framework.longestYears).toBe(4);
    expect(framework.points.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['term', 'needs-grounds'],
      ['entitled', 'permitted'],
      ['maximum', 'permitted'],
      ['mini-competition', 'permitted'],
    ]);
    expect(framework.callOff).toMatchObject({
      verdict: 'permitted',
      left: { value: '200000.00', quantity: null },
      leftAfter: { value: '50000.00', quantity: null },
    });
    expect(ids(framework.citations)).toEqual(expect.arrayContaining(['RV-VGV', 'RV-PARTIES', 'EUGH-23', 'RV-MINI']));

    const stranger = await answered<Framework>('frameworks', {
      ...FRAMEWORK,
      callOff: { caller: 'Stadt Rüsselsheim', value: '1.00' },
    });
    expect(stranger.callOff).toMatchObject({ verdict: 'not-permitted', leftAfter: null });
  });

  it('judges changes with their running total, what is left and the notice (MOD-3, MOD-2, DL-39-5)', async () => {
    const { regime, changes, citations } = await answered<Modification>('modifications', {
      ...MODIFICATION,
      changes: [
        { id: 'Mehrbedarf', on: '2026-11-02', amount: '60000.00', ground: 'de-minimis' },
        { id: 'Zusatz', on: '2026-11-03', amount: '40000.01', ground: 'de-minimis' },
        { id: 'Unvorhersehbar', on: '2026-11-04', amount: '500000.00', ground: 'unforeseen' },
      ],
    });
    expect(regime).toBe('eu');
    expect(changes.map(({ id, verdict, totalShare }) => [id, verdict, totalShare])).toEqual([
      ['Mehrbedarf', 'permitted', '6.0000'],
      ['Zusatz', 'needs-new-procedure', '10.0001'],
      ['Unvorhersehbar', 'permitted', '50.0000'],
    ]);
    expect(changes[1]?.limits[0]).toMatchObject({ factId: 'MOD-3', left: '-0.01' });
    expect(changes[2]?.limits).toEqual([expect.objectContaining({ factId: 'MOD-2', left: '0.00' })]);
    // 30 days after 4 November 2026
    expect(changes.map(({ duties }) => duties.map(({ until }) => until))).toEqual([[], [], ['2026-12-04']]);
    expect(ids(citations)).toEqual(expect.arrayContaining(['MOD-3', 'MOD-2', 'DL-39-5']));
  });

  it('dates the steps of legal protection with the cautious day (REV-160-1, REV-167, REV-172)', async () => {
    const { steps, uncertain } = await answered<Review>('review-dates', {
      ...REVIEW,
      events: { recognisedOn: '2026-09-02', applicationReceivedOn: '2026-09-03', decisionServedOn: null },
    });
    const dayOf = (id: string) => steps.find((step) => step.id === id);
    // the tenth day is a Saturday
    expect(dayOf('complaint')).toMatchObject({ ends: '2026-09-14', safeDay: '2026-09-15' });
    expect(dayOf('chamber-decision')).toMatchObject({ ends: '2026-10-08' });
    expect(dayOf('award-ban')).toMatchObject({ ends: null, safeDay: null });
    expect(ids(steps)).not.toContain('appeal');
    expect(ids(uncertain)).toEqual(expect.arrayContaining(['REV-160-1', 'BGB-193']));
  });

  it('lists what the record must hold and how long it is kept (VM-VGV-07, DOC-VGV8, VM-EXC)', async () => {
    const checklist = await answered<Checklist>('record-checklists', {
      ...RECORD,
      awardOn: '2026-11-02',
      contractEndsOn: '2031-06-30',
    });
    expect(checklist.recordNeeded).toBe(true);
    expect(checklist.record.find(({ id }) => id === 'VM-VGV-07')?.obligation).toBe('required');
    expect(checklist.record.find(({ id }) => id === 'VM-VGV-08')?.obligation).toBe('if-applicable');
    expect(checklist.opening.length).toBeGreaterThan(0);
    // the contract lasts longer than the years from the award
    expect(checklist.retention).toMatchObject({ until: '2031-06-30' });
    expect(ids(checklist.citations)).toContain('DOC-VGV8');

    const order = await answered<Checklist>('record-checklists', { ...RECORD, callOff: true });
    expect(order).toMatchObject({ recordNeeded: false, record: [], opening: [] });
    expect(ids(order.citations)).toContain('VM-EXC');
  });

  it.each<readonly [string, object, readonly string[]]>([
    [
      'frameworks',
      { ...FRAMEWORK, state: 'XX', years: 0, entitled: ['', 7], callOff: { caller: 'Stadt Raunheim' } },
      ['/state', '/years', '/entitled/0', '/entitled/1', '/callOff/value'],
    ],
    [
      'modifications',
      {
        ...MODIFICATION,
        originalValue: '0.00',
        changes: [
          { id: 'a', on: '2026-02-30', amount: 'viel', ground: 'none' },
          { id: 'a', on: '2026-06-30', amount: '1.00', ground: 'gefällig' },
        ],
      },
      ['/originalValue', '/changes/0/on', '/changes/0/amount', '/changes/1/id', '/changes/1/on', '/changes/1/ground'],
    ],
    ['modifications', MODIFICATION, ['/changes']],
    [
      'review-dates',
      { ...REVIEW, events: { recognisedOn: '2026-13-01', chamberRejected: 'ja' } },
      ['/events/recognisedOn', '/events/chamberRejected'],
    ],
    [
      'record-checklists',
      { ...RECORD, nature: 'anything', procedureType: 'us-open', awardOn: 'gestern' },
      ['/nature', '/procedureType', '/awardOn'],
    ],
  ])('%s: names every wrong field of %o', async (path, body, pointers) => {
    const { status, body: problem } = await officer.post<Problem>(`/api/law/${path}`, body);
    expect(status).toBe(400);
    expect(new Set(pointersOf(problem))).toEqual(new Set(pointers));
  });

  it.each(['frameworks', 'modifications', 'review-dates', 'record-checklists'])(
    '%s: answers nobody who is not signed in',
    async (path) => {
      const answer = await fetch(`${product.address}/api/law/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(answer.status).toBe(401);
    },
  );

  it('refuses a day before the law was there (REV-160-1)', async () => {
    const early = await officer.post<Problem>('/api/law/review-dates', {
      ...REVIEW,
      startsOn: '2015-01-01',
      events: {},
    });
    expect(early.status).toBe(422);
  });
});
