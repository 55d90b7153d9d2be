import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appDatabaseUrl, type UnitOfWork } from '@app/platform';
import pg from 'pg';
import type { ProcedureFilter } from '../libs/procedures/src/infrastructure/procedure-filter';
import { ProcedureListQuery } from '../libs/procedures/src/infrastructure/procedure-list.query';
import { orderOf } from '../libs/procedures/src/infrastructure/procedure-order';
import type { BenchRow } from './bench-row';
import { manyProcedures } from './many-procedures';

const PROCEDURES = 20_000;
const PAGE = 50;
const ROUNDS = 60;
const WARM = 10;
const P95_LIMIT = 100;
const RATIO_LIMIT = 3;
const backoffice = path.resolve(__dirname, '../apps/backoffice/src/main.js');

interface Case {
  readonly name: string;
  readonly url: string;
  readonly filter: ProcedureFilter;
  readonly sort?: string;
  readonly counts?: true;
}
const page = (name: string, query: string, filter: ProcedureFilter, sort?: string): Case => ({
  name,
  url: `/api/procedures?limit=${PAGE}&${query}${sort ? `&sort=${sort}` : ''}`,
  filter,
  sort,
});
const cases = (memberId: string, officerId: string): readonly Case[] => [
  page('first page', '', {}),
  ...['title', 'deadline', '-deadline', 'value', '-value', 'phase', '-changedAt'].map((sort) =>
    page(`first page by ${sort}`, '', {}, sort),
  ),
  page('phases', 'phase=bidding,evaluation', { phases: ['bidding', 'evaluation'] }),
  page('EU-wide works', 'regime=eu&nature=works', { regime: 'eu', nature: 'works' }),
  page('procedure type', 'procedureType=us-neg-wo-call', { procedureType: 'us-neg-wo-call' }),
  page('member', 'member=raunheim', { memberId }),
  page('officer', `officer=${officerId}`, { officer: { id: officerId, role: 'officer' } }),
  page('joint', 'joint=true', { joint: true }),
  page('suspended', 'suspended=true', { suspended: true }),
  page('deadline', 'deadlineFrom=2024-03-01&deadlineTo=2024-03-31', {
    deadlineFrom: '2024-03-01',
    deadlineTo: '2024-03-31',
  }),
  page('value', 'valueFrom=100000&valueTo=110000', { valueFrom: '100000', valueTo: '110000' }),
  page('year', 'year=2019', { year: 2019 }),
  page('search, many hits', 'q=muell', { q: 'muell' }),
  page('search, three words', `q=${encodeURIComponent('Müller Rathaus 2026')}`, { q: 'Müller Rathaus 2026' }),
  page('search, no hit', 'q=gibtesnicht', { q: 'gibtesnicht' }),
  { name: 'counts per phase', url: '/api/procedures/counts', filter: {}, counts: true },
  { name: 'counts per phase, search', url: '/api/procedures/counts?q=muell', filter: { q: 'muell' }, counts: true },
];

