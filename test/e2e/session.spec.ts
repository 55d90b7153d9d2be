import { type Product, startProduct } from '../support/product';

describe('sign-in and session', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const post = (body: unknown): Promise<Response> =>
    fetch(`${product.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('shows the person, the roles and the members that are theirs', async () => {
    const orderer = await product.as('besteller.raunheim@demo.example');
    const { body } = await orderer.get<{ roles: string[]; members: { slug: string }[]; centre: { name: string } }>(
      '/api/session',
    );
    expect(body.roles).toEqual(['orderer']);
    expect(body.members).toEqual([{ slug: 'raunheim', name: 'Raunheim' }]);
    expect(body.centre.name).toBe('Kommunales Vergabezentrum im Kreis Groß-Gerau');
  });

  it('gives the same answer for an unknown address and a wrong password', async () => {
    const [unknown, wrong] = await Promise.all([
      post({ email: 'niemand@demo.example', password: 'demo' }),
      post({ email: 'leitung@demo.example', password: 'falsch' }),
    ]);
    const [a, b] = (await Promise.all([unknown.json(), wrong.json()])) as { detail: string; type: string }[];
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(a?.detail).toBe(b?.detail);
    expect(a?.type).toBe(b?.type);
  });

  it('locks the account after ten wrong passwords in a row', async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      await post({ email: 'fachamt.trebur@demo.example', password: 'falsch' });
    const right = await post({ email: 'fachamt.trebur@demo.example', password: 'demo' });
    expect(right.status).toBe(401);
    expect(((await right.json()) as { detail: string }).detail).toMatch(/15 Minuten/);
  });

  it('refuses a change without the CSRF token and accepts it with a personal access token', async () => {
    const head = await product.as('leitung@demo.example');
    const body = { name: 'Auswertung', scope: 'read', expiresOn: '2099-12-31' };
    const without = await head.post('/api/tokens', body, { 'x-csrf-token': 'falsch' });
    expect(without.status).toBe(403);
    const created = await head.post<{ token: string }>('/api/tokens', body);
    expect(created.status).toBe(201);
    const withToken = (init?: RequestInit): Promise<Response> =>
      fetch(`${product.address}/api/${init ? 'demo/clock' : 'members'}`, {
        ...init,
        headers: { authorization: `Bearer ${created.body.token}`, 'content-type': 'application/json' },
      });
    expect((await withToken()).status).toBe(200);
    const write = await withToken({ method: 'POST', body: JSON.stringify({ today: '2029-01-01' }) });
    expect(write.status).toBe(403);
  });

  it('ends the session', async () => {
    const person = await product.as('leitung@demo.example');
    expect((await person.delete('/api/session')).status).toBe(204);
    expect((await person.get('/api/session')).status).toBe(401);
  });

  it('answers broken JSON, unknown fields and unknown addresses as problem+json in German', async () => {
    const broken = await fetch(`${product.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect(broken.headers.get('content-type')).toMatch(/problem\+json/);
    const unknownField = (await (await post({ email: 'a@b.example', password: 'x', admin: true })).json()) as {
      errors: unknown;
    };
    expect(unknownField.errors).toEqual([{ pointer: '/admin', message: 'Dieses Feld gibt es hier nicht.' }]);
    const nowhere = await fetch(`${product.address}/api/nirgendwo`);
    expect(nowhere.status).toBe(404);
    expect(nowhere.headers.get('content-type')).toMatch(/problem\+json/);
  });

  it('keeps the second centre apart', async () => {
    const wetterau = await product.as('leitung@wetterau.example');
    const { body } = await wetterau.get<{ items: { slug: string }[] }>('/api/members');
    expect(body.items.map(({ slug }) => slug)).toEqual(['bad-nauheim']);
  });
});
