import pg from 'pg';
import { daysAhead } from '../support/days';
import { type Client, type Product, signIn, startProduct } from '../support/product';

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

  it('lets guesses sent at the same moment not outrun the lock, and writes the lock down', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 25 }, () => post({ email: 'fachamt.nauheim@demo.example', password: 'falsch' })),
    );
    const types = await Promise.all(guesses.map(async (guess) => ((await guess.json()) as { type: string }).type));
    expect(types.filter((type) => type.endsWith('wrong-credentials'))).toHaveLength(10);
    expect(types.filter((type) => type.endsWith('locked'))).toHaveLength(15);
    const head = await product.as('leitung@demo.example');
    const { items } = (await head.get<{ items: { action: string }[] }>('/api/audit?limit=500')).body;
    expect(items.filter(({ action }) => action === 'account.locked').length).toBeGreaterThan(0);
  });

  it('counts only wrong passwords in a row', async () => {
    const person = { email: 'fachamt.riedstadt@demo.example' };
    for (let attempt = 0; attempt < 9; attempt++) await post({ ...person, password: 'falsch' });
    expect((await post({ ...person, password: 'demo' })).status).toBe(204);
    for (let attempt = 0; attempt < 9; attempt++) await post({ ...person, password: 'falsch' });
    expect((await post({ ...person, password: 'demo' })).status).toBe(204);
  });

  it('refuses a change without the CSRF token and accepts it with a personal access token', async () => {
    const head = await product.as('leitung@demo.example');
    const body = { name: 'Auswertung', scope: 'read', expiresOn: daysAhead(30) };
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

  it.each(['besteller.trebur@demo.example', 'revision@demo.example'])(
    'ends the session of %s and writes it down',
    async (email) => {
      const person = await product.as(email);
      const { id } = (await person.get<{ person: { id: string } }>('/api/session')).body.person;
      expect((await person.delete('/api/session')).status).toBe(204);
      expect((await person.get('/api/session')).status).toBe(401);
      const head = await product.as('leitung@demo.example');
      const { items } = (await head.get<{ items: { action: string }[] }>(`/api/audit?subject=${id}`)).body;
      expect(items.map(({ action }) => action).slice(0, 2)).toEqual(['session.closed', 'session.opened']);
    },
  );

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

  it.each(['2029-02-30', '1.1.2030', 'morgen', 7])('does not set the demo clock to %j', async (today) => {
    const head = await product.as('leitung@demo.example');
    const { status, body } = await head.post<{ errors: unknown }>('/api/demo/clock', { today });
    expect([status, body.errors]).toEqual([
      400,
      [{ pointer: '/today', message: 'Hier wird ein Kalendertag erwartet (JJJJ-MM-TT).' }],
    ]);
  });

  it('keeps the second centre apart', async () => {
    const wetterau = await product.as('leitung@wetterau.example');
    const { body } = await wetterau.get<{ items: { slug: string }[] }>('/api/members');
    expect(body.items.map(({ slug }) => slug)).toEqual(['bad-nauheim']);
  });

  it('ends every session of the person at once', async () => {
    const [here, there] = await Promise.all([
      product.as('controlling.nauheim@demo.example'),
      product.as('controlling.nauheim@demo.example'),
    ]);
    const other = await product.as('besteller.nauheim@demo.example');
    expect((await here.delete('/api/sessions')).status).toBe(204);
    expect((await here.get('/api/session')).status).toBe(401);
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await other.get('/api/session')).status).toBe(200);
  });

  it('keeps the passwords of demo accounts, with a sentence', async () => {
    const orderer = await product.as('besteller.nauheim@demo.example');
    const { status, body } = await orderer.post('/api/session/password', { current: 'demo', next: 'zwölf Zeichen!' });
    expect(status).toBe(409);
    expect(body.detail).toMatch(/Demo-Konto/);
  });
});

interface Token {
  id: string;
  name: string;
  scope: string;
  expired: boolean;
}