/** The list of 20,000 procedures at the API of a process of its own, beside the same statements on one bare connection. */
export async function run(): Promise<BenchRow[]> {
  const server = process.env['BENCH_DATABASE_URL'];
  if (!server) throw new Error('BENCH_DATABASE_URL is not set: run "npm run bench procedures"');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query('create database bench_procedures');
  await admin.end();
  const ownerUrl = new URL('/bench_procedures', server).toString();
  const product = await startProduct(ownerUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  const bare = new pg.Client({ connectionString: appDatabaseUrl(ownerUrl) });
  await Promise.all([owner.connect(), bare.connect()]);
  try {
    const api = await Api.signIn(product.address);
    const template = await api.plannedProcedure();
    await manyProcedures(owner, template, PROCEDURES, api.today);
    const { rows } = await owner.query<{ centre: string; member: string; officer: string }>(
      `select p.centre_id as centre, p.officer_id as officer, m.id as member from procedures.procedure p
       join organisation.member m on m.centre_id = p.centre_id and m.slug = 'raunheim'
       where p.origin_type = 'bench' and p.officer_id is not null limit 1`,
    );
    const [found] = rows;
    if (!found) throw new Error('the procedures were not made');
    const statements = new Statements(bare, found.centre, api.today);
    const measured: BenchRow[] = [];
    for (const one of cases(found.member, found.officer)) measured.push(await measure(one, api, statements));
    return measured;
  } finally {
    await Promise.all([owner.end(), bare.end()]);
    await product.stop();
  }
}

/** API and bare statement in turns, so that whatever else the machine does meets both. */
async function measure(one: Case, api: Api, statements: Statements): Promise<BenchRow> {
  const [overall, alone] = [[], []] as [number[], number[]];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const answered = await api.get(one.url);
    const stated = await statements.run(one);
    if (round < WARM) continue;
    overall.push(answered);
    alone.push(stated);
  }
  const ratio = at(overall, 0.5) / at(alone, 0.5);
  const p95 = at(overall, 0.95);
  const faults = [
    ...(p95 > P95_LIMIT ? [`p95 over ${P95_LIMIT} ms`] : []),
    ...(ratio > RATIO_LIMIT ? [`over ${RATIO_LIMIT}`] : []),
  ];
  return {
    name: `20,000 procedures, ${one.name}`,
    figure: `p50 ${at(overall, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    limit: `p50 ${at(alone, 0.5).toFixed(1)} ms, p95 ${at(alone, 0.95).toFixed(1)} ms (the same SQL on one connection)`,
    ratio,
    note:
      faults.length > 0 ? `LIMIT MISSED: ${faults.join(', ')}` : `goals: p95 < ${P95_LIMIT} ms, ratio < ${RATIO_LIMIT}`,
  };
}

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Runs the statements of the list on a connection of the application's role: a transaction that says who acts, nothing else. */
class Statements {
  private readonly query: ProcedureListQuery;

  constructor(
    private readonly client: pg.Client,
    private readonly centre: string,
    today: string,
  ) {
    const uow: Pick<UnitOfWork, 'query' | 'now' | 'today'> = {
      now: () => new Date(`${today}T12:00:00Z`),
      today: () => today,
      query: async <T>(sql: string, parameters: readonly unknown[] = []) =>
        (await this.client.query(sql, [...parameters])).rows as T[],
    };
    this.query = new ProcedureListQuery(uow as UnitOfWork);
  }

  async run({ filter, sort, counts }: Case): Promise<number> {
    const started = performance.now();
    await this.client.query('begin');
    await this.client.query(`select set_config('app.centre_id', $1, true), set_config('app.reach', 'centre', true)`, [
      this.centre,
    ]);
    if (counts) await this.query.phases(filter);
    else await this.query.page(filter, { limit: PAGE, ...(sort ? { order: orderOf(sort) } : {}) });
    await this.client.query('commit');
    return performance.now() - started;
  }
}

class Api {
  private readonly agent = new http.Agent({ keepAlive: true });

  private constructor(
    private readonly address: string,
    private readonly cookie: string,
    private readonly csrf: string,
    readonly today: string,
  ) {}

  static async signIn(address: string): Promise<Api> {
    const response = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'sachbearbeitung@demo.example', password: 'demo' }),
    });
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const session = (await (await fetch(`${address}/api/session`, { headers: { cookie } })).json()) as {
      csrfToken: string;
      today: string;
    };
    return new Api(address, cookie, session.csrfToken, session.today);
  }

  /** A procedure with its type chosen and its dates set: the pattern of all the others. */
  async plannedProcedure(): Promise<string> {
    const lots = [{ title: 'Papier', estimatedValue: '260000.00', cpv: '30197643-5' }];
    const body = { title: 'Kopierpapier', nature: 'supplies', state: 'HE', buyers: ['raunheim'], lots };
    const { id } = await this.post('/api/procedures', body);
    const choice = { type: 'open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    await this.post(`/api/procedures/${id}/procedure-type`, choice);
    await this.post(`/api/procedures/${id}/timeline`, { noticeDispatchedOn: this.today, overrides: {} });
    return id;
  }

  private async post(url: string, body: object): Promise<{ id: string }> {
    const headers = { cookie: this.cookie, 'x-csrf-token': this.csrf, 'content-type': 'application/json' };
    const response = await fetch(`${this.address}${url}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  }

  /** Milliseconds until the whole answer is there. */
  get(url: string): Promise<number> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      http
        .get(`${this.address}${url}`, { agent: this.agent, headers: { cookie: this.cookie } }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
          response.resume().once('end', () => resolve(performance.now() - started));
        })
        .once('error', reject);
    });
  }
}

/** The product in a process of its own, without jobs, on that database. */
async function startProduct(databaseUrl: string): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-procedures-'));
  chmodSync(dataDir, 0o711);
  const port = String(20_000 + (process.pid % 10_000));
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    DEMO: '1',
    PORT: port,
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [backoffice], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('bereit') && resolve());
    child.once('exit', () => reject(new Error('the product ended before it was ready')));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
