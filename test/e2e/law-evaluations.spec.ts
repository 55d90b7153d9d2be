import { type Client, type Product, startProduct } from '../support/product';

interface Problem {
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}
interface Evaluation {
  readonly ranking: readonly {
    readonly bidId: string;
    readonly rank: number | null;
    readonly score: string | null;
    readonly excluded: string | null;
  }[];
  readonly lowBids: readonly { readonly bidId: string; readonly text: string }[];
  readonly sensitivity: readonly { readonly exactFrom: string; readonly text: string }[] | null;
  readonly citations: readonly { readonly id: string }[];
}

const bid = (id: string, price: string, points: string) => ({ id, price, points: { leistung: points } });
const question = (weight: string) => ({
  startsOn: '2026-07-01',
  state: 'HE',
  regime: 'eu',
  nature: 'supplies',
  maximumPoints: '1000',
  criteria: [{ id: 'leistung', name: 'Leistung', weight }],
  bids: [bid('A', '100000.00', '800'), bid('B', '120000.00', '900'), bid('C', '80000.00', '700')],
});
const SIMPLE = { ...question('100'), method: 'ufab-simple' };
const EXTENDED = { ...question('100'), method: 'ufab-extended', corridor: '10' };
const MEDIAN = { ...question('60'), method: 'ufab-median', priceWeight: '40' };
const LINEAR = {
  ...question('70'),
  method: 'price-linear',
  priceWeight: '30',
  pricePoints: { maximum: '30', zeroAt: '2', rounding: 'half-up', places: 0 },
};

describe('evaluations over HTTP', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const evaluated = async (body: object): Promise<Evaluation> => {
    const answer = await officer.post<Evaluation>('/api/law/evaluations', body);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const refused = async (body: object): Promise<Problem['errors']> => {
    const answer = await officer.post<Problem>('/api/law/evaluations', body);
    expect(answer.status).toBe(400);
    return answer.body.errors;
  };
  const scores = ({ ranking }: Evaluation) => ranking.map(({ bidId, score }) => `${bidId} ${score}`);

  it.each([
    ['simple', 'UFAB-SIMPLE', SIMPLE, ['C 875.000000', 'A 800.000000', 'B 750.000000']],
    [
      'extended by performance',
      'UFAB-EXT',
      { ...EXTENDED, criterion: 'highest-performance' },
      ['A 800.000000', 'C 875.000000', 'B 750.000000'],
    ],
    [
      'extended by price',
      'UFAB-EXT',
      { ...EXTENDED, criterion: 'lowest-price' },
      ['C 875.000000', 'A 800.000000', 'B 750.000000'],
    ],
    ['median 60/40', 'UFAB-MEDIAN', MEDIAN, ['C 0.205000', 'A 0.200000', 'B 0.195000']],
  ])('ranks the examples of the collection: %s (%s)', async (_, id, body, expected) => {
    const answer = await evaluated(body);
    expect(scores(answer)).toEqual(expected);
    expect(answer.citations.map((citation) => citation.id)).toContain(id);
  });

  it('gives 30, 21, 15 and 0 of 30 price points, the whole score with the price alone (PRICE-LIN)', async () => {
    const prices = ['100000.00', '130000.00', '150000.00', '200000.00'];
    const bids = prices.map((price, i) => ({ id: `${i + 1}`, price }));
    const answer = await evaluated({ ...LINEAR, criteria: [], priceWeight: '100', bids });
    // points of 30 as parts of 100
    expect(scores(answer)).toEqual(['1 100.000000', '2 70.000000', '3 50.000000', '4 0.000000']);
  });

  it('says where the first place changes, and asks about a low bid without excluding it (UFAB-MEDIAN, LOW-60)', async () => {
    const answer = await evaluated(MEDIAN);
    expect(answer.sensitivity?.map(({ exactFrom }) => exactFrom)).toEqual(['0', '500/13']);
    expect(answer.sensitivity?.[1]?.text).toBe('Ab rund 38,46 % Preisgewichtung liegt Angebot C vorn.');
    expect(answer.lowBids.map(({ bidId }) => bidId)).toEqual(['C']);
    expect(answer.lowBids[0]?.text).toContain('kein Ausschluss');
    expect(answer.ranking[0]).toMatchObject({ bidId: 'C', rank: 1, excluded: null });
  });

  it('names every wrong field', async () => {
    const wrong = { ...MEDIAN, priceWeight: '50', bids: [bid('A', '0', '1001'), bid('A', '1.00', '1')] };
    expect(await refused(wrong)).toEqual([
      { pointer: '/criteria', message: expect.stringContaining('110 % statt 100 %') },
      { pointer: '/bids/1/id', message: '„A“ kommt mehrmals vor' },
      { pointer: '/bids/0/price', message: expect.stringContaining('kein Betrag größer als 0') },
      { pointer: '/bids/0/points/leistung', message: expect.stringContaining('1001') },
    ]);
    expect((await refused({}))?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/method', '/criteria', '/bids', '/startsOn', '/state', '/regime', '/nature']),
    );
  });

  it('takes up to 200 bids', async () => {
    const bids = Array.from({ length: 201 }, (_, i) => bid(`${i + 1}`, `${1000 + i}.00`, '500'));
    expect((await evaluated({ ...MEDIAN, bids: bids.slice(1) })).ranking).toHaveLength(200);
    expect((await refused({ ...MEDIAN, bids }))?.[0]?.pointer).toBe('/bids');
  });

  it('answers whoever is signed in, and nobody else', async () => {
    const orderer = await product.as('besteller.nauheim@demo.example');
    expect((await orderer.post('/api/law/evaluations', SIMPLE)).status).toBe(200);
    const anonymous = await fetch(`${product.address}/api/law/evaluations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(SIMPLE),
    });
    expect(anonymous.status).toBe(401);
  });
});
