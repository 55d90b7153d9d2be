import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Running, run } from '@app/composition';
import { parseQuantity } from '@app/kernel';
import { createLog, DEMO_CENTRES, loadConfig, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { OpenRound } from '../libs/bundling/src/application/open-round.usecase';
import type { DemandLine } from '../libs/bundling/src/domain/bundle';

/** A product without web and jobs in this process, and a connection beside it that no policy holds back. */
export interface World {
  readonly running: Running;
  readonly owner: pg.Client;
  readonly roundId: string;
  as<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** A database of its own with the demo centre and a closed round of so many demand lines of all members. */
export async function millionLines(server: string, count: number): Promise<World> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query('drop database if exists bench_bundling');
  await admin.query('create database bench_bundling');
  await admin.end();
  const ownerUrl = new URL('/bench_bundling', server).toString();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-bundling-'));
  const config = loadConfig({ DATA_DIR: dataDir, DATABASE_URL: ownerUrl, DEMO: '1', LOG_LEVEL: 'error' });
  const running = await run(config, { http: false, jobs: false }, createLog('error'));
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const uow = running.app.get(UnitOfWork);
  const as = <T>(work: () => Promise<T>): Promise<T> =>
    uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'bench'), work);
  const { rows } = await owner.query<{ group: string }>(
    `select distinct product_group as "group" from bundling.article order by 1`,
  );
  const round = await as(() =>
    running.app.get(OpenRound).execute({
      title: 'Eine Million Zeilen',
      productGroups: rows.map(({ group }) => group),
      reportUntil: new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10),
    }),
  );
  await fill(owner, round.id, count);
  return {
    running,
    owner,
    roundId: round.id,
    as,
    stop: async () => {
      await owner.end();
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Every line from its running number, so that each run has the same ones, in no order of articles, members or cost centres. */
async function fill(owner: pg.Client, roundId: string, count: number): Promise<void> {
  // The rows fit together by how they are made; checking a million keys would take most of the run.
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into bundling.demand_line (centre_id, id, round_id, member_id, cost_centre_id, article_number, unit, quantity, note,
                                       source, reported_by_name, reported_at)
     select r.centre_id, ('0198a5c0-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, r.id,
            members[c], cost_centres[c], numbers[a], units[a], 1 + h % 100, '', 'csv', 'Bench', now()
     from bundling.demand_round r
     cross join lateral (select array_agg(article_number order by article_number) as numbers,
                                array_agg(unit order by article_number) as units
                         from bundling.article where centre_id = r.centre_id) articles
     cross join lateral (select array_agg(id order by id) as cost_centres, array_agg(member_id order by id) as members
                         from organisation.cost_centre where centre_id = r.centre_id) places
     cross join generate_series(1, $2::int) n
     cross join lateral (select abs(hashint4(n)::bigint) as h) hashed
     cross join lateral (select 1 + h % cardinality(numbers) as a, 1 + (h / 1009) % cardinality(members) as c) chosen
     where r.id = $1`,
    [roundId, count],
  );
  await owner.query(
    `update bundling.demand_round set state = 'closed', closed_at = now(), closed_by_name = 'Bench' where id = $1`,
    [roundId],
  );
  await owner.query('set session_replication_role = origin');
  await owner.query('vacuum analyze bundling.demand_line');
}

/** All lines of the round as the pure rule takes them, in the order of their ids. */
export async function readLines(owner: pg.Client, roundId: string): Promise<readonly DemandLine[]> {
  const { rows } = await owner.query<[string, string, string, string, string, string]>({
    rowMode: 'array',
    text: `select l.id, m.slug, c.number, l.article_number, l.unit, l.quantity::text
           from bundling.demand_line l
           join organisation.member m on (m.centre_id, m.id) = (l.centre_id, l.member_id)
           join organisation.cost_centre c on (c.centre_id, c.id) = (l.centre_id, l.cost_centre_id)
           where l.round_id = $1 order by l.id`,
    values: [roundId],
  });
  return rows.map(([lineId, member, costCentre, articleNumber, unit, quantity]) => ({
    lineId,
    member,
    costCentre,
    articleNumber,
    unit,
    quantity: parseQuantity(quantity),
  }));
}

/** A fingerprint of parts in their order, made by Node; `partsPrint` makes the same from what the product stored. */
export const print = (ids: readonly string[]): string => createHash('md5').update(ids.join()).digest('hex');

/** Fingerprint of the line ids of every article's parts in their order, by article number. */
export async function partsPrint(owner: pg.Client, bundleId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ article: string; print: string }>(
    `select article_number as article, md5(string_agg(line_id::text, ',' order by position)) as print
     from bundling.bundle_part where bundle_id = $1 group by article_number`,
    [bundleId],
  );
  return new Map(rows.map(({ article, print: own }) => [article, own]));
}
