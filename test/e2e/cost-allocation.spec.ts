import { type Client, type Product, startProduct } from '../support/product';

describe('sharing the costs', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const request = {
    year: { from: '2026-07-01', to: '2027-06-30' },
    costs: '100000.00',
    thirdPartyIncome: '5000.00',
    subsidies: '10000.01',
    basePercent: '10',
    members: [
      { id: 'raunheim', population: 17000 },
      { id: 'trebur', population: 13500 },
      { id: 'nauheim', population: 10500, from: '2027-01-01', to: null },
    ],
  };

  it('gives shares to the cent with their derivation', async () => {
    const { status, body } = await officer.post<{
      shares: { id: string; base: string; variable: string; total: string; days: number }[];
      total: string;
      derivation: string[];
    }>('/api/cost-allocations/preview', request);
    expect(status).toBe(200);
    expect(body.total).toBe('84999.99');
    const cents = (text: string): number => Number(text.replace('.', ''));
    expect(body.shares.reduce((sum, { total }) => sum + cents(total), 0)).toBe(8499999);
    expect(body.shares.map(({ id, days }) => [id, days])).toEqual([
      ['raunheim', 365],
      ['trebur', 365],
      ['nauheim', 181],
    ]);
    expect(body.derivation.at(-1)).toBe('Summe aller Anteile: 84.999,99\u00a0€.');
  });

  it.each([
    [{ costs: '-1' }, '/costs'],
    [{ costs: '1.234' }, '/costs'],
    [{ basePercent: '101' }, '/basePercent'],
    [{ members: [] }, '/members'],
    [{ members: [{ id: 'a', population: -1 }] }, '/members/0/population'],
    [{ members: [{ id: 'a', population: 1, to: '2026-02-30' }] }, '/members/0/to'],
    [{ year: { from: '2026-07-01', to: '2026-06-30' } }, '/year/to'],
  ])('refuses %j and names the field', async (wrong, pointer) => {
    const { status, body } = await officer.post<{ errors: { pointer: string }[] }>('/api/cost-allocations/preview', {
      ...request,
      ...wrong,
    });
    expect(status).toBe(400);
    expect(body.errors[0]?.pointer).toBe(pointer);
  });

  it('is for the staff of the centre', async () => {
    const orderer = await product.as('besteller.raunheim@demo.example');
    expect((await orderer.post('/api/cost-allocations/preview', request)).status).toBe(403);
  });
});
