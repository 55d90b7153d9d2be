import { parseQuantity, parseUnitPrice } from '@app/kernel';
import { formatMoney, formatQuantity } from '@app/kernel';
import pg from 'pg';
import { type BundleArticle, bundleDemand } from '../../libs/bundling/src/domain/bundle';
import { type Bundle, MEMBERS, PAPER_AND_TONER, type Round } from '../support/demand';
import { type Client, type Product, startProduct } from '../support/product';

interface ArticleRow {
  articleNumber: string;
  text: string;
  productGroup: string;
  cpv: string;
  unit: string;
  contentPerUnit: string;
  baseUnit: string;
  referencePrice: string;
}
interface LineRow {
  id: string;
  member: string;
  costCentre: string;
  articleNumber: string;
  unit: string;
  quantity: string;
}

/** The bundle is made, kept and proven by the database; the pure rule says what it has to be. */
describe('bundling where the lines lie', () => {
  let product: Product;
  let officer: Client;
  let owner: pg.Client;
  let articles: Map<string, BundleArticle>;

  const post = async <T>(url: string, body: object = {}): Promise<T> => {
    const answer = await officer.post<T>(url, body);
    if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  /** A closed round with so many lines of changing members, cost centres and articles. */
  async function closedRound(count: number): Promise<Round> {
    const round = await post<Round>('/api/demand-rounds', PAPER_AND_TONER);
    const numbers = [...articles.keys()];
    const centres = (
      await officer.get<{ items: { number: string; member: string; validTo: string | null }[] }>('/api/cost-centres')
    ).body.items;
    for (const [at, member] of MEMBERS.entries()) {
      const own = [
        ...new Set(
          centres.filter((each) => each.member === member && each.validTo === null).map(({ number }) => number),
        ),
      ];
      const lines = Array.from({ length: count }, (_, index) => ({
        costCentre: own[(index * 5 + at) % own.length],
        articleNumber: numbers[(index * 7 + at * 3) % numbers.length],
        quantity: String(1 + ((index * 11 + at) % 40)),
      }));
      await post(`/api/demand-rounds/${round.id}/lines`, { member, lines });
    }
    return post(`/api/demand-rounds/${round.id}/close`);
  }
  const bundled = (round: Round) =>
    officer.post<{ id: string; detail: string; lineId?: string }>(`/api/demand-rounds/${round.id}/bundle`);

  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    const rows: ArticleRow[] = [];
    for (const group of PAPER_AND_TONER.productGroups)
      rows.push(
        ...(await officer.get<{ items: ArticleRow[] }>(`/api/articles?limit=100&group=${encodeURIComponent(group)}`))
          .body.items,
      );
    articles = new Map(
      rows.map((row) => [
        row.articleNumber,
        { ...row, content: parseQuantity(row.contentPerUnit), referencePrice: parseUnitPrice(row.referencePrice) },
      ]),
    );
  });
  afterAll(async () => {
    await owner.end();
    await product.stop();
  });

  it('gives the lots, items, values and parts in the order of the pure rule, and says that it is proven', async () => {
    const round = await closedRound(12);
    const lines = (await officer.get<{ items: LineRow[] }>(`/api/demand-rounds/${round.id}/lines?limit=500`)).body
      .items;
    expect(lines).toHaveLength(12 * MEMBERS.length);
    const answer = await bundled(round);
    const bundle = (await officer.get<Bundle>(`/api/bundles/${answer.body.id}`)).body;
    const expected = bundleDemand(
      lines.map((line) => ({ ...line, lineId: line.id, quantity: parseQuantity(line.quantity) })),
      articles,
    );
    expect(bundle.estimatedValue).toBe(formatMoney(expected.estimatedValue));
    expect(
      bundle.lots.map((lot) => ({
        name: lot.name,
        estimatedValue: lot.estimatedValue,
        items: lot.items.map(({ articleNumber, quantity, baseQuantity, estimatedValue, parts }) => ({
          articleNumber,
          quantity,
          baseQuantity,
          estimatedValue,
          parts: parts.map(({ member, costCentre, quantity: part, lineId }) => [member, costCentre, part, lineId]),
        })),
      })),
    ).toEqual(
      expected.lots.map((lot) => ({
        name: lot.name,
        estimatedValue: formatMoney(lot.estimatedValue),
        items: lot.items.map((item) => ({
          articleNumber: item.articleNumber,
          quantity: formatQuantity(item.quantity),
          baseQuantity: formatQuantity(item.baseQuantity),
          estimatedValue: formatMoney(item.estimatedValue),
          parts: item.parts.map((part) => [part.member, part.costCentre, formatQuantity(part.quantity), part.lineId]),
        })),
      })),
    );
    expect(bundle.proof).toMatchObject({ proven: true, lineCount: lines.length, partCount: lines.length });
  });

  it('refuses a broken pack and a unit that changed meanwhile, and leaves nothing behind', async () => {
    const round = await closedRound(1);
    const { rows } = await owner.query<{ id: string; article: string }>(
      `select id, article_number as article from bundling.demand_line where round_id = $1 order by id limit 1`,
      [round.id],
    );
    const [line] = rows;
    await owner.query('update bundling.demand_line set quantity = quantity + 0.5 where id = $1', [line?.id]);
    const broken = await bundled(round);
    expect([broken.status, broken.body.lineId]).toEqual([409, line?.id]);
    await owner.query(`update bundling.demand_line set quantity = quantity - 0.5 where id = $1`, [line?.id]);
    await owner.query(`update bundling.demand_line set unit = 'XPX' where id = $1`, [line?.id]);
    const changed = await bundled(round);
    expect([changed.status, changed.body.detail]).toEqual([
      409,
      expect.stringContaining('in der Einheit XPX gemeldet'),
    ]);
    const left = await owner.query('select 1 from bundling.bundle where round_id = $1', [round.id]);
    expect(left.rowCount).toBe(0);
  });
});