describe('personal access tokens', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const create = (client: Client, name: string, headers: Record<string, string> = {}) =>
    client.post<{ id: string; token: string }>(
      '/api/tokens',
      { name, scope: 'write', expiresOn: daysAhead(30) },
      headers,
    );
  const tokensOf = async (client: Client): Promise<Token[]> =>
    (await client.get<{ items: Token[] }>('/api/tokens')).body.items;
  const status = async (token: string, url = '/api/members', method = 'GET'): Promise<number> =>
    (await fetch(`${product.address}${url}`, { method, headers: { authorization: `Bearer ${token}` } })).status;

  it('are listed to their owner alone, without the token, and stop working when revoked', async () => {
    const orderer = await product.as('besteller.kelsterbach@demo.example');
    const { body } = await create(orderer, 'Kassenabgleich');
    expect(await tokensOf(orderer)).toEqual([
      expect.objectContaining({ id: body.id, name: 'Kassenabgleich', scope: 'write', expired: false }),
    ]);
    expect(JSON.stringify(await tokensOf(orderer))).not.toContain(body.token);
    expect(await status(body.token)).toBe(200);

    for (const email of ['admin@demo.example', 'freigabe.kelsterbach@demo.example', 'leitung@wetterau.example']) {
      const other = await product.as(email);
      expect(await tokensOf(other)).toEqual([]);
      expect((await other.delete(`/api/tokens/${body.id}`)).status).toBe(404);
    }
    expect((await orderer.delete(`/api/tokens/${body.id}`)).status).toBe(204);
    expect((await orderer.delete(`/api/tokens/${body.id}`)).status).toBe(404);
    expect(await tokensOf(orderer)).toEqual([]);
    expect(await status(body.token)).toBe(401);

    const auditor = await product.as('revision@demo.example');
    const trail = await auditor.get<{ items: { action: string; personName: string }[] }>(
      `/api/audit?subject=${body.id}`,
    );
    expect(trail.body.items.map(({ action }) => action)).toEqual(['token.revoked', 'token.created']);
  });

  it('are made once for the same Idempotency-Key, and the secret is not kept', async () => {
    const head = await product.as('leitung@demo.example');
    const key = { 'idempotency-key': 'ein-token' };
    const first = await create(head, 'Auswertung', key);
    const second = await create(head, 'Auswertung', key);
    expect([first.status, second.status]).toEqual([201, 409]);
    expect(await tokensOf(head)).toHaveLength(1);
    const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ response: unknown }>(
      `select response from platform.idempotency where key = 'ein-token'`,
    );
    await owner.end();
    expect(rows).toEqual([{ response: null }]);
  });

  it('name the wrong field', async () => {
    const head = await product.as('leitung@demo.example');
    for (const [wrong, pointer] of [
      [{ name: '' }, '/name'],
      [{ name: ' \t ' }, '/name'],
      [{ scope: 'alles' }, '/scope'],
      [{ expiresOn: '31.12.2099' }, '/expiresOn'],
      [{ expiresOn: '2027-02-29' }, '/expiresOn'],
      [{ expiresOn: '2020-01-01' }, '/expiresOn'],
      [{ expiresOn: daysAhead(5 * 366) }, '/expiresOn'],
    ] as const) {
      const answer = await head.post<{ errors: { pointer: string }[] }>('/api/tokens', {
        name: 'x',
        scope: 'read',
        expiresOn: daysAhead(30),
        ...wrong,
      });
      expect([answer.status, answer.body.errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
    }
  });

  it('last up to five years, and their name is kept without outer blanks', async () => {
    const admin = await product.as('admin@demo.example');
    const body = { name: ' Fünf Jahre ', scope: 'read', expiresOn: daysAhead(5 * 365) };
    expect((await admin.post('/api/tokens', body)).status).toBe(201);
    expect((await tokensOf(admin)).map(({ name }) => name)).toEqual(['Fünf Jahre']);
  });

  it('cannot end sessions or change the password', async () => {
    const head = await product.as('leitung@demo.example');
    const { body } = await create(head, 'Schnittstelle');
    expect(await status(body.token, '/api/sessions', 'DELETE')).toBe(403);
    const password = await fetch(`${product.address}/api/session/password`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ current: 'demo', next: 'zwölf Zeichen!' }),
    });
    expect(password.status).toBe(403);
    expect((await head.get('/api/session')).status).toBe(200);
  });
});

describe('the own password', () => {
  const NEXT = 'Regenschirm am Mainufer';
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ DEMO: '0' });
  });
  afterAll(() => product.stop());

  const change = (client: Client, current: string, next: string, headers: Record<string, string> = {}) =>
    client.post<{ detail: string; errors: { pointer: string; message: string }[] }>(
      '/api/session/password',
      { current, next },
      headers,
    );

  it.each([
    ['a wrong current one', 'falsch', NEXT, '/current'],
    ['fewer than twelve characters', 'demo', 'elf Zeichen', '/next'],
    ['few different characters', 'demo', 'aaaaaaaaaaaa', '/next'],
  ])('is not changed with %s', async (_what, current, next, pointer) => {
    const requester = await product.as('fachamt.nauheim@demo.example');
    const { status, body } = await change(requester, current, next);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
    await product.as('fachamt.nauheim@demo.example');
  });

  it.each(['besteller.nauheim@demo.example', 'revision@demo.example'])(
    'is changed by %s: the old one no longer works, other sessions end, this one stays',
    async (email) => {
      const here = await product.as(email);
      const there = await product.as(email);
      // As the page sends it: with a key. Nothing of the request may be kept.
      expect((await change(here, 'demo', NEXT, { 'idempotency-key': `kennwort-${email}` })).status).toBe(204);
      expect((await here.get('/api/session')).status).toBe(200);
      expect((await there.get('/api/session')).status).toBe(401);
      await expect(product.as(email)).rejects.toThrow(/401/);
      const again = await signIn(product.address, email, NEXT);
      expect((await again.get('/api/session')).status).toBe(200);
      const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
      await owner.connect();
      const { rows } = await owner.query(`select 1 from platform.idempotency where key like 'kennwort-%'`);
      const trail = await owner.query<{ after: unknown }>(
        `select after from audit.entry where action = 'password.changed' and person_id =
           (select id from identity.person where email = $1)`,
        [email],
      );
      await owner.end();
      expect(rows).toEqual([]);
      expect(trail.rows).toEqual([{ after: { endedSessions: 1 } }]);
    },
  );

  it('locks the account after ten wrong current passwords', async () => {
    const approver = await product.as('freigabe.nauheim@demo.example');
    for (let attempt = 0; attempt < 10; attempt++) await change(approver, 'falsch', NEXT);
    const { status, body } = await change(approver, 'demo', NEXT);
    expect(status).toBe(409);
    expect(body.detail).toMatch(/15 Minuten/);
  });
});
