import { daysAhead } from '../support/days';
import { type Client, type Product, startProduct } from '../support/product';

describe('input that nobody types', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  it.each([
    ['a search', '/api/search?q=a%00b'],
    ['an id', '/api/documents/a%00b'],
    ['a filter', '/api/cost-centres?member=%00'],
    ['a cursor', `/api/documents?cursor=${Buffer.from('["\\u0000"]').toString('base64url')}`],
  ])('refuses the character NUL in %s', async (_, url) => {
    const { status, headers } = await officer.get(url);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/problem\+json/);
  });

  it('refuses the character NUL in a body and at the sign-in', async () => {
    const token = { name: 'a\u0000b', scope: 'read', expiresOn: daysAhead(30) };
    expect((await officer.post('/api/tokens', token)).status).toBe(400);
    expect((await officer.post('/api/session', { email: 'a\u0000@b.example', password: 'x' })).status).toBe(400);
  });

  it('refuses half a character where it is kept as JSON', async () => {
    const head = await product.as('leitung@demo.example');
    const entry = { kind: 'value', factId: 'MIN-NAT', value: '3', statute: '§ 11 \ud800 UVgO', source: 'BAnz' };
    const { status, body } = await head.post<{ detail: string }>('/api/law/entries', entry);
    expect([status, body.detail]).toEqual([400, 'Die Eingabe enthält Zeichen, die nicht gespeichert werden können.']);
  });

  it('refuses a day so early that the year before it cannot be asked for', async () => {
    expect((await officer.get('/api/law/contract-values?asOf=0001-01-01')).status).toBe(400);
  });

  it.each([
    ['without end', `/api/documents/${'x'.repeat(5_000)}`],
    ['with a broken escape', '/api/documents/%zz'],
  ])('answers an address %s as problem+json in German', async (_, url) => {
    const { status, body, headers } = await officer.get<{ detail: string }>(url);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toMatch(/problem\+json/);
    expect(body.detail).toBe('Unter dieser Adresse gibt es nichts.');
  });

  it('lets an auditor mark what they have read, also when the page sends a key', async () => {
    const auditor = await product.as('revision@demo.example');
    const id = '01900000-0000-7000-8000-00000000ffff';
    const read = await auditor.post(`/api/notifications/${id}/read`, {}, { 'idempotency-key': 'gelesen' });
    expect(read.status).toBe(204);
  });
});
