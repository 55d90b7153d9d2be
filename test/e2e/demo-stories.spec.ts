import { playDemoStories } from '@app/composition';
import { createLog, DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { type Client, type Product, startProduct } from '../support/product';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly phase: string;
  readonly fileNumber: string;
}

const LONGEST_START_MS = 30_000;
/** What the list of procedures shows after the first start, and how often. */
const PHASES = [
  ...['planned', 'prepared', 'published', 'bidding', 'bidding', 'examination', 'evaluation', 'award-proposed'],
  ...['standstill', 'awarded', 'notified', 'closed', 'cancelled'],
];

describe('the full demo', () => {
  let product: Product;
  let officer: Client;
  let listed: readonly Listed[];
  const warnings: unknown[] = [];
  const log = createLog('warn');

  beforeAll(async () => {
    product = await startProduct({ DEMO: '1' });
    jest.spyOn(log, 'warn').mockImplementation((...told: unknown[]) => void warnings.push(told));
    const began = process.cpuUsage();
    const stories = await playDemoStories(product.app, log);
    expect(stories).toHaveLength(PHASES.length);
    // Work, not waiting: other tests run beside this one.
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(LONGEST_START_MS);
    officer = await product.as('sachbearbeitung@demo.example');
    listed = (await officer.get<{ items: Listed[] }>('/api/procedures?limit=100')).body.items;
  });
  afterAll(() => product.stop());

  const inPhase = (phase: string): readonly Listed[] => listed.filter((one) => one.phase === phase);

  it('plays every story to its end', () => {
    expect(warnings).toEqual([]);
  });

  it('shows a procedure in every phase that matters', () => {
    expect(listed.map(({ phase }) => phase).sort()).toEqual([...PHASES].sort());
  });

  it('opens each of them, with its record, bidders and dates', async () => {
    for (const { id } of listed) {
      for (const part of ['', '/record', '/bidders', '/sealed-bids', '/questions', '/archive']) {
        const { status } = await officer.get(`/api/procedures/${id}${part}`);
        expect([part, status]).toEqual([part, 200]);
      }
    }
  });

  it('keeps the bids of a running procedure sealed, and lets one be opened whose deadline is over', async () => {
    const [due, running] = [...inPhase('bidding')].sort((a, b) => (a.fileNumber < b.fileNumber ? -1 : 1));
    const early = await officer.post<{ detail: string }>(`/api/procedures/${running?.id ?? ''}/opening`);
    expect(early.status).toBe(409);
    const head = await product.as('leitung@demo.example');
    expect((await officer.post(`/api/procedures/${due?.id ?? ''}/opening`)).status).toBe(200);
    const opened = await head.post<{ phase: string; lots: { bids: unknown[] }[] }>(
      `/api/procedures/${due?.id ?? ''}/opening`,
    );
    expect(opened.body.phase).toBe('opening');
    expect(opened.body.lots[0]?.bids).toHaveLength(2);
  });

  it('has bought for a third party, over two lots, by invitation', async () => {
    const read = async (title: RegExp) => {
      const id = listed.find((one) => title.test(one.title))?.id ?? '';
      return (await officer.get<Record<string, unknown>>(`/api/procedures/${id}`)).body;
    };
    expect(await read(/Dienstwagen/)).toMatchObject({ onBehalfOf: 'Stadtwerke Mörfelden-Walldorf', phase: 'closed' });
    expect(await read(/Tablets/)).toMatchObject({ regime: 'eu', phase: 'standstill' });
    expect(await read(/Daches/)).toMatchObject({ procedureType: 'us-res-no-tw', nature: 'works' });
    expect(await read(/Aufzüge/)).toMatchObject({ procedureType: 'us-neg-wo-call' });
  });

  it('leaves an audit chain that verifies, in the order of the days', async () => {
    const admin = await product.as('admin@demo.example');
    const { body } = await admin.get<{ valid: boolean; entries: number }>('/api/audit/verification');
    expect(body.valid).toBe(true);
    const uow = product.app.get(UnitOfWork);
    const entries = await uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
      uow.query<{ at: Date; personName: string }>(
        `select at, person_name as "personName" from audit.entry where action like 'procedure.%' order by seq`,
      ),
    );
    const moments = entries.map(({ at }) => at.getTime());
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(new Set(entries.map(({ personName }) => personName))).toEqual(new Set(['Sabine Arndt', 'Dr. Martin Lehr']));
  });

  it('brings the clock back to the present and tells nothing twice', async () => {
    const { body } = await officer.get<{ today: string }>('/api/today');
    const real = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
    expect(body.today).toBe(real);
    expect(await playDemoStories(product.app, log)).toEqual([]);
    expect((await officer.get<{ items: Listed[] }>('/api/procedures?limit=100')).body.items).toHaveLength(
      PHASES.length,
    );
  });
});
