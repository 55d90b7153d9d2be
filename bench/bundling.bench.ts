import pg from 'pg';
import {
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  parseQuantity,
  parseUnitPrice,
  wholeQuantity,
} from '@app/kernel';
import type { Bundle, BundleArticle, DemandLine } from '../libs/bundling/src/domain/bundle';
import { bundleDemand } from '../libs/bundling/src/domain/bundle';
import { proveBundle } from '../libs/bundling/src/domain/bundle-proof';
import type { BenchRow } from './bench-row';
import { bundlingFromDatabase } from './bundling-from-database';
import { simulatorRows } from './simulator';

const LINES = 100_000;
const ARTICLES = 134;
const RUNS = 9;
const GROUPS = ['Büromaterial', 'Hygiene und Reinigung', 'Papier', 'Tinte und Toner'];

const SUMS = `
  select a.product_group, l.article_number, l.unit, sum(l.quantity)::text as quantity,
         round(a.reference_price * sum(l.quantity), 2)::text as value
    from bench_line l join bench_article a using (article_number)
   group by a.product_group, l.article_number, l.unit, a.reference_price
   order by 1, 2`;

const SUMS_WITH_PARTS = `
  select a.product_group, l.article_number, l.unit, sum(l.quantity)::text as quantity,
         round(a.reference_price * sum(l.quantity), 2)::text as value,
         json_agg(json_build_array(l.member, l.cost_centre, l.quantity, l.line_id)
                  order by l.member, l.cost_centre, l.line_id) as parts
    from bench_line l join bench_article a using (article_number)
   group by a.product_group, l.article_number, l.unit, a.reference_price
   order by 1, 2`;

interface SumRow {
  readonly article_number: string;
  readonly quantity: string;
  readonly value: string;
}

/**
 * Bundles 100,000 demand lines with the pure function and sums the same lines in PostgreSQL (a temporary table of the server
 * in BENCH_DATABASE_URL), in turns; the results must be equal to the cent. Throws where they differ or no server is named.
 */
export async function run(): Promise<BenchRow[]> {
  const url = process.env['BENCH_DATABASE_URL'];
  if (!url) throw new Error('BENCH_DATABASE_URL names no PostgreSQL server.');
  const articles = demoArticles();
  const lines = demoLines([...articles.values()]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await fill(client, [...articles.values()], lines);
    const times = { pure: [] as number[], proof: [] as number[], sums: [] as number[], parts: [] as number[] };
    for (let turn = 0; turn <= RUNS; turn += 1) {
      const [pure, bundle] = await timed(() => bundleDemand(lines, articles));
      const [proof, proven] = await timed(() => proveBundle(bundle, lines));
      const [sums, result] = await timed(() => client.query<SumRow>(SUMS));
      const [parts] = await timed(() => client.query(SUMS_WITH_PARTS));
      if (!proven.proven) throw new Error('The bundle could not be proven.');
      requireEqual(bundle, result.rows);
      if (turn === 0) continue; // the first turn warms both sides up
      times.pure.push(pure);
      times.proof.push(proof);
      times.sums.push(sums);
      times.parts.push(parts);
    }
    return [
      row(
        'Bundling 100,000 demand lines, every line traceable',
        times.pure,
        'the same SUM … GROUP BY in SQL, without the lines',
        times.sums,
      ),
      row(
        'Bundling 100,000 demand lines, every line traceable',
        times.pure,
        'the same in SQL with the ordered lines of each article',
        times.parts,
      ),
      row('Proving the bundle of 100,000 demand lines', times.proof, 'bundling them', times.pure),
      ...(await bundlingFromDatabase(url)),
      ...simulatorRows(),
    ];
  } finally {
    await client.end();
  }
}

function row(name: string, figure: readonly number[], limitName: string, limit: readonly number[]): BenchRow {
  const [ours, theirs] = [median(figure), median(limit)];
  return {
    name,
    figure: `${ours.toFixed(1)} ms`,
    limit: `${theirs.toFixed(1)} ms`,
    ratio: Math.round((ours / theirs) * 100) / 100,
    note: `Limit: ${limitName}; median of ${RUNS} turns, ${ARTICLES} articles`,
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed<T>(work: () => T | Promise<T>): Promise<readonly [number, T]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

function requireEqual(bundle: Bundle, rows: readonly SumRow[]): void {
  const items = bundle.lots.flatMap((lot) => lot.items);
  const ours = new Map(
    items.map((item) => [item.articleNumber, `${formatQuantity(item.quantity)} ${formatMoney(item.estimatedValue)}`]),
  );
  const theirs = rows.map(
    (each) => [each.article_number, `${formatQuantity(parseQuantity(each.quantity))} ${each.value}`] as const,
  );
  const different = theirs.find(([articleNumber, sums]) => ours.get(articleNumber) !== sums);
  if (different || ours.size !== theirs.length)
    throw new Error(`Bundle and SQL differ at ${different?.[0] ?? 'the number of articles'}.`);
}

function demoArticles(): ReadonlyMap<string, BundleArticle> {
  const list = Array.from({ length: ARTICLES }, (_, index): BundleArticle => {
    const articleNumber = `A-${1000 + index}`;
    return {
      articleNumber,
      text: `Artikel ${articleNumber}`,
      productGroup: GROUPS[index % GROUPS.length] ?? '',
      cpv: '30197643-5',
      unit: index % 2 === 0 ? 'XPK' : 'H87',
      content: wholeQuantity(index % 2 === 0 ? 500 : 1),
      baseUnit: 'Stück',
      referencePrice: parseUnitPrice(`${1 + index}.${String(1000 + index * 37).slice(-4)}`),
    };
  });
  return new Map(list.map((article) => [article.articleNumber, article]));
}

/** Lines of 11 members with 64 cost centres each, in no order; the same ones in every run (linear congruential generator). */
function demoLines(articles: readonly BundleArticle[]): readonly DemandLine[] {
  let state = 20_261_122;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: LINES }, (_, index) => {
    const article = articles[next(articles.length)];
    return {
      lineId: `0198a5c0-${String(next(10_000)).padStart(4, '0')}-7000-8000-${String(index).padStart(12, '0')}`,
      member: `mitglied-${next(11)}`,
      costCentre: `0${111_000 + next(64)}`,
      articleNumber: article?.articleNumber ?? '',
      unit: article?.unit ?? '',
      quantity: wholeQuantity(1 + next(100)),
    };
  });
}

async function fill(
  client: pg.Client,
  articles: readonly BundleArticle[],
  lines: readonly DemandLine[],
): Promise<void> {
  await client.query(
    `create temporary table bench_article (article_number text primary key, product_group text not null, reference_price numeric(14,4) not null)`,
  );
  await client.query(`create temporary table bench_line (line_id text primary key, member text not null, cost_centre text not null,
    article_number text not null, unit text not null, quantity numeric(18,3) not null)`);
  await client.query('insert into bench_article select * from unnest($1::text[], $2::text[], $3::numeric[])', [
    articles.map((article) => article.articleNumber),
    articles.map((article) => article.productGroup),
    articles.map((article) => formatUnitPrice(article.referencePrice)),
  ]);
  await client.query(
    'insert into bench_line select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::numeric[])',
    [
      lines.map((line) => line.lineId),
      lines.map((line) => line.member),
      lines.map((line) => line.costCentre),
      lines.map((line) => line.articleNumber),
      lines.map((line) => line.unit),
      lines.map((line) => formatQuantity(line.quantity)),
    ],
  );
  await client.query('analyze bench_article');
  await client.query('analyze bench_line');
}
