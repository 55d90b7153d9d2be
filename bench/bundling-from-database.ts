import { formatMoney, formatQuantity } from '@app/kernel';
import { BundleRound } from '../libs/bundling/src/application/bundle-round.usecase';
import { type Bundle, bundleDemand, bundleSums } from '../libs/bundling/src/domain/bundle';
import { ArticleRepository } from '../libs/bundling/src/infrastructure/article.repository';
import { DemandBundling } from '../libs/bundling/src/infrastructure/demand-bundling.query';
import type { BenchRow } from './bench-row';
import { millionLines, partsPrint, print, readLines, type World } from './million-lines';

const LINES = 1_000_000;
const TURNS = 9;
const GOAL = 2;

const BARE = `select article_number, unit, sum(quantity)::text from bundling.demand_line
  where round_id = $1 group by article_number, unit`;

/** What the use case writes, by one statement into a table with the same key, index and references, and no policies. */
const BARE_PARTS = `insert into bench_part
  select centre_id, round_id, id, row_number() over (partition by article_number order by member_id, cost_centre_id, id),
         article_number, member_id, cost_centre_id, quantity
  from bundling.demand_line where round_id = $1`;

/**
 * A million lines of the product's own table. First the bundle itself (what `BundleRound` does until it has lots, items and
 * values: the catalogue and the lines read as the application's role under its policies, added up, checked and bundled) beside
 * the bare SUM … GROUP BY of an owner whom no policy holds back, in turns. Then the whole use case once, with a million parts
 * written and proven. The stored bundle must be what the pure rule makes of the same lines read one by one.
 */
export async function bundlingFromDatabase(server: string): Promise<BenchRow[]> {
  const world = await millionLines(server, LINES);
  try {
    const demand = world.running.app.get(DemandBundling);
    const catalogue = world.running.app.get(ArticleRepository);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const made = await took(() =>
        world.as(async () => bundleSums(await demand.sums(world.roundId), await catalogue.all())),
      );
      const summed = await took(() => world.owner.query(BARE, [world.roundId]));
      if (turn === 0) continue; // the first turn warms both sides up
      ours.push(made);
      bare.push(summed);
    }
    const limit = await bareParts(world);
    const before = performance.now();
    const bundleId = await world.as(() => world.running.app.get(BundleRound).execute(world.roundId));
    const whole = performance.now() - before;
    await requireSame(world, bundleId);
    const ratio = median(ours) / median(bare);
    return [
      {
        name: '1,000,000 demand lines from the database to lots, items and values',
        figure: `${median(ours).toFixed(0)} ms`,
        limit: `${median(bare).toFixed(0)} ms (bare SUM … GROUP BY of the same lines)`,
        ratio,
        note: `${ratio > GOAL ? 'LIMIT MISSED: ' : ''}goal at most ${GOAL}; median of ${TURNS} turns; the result is the pure rule's, line by line`,
      },
      {
        name: '1,000,000 demand lines: the whole use case, every line kept as a part and proven',
        figure: `${(whole / 1000).toFixed(1)} s`,
        limit: `${(limit / 1000).toFixed(1)} s (INSERT … SELECT of the parts alone, same key, index and references)`,
        ratio: whole / limit,
        note: 'one turn; writing and checking the references of a million rows is most of it',
      },
    ];
  } finally {
    await world.stop();
  }
}

async function bareParts({ owner, roundId }: World): Promise<number> {
  await owner.query('create table bench_part (like bundling.bundle_part)');
  await owner.query(`alter table bench_part add primary key (centre_id, bundle_id, line_id),
    add foreign key (centre_id, line_id) references bundling.demand_line,
    add foreign key (centre_id, article_number) references bundling.article`);
  await owner.query('create index on bench_part (centre_id, bundle_id, article_number, position)');
  const time = await took(() => owner.query(BARE_PARTS, [roundId]));
  await owner.query('drop table bench_part');
  return time;
}

/** Lots, items and the parts of every item in their order, against `bundleDemand` over a million lines read one by one. */
async function requireSame(world: World, bundleId: string): Promise<void> {
  const articles = await world.as(() => world.running.app.get(ArticleRepository).all());
  const expected = bundleDemand(await readLines(world.owner, world.roundId), articles);
  const { rows } = await world.owner.query<{ line: string }>(
    `select concat_ws(' ', l.position, l.name, l.estimated_value, i.article_number, i.unit, trim_scale(i.quantity),
                      trim_scale(i.base_quantity), i.estimated_value) as line
     from bundling.bundle_item i join bundling.bundle_lot l on (l.centre_id, l.id) = (i.centre_id, i.lot_id)
     where i.bundle_id = $1 order by l.position, i.article_number collate "C"`,
    [bundleId],
  );
  const stored = rows.map(({ line }) => line).join('\n');
  if (stored !== linesOf(expected)) throw new Error('The stored bundle differs from the pure rule.');
  const prints = await partsPrint(world.owner, bundleId);
  for (const item of expected.lots.flatMap((lot) => lot.items)) {
    if (prints.get(item.articleNumber) !== print(item.parts.map(({ lineId }) => lineId)))
      throw new Error(`The parts of ${item.articleNumber} differ from the pure rule.`);
  }
}

const linesOf = ({ lots }: Bundle): string =>
  lots
    .flatMap((lot, index) =>
      lot.items.map((item) =>
        [
          index + 1,
          lot.name,
          formatMoney(lot.estimatedValue),
          item.articleNumber,
          item.unit,
          formatQuantity(item.quantity),
          formatQuantity(item.baseQuantity),
          formatMoney(item.estimatedValue),
        ].join(' '),
      ),
    )
    .join('\n');

async function took(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
