import { Companies } from '@app/companies/contract';
import { addDays } from '@app/kernel';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { type Client, type Product, startProduct } from '../support/product';

interface Light {
  readonly kind: string;
  readonly light: string;
  readonly validUntil: string | null;
}
interface Item {
  readonly id: string;
  readonly name: string;
  readonly blockedReason: string | null;
  readonly lights: readonly Light[];
}
interface List {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
interface Company extends Item {
  readonly version: number;
  readonly vatId: string;
  readonly aliases: readonly string[];
  readonly on: string;
  readonly standing: readonly (Light & {
    readonly holds: boolean;
    readonly declarationId: string | null;
    readonly citations: readonly { id: string; statute: string }[];
  })[];
  readonly declarations: readonly {
    readonly id: string;
    readonly name: string;
    readonly recordedFor: string | null;
    readonly withdrawal: { reason: string; by: string } | null;
    readonly proofs: readonly { id: string; fileName: string; size: number }[];
  }[];
  readonly contacts: readonly { id: string; name: string }[];
  readonly history: readonly { sentence: string; person: string }[];
  readonly merged: readonly { id: string }[];
  readonly duplicates: readonly { id: string; reasons: string[] }[];
}
interface Refusal {
  readonly detail: string;
  readonly errors: readonly { pointer: string; message: string }[];
}
interface Import {
  readonly accepted: number;
  readonly stored: number;
  readonly rejected: readonly { line: number; field: string; message: string }[];
}
type Created = { readonly id: string };

describe('companies', () => {
  let product: Product;
  let officer: Client;
  let auditor: Client;
  let today: string;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    officer = await product.as('sachbearbeitung@demo.example');
    auditor = await product.as('revision@demo.example');
    today = (await officer.get<{ today: string }>('/api/today')).body.today;
  });
  afterAll(() => product.stop());

  const create = async (facts: Record<string, unknown>): Promise<string> => {
    const { status, body } = await officer.post<Created>('/api/companies', facts);
    expect(status).toBe(201);
    return body.id;
  };
  const read = async (id: string, on = ''): Promise<Company> =>
    (await officer.get<Company>(`/api/companies/${id}${on && `?on=${on}`}`)).body;
  const list = async (query: string): Promise<List> => (await officer.get<List>(`/api/companies?${query}`)).body;
  const names = async (query: string): Promise<string[]> => (await list(query)).items.map(({ name }) => name);
  const change = (client: Client, id: string, version: number, body: unknown) =>
    client.send<Company & Refusal>('PUT', `/api/companies/${id}`, body, { 'if-match': `"${version}"` });
  const declare = (id: string, declaration: Record<string, unknown>) =>
    officer.post<Company & Refusal>(`/api/companies/${id}/declarations`, {
      ...{ kind: 'competition-register', givenOn: today, result: 'clear' },
      ...declaration,
    });

  describe('keeping facts', () => {
    it('creates once for a request that is sent twice', async () => {
      const key = { 'idempotency-key': 'company-twice' };
      const [first, second] = await Promise.all([
        officer.post('/api/companies', { name: 'Zweimal gesendet GmbH' }, key),
        officer.post('/api/companies', { name: 'Zweimal gesendet GmbH' }, key),
      ]);
      expect(first.body).toEqual(second.body);
      expect(await names('q=Zweimal gesendet')).toEqual(['Zweimal gesendet GmbH']);
    });

    it('names every wrong field', async () => {
      const { status, body } = await officer.post<Refusal>('/api/companies', {
        ...{ name: 'Falsch GmbH', vatId: 'DE123456789', postcode: '123', email: 'x', cpv: ['30197643-5', 'Papier'] },
      });
      expect(status).toBe(400);
      expect(body.errors.map(({ pointer }) => pointer)).toEqual(['/postcode', '/email', '/vatId', '/cpv/1']);
      const blank = await officer.post<Refusal>('/api/companies', { name: '  ' });
      expect(blank.body.errors.map(({ pointer }) => pointer)).toEqual(['/name']);
    });

    it('lets the second of two people see what the first one changed, and overwrites nothing', async () => {
      const id = await create({ name: 'Zwei Hände GmbH', city: 'Trebur' });
      const head = await product.as('leitung@demo.example');
      expect((await change(officer, id, 1, { name: 'Zwei Hände GmbH', city: 'Nauheim' })).status).toBe(200);
      const late = await change(head, id, 1, { name: 'Zwei Hände GmbH', city: 'Raunheim' });
      expect(late.status).toBe(412);
      expect(late.body.detail).toMatch(/Stammdaten geändert/);
      expect((await read(id)).history.map(({ sentence }) => sentence)).toEqual(['Stammdaten geändert.', 'Angelegt.']);
    });

    it('finds a renamed company by its former name', async () => {
      const id = await create({ name: 'Vorher Technik GmbH' });
      await change(officer, id, 1, { name: 'Nachher Technik GmbH' });
      expect(await names('q=Vorher Technik')).toEqual(['Nachher Technik GmbH']);
      expect((await read(id)).aliases).toEqual(['Vorher Technik GmbH']);
    });

    it('blocks with a reason, says it in the list, and unblocks', async () => {
      const id = await create({ name: 'Gesperrte Firma GmbH' });
      const block = (body: unknown, version: number, method = 'PUT') =>
        officer.send<Company>(method, `/api/companies/${id}/block`, body, { 'if-match': `"${version}"` });
      expect((await block({ reason: ' ' }, 1)).status).toBe(400);
      expect((await block({ reason: 'Liefert nicht.' }, 1)).body.blockedReason).toBe('Liefert nicht.');
      expect(await names('status=blocked&q=Gesperrte Firma')).toEqual(['Gesperrte Firma GmbH']);
      expect(await names('status=active&q=Gesperrte Firma')).toEqual([]);
      expect((await block(undefined, 2, 'DELETE')).body.blockedReason).toBeNull();
    });
  });

  describe('searching', () => {
    it.each([
      ['papierhaus', 'Papierhaus Ried GmbH'],
      ['Papirhaus', 'Papierhaus Ried GmbH'],
      ['papierhaus reid', 'Papierhaus Ried GmbH'],
      ['Mainspize', 'Bürobedarf Mainspitze GmbH & Co. KG'],
      ['buerobedarf', 'Bürobedarf Mainspitze GmbH & Co. KG'],
      ['HRB 900377', 'Tonerwerk Rhein-Main AG'],
      ['Strasburg', 'Reprotechnik Alsace SARL'],
    ])('finds by %s', async (q, name) => {
      expect(await names(`q=${encodeURIComponent(q)}`)).toContain(name);
    });

    it('finds nothing for what is not there, and takes signs of patterns literally', async () => {
      expect(await names('q=Xylophonmanufaktur')).toEqual([]);
      expect(await names(`q=${encodeURIComponent('%_%')}`)).toEqual(await names(''));
    });

    it('filters by field of activity: wider and narrower codes belong to it', async () => {
      expect(await names('cpv=30125110-5')).toEqual(['Tonerwerk Rhein-Main AG']);
      expect(await names('cpv=45000000-7')).toEqual([
        'Dachdeckerei Hassia Meisterbetrieb',
        'Elektro Trebur Brand & Sohn oHG',
        'Straßenbau Altrhein GmbH',
      ]);
      expect(await names('cpv=30197643')).toContain('Bürobedarf Mainspitze GmbH & Co. KG');
    });

    it('hands out every company once, page by page, in order', async () => {
      const whole = await list('limit=500');
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: List = await list(`limit=3&cursor=${cursor}`);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(whole.items.map(({ id }) => id));
      expect((await officer.get('/api/companies?cursor=WzFd')).status).toBe(400);
    });

    it('is part of the global search for those who may read companies', async () => {
      const hits = (client: Client) =>
        client.get<{ items: { type: string; href: string }[] }>('/api/search?q=Tonerwerk');
      expect((await hits(officer)).body.items).toContainEqual(expect.objectContaining({ type: 'Unternehmen' }));
      const orderer = await product.as('besteller.nauheim@demo.example');
      expect((await hits(orderer)).body.items.filter(({ type }) => type === 'Unternehmen')).toEqual([]);
    });
  });

  describe('declarations', () => {
    it('show their light on any day, with the paragraph', async () => {
      const id = await create({ name: 'Ampel GmbH' });
      const register = async (on: string) =>
        (await read(id, on)).standing.find(({ kind }) => kind === 'competition-register');
      expect(await register(today)).toMatchObject({ light: 'missing', holds: false });
      await declare(id, { givenOn: addDays(today, -5), documentNumber: 'WR-1' });
      const now = await register(today);
      expect(now).toMatchObject({ light: 'valid', holds: true });
      expect(now?.citations.map(({ id: fact }) => fact)).toEqual(expect.arrayContaining(['WREG-2M', 'WREG-NOSELF']));
      expect(await register(addDays(today, 70))).toMatchObject({ light: 'expired', holds: false });
      expect(await register(addDays(today, -6))).toMatchObject({ light: 'missing' });
      expect((await officer.get(`/api/companies/${id}?on=2026-02-30`)).status).toBe(400);
    });

    it('have the same light in the list as on the page', async () => {
      for (const item of (await list('limit=500')).items) {
        const { standing } = await read(item.id);
        const statutory = standing.filter(({ kind }) => kind !== 'own');
        const bare = ({ kind, light, validUntil }: Light) => ({ kind, light, validUntil });
        expect(item.lights.map(bare)).toEqual(statutory.map(bare));
      }
    });

    it.each(['valid', 'expiring', 'expired', 'missing'])('filter the list by the light %s', async (light) => {
      const of = ({ lights }: Item, kind: string) => lights.find((each) => each.kind === kind)?.light;
      for (const kind of ['competition-register', 'tariff']) {
        const all = (await list('limit=500')).items.filter((item) => of(item, kind) === light);
        const filtered = (await list(`limit=500&kind=${kind}&light=${light}`)).items;
        expect(filtered.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      }
      expect((await list(`light=${light}`)).items.length).toBeGreaterThan(0);
    });

    it('are replaced by later ones and stay readable; one withdrawn counts no more', async () => {
      const id = await create({ name: 'Verlauf GmbH' });
      await declare(id, { givenOn: addDays(today, -40) });
      const { body } = await declare(id, { givenOn: today, result: 'adverse', note: 'Eintrag.' });
      expect(body.standing[0]).toMatchObject({ light: 'valid', holds: false });
      expect(body.declarations).toHaveLength(2);
      const wrong = body.declarations[0]?.id ?? '';
      const withdraw = () =>
        officer.post<Company>(`/api/companies/${id}/declarations/${wrong}/withdrawal`, { reason: 'Falsche Firma.' });
      expect((await withdraw()).body.standing[0]).toMatchObject({ light: 'valid', holds: true });
      expect((await withdraw()).status).toBe(409);
      expect((await read(id)).declarations[0]?.withdrawal).toMatchObject({ reason: 'Falsche Firma.' });
    });

    it('are refused at the field', async () => {
      const id = await create({ name: 'Feldfehler GmbH' });
      const pointers = async (wrong: Record<string, unknown>) =>
        (await declare(id, wrong)).body.errors.map(({ pointer }) => pointer);
      expect(await pointers({ givenOn: addDays(today, 1) })).toEqual(['/givenOn']);
      expect(await pointers({ givenOn: '2026-02-30' })).toEqual(['/givenOn']);
      expect(await pointers({ kind: 'own' })).toEqual(['/title']);
      expect(await pointers({ kind: 'gwb-123' })).toEqual(['/kind']);
    });

    it('keep their proof: a PDF comes back byte by byte, anything else is refused', async () => {
      const id = await create({ name: 'Nachweis GmbH' });
      const [declaration] = (await declare(id, {})).body.declarations;
      const path = `/api/companies/${id}/declarations/${declaration?.id ?? ''}/proofs`;
      const send = (bytes: Buffer) =>
        officer.send<Company & Refusal>('POST', `${path}?name=Auskunft.pdf`, bytes, {
          'content-type': 'application/octet-stream',
        });
      const pdf = Buffer.from('%PDF-1.7\nAuskunft');
      expect((await send(Buffer.from('<script>'))).body.errors[0]?.pointer).toBe('/file');
      await send(pdf);
      const { body } = await send(pdf);
      expect(body.declarations[0]?.proofs).toHaveLength(1);
      const proof = await auditor.get<string>(`${path}/${body.declarations[0]?.proofs[0]?.id ?? ''}`);
      expect(proof.headers.get('content-type')).toBe('application/pdf');
      expect(proof.headers.get('content-disposition')).toMatch(/^attachment; filename="Auskunft\.pdf"/);
      expect(proof.body).toBe(pdf.toString());
    });

    it('answer the contract of the room', async () => {
      const { app } = product;
      const [uow, companies] = [app.get(UnitOfWork), app.get(Companies)];
      const ask = <T>(centre: keyof typeof DEMO_CENTRES, work: () => Promise<T>) =>
        uow.run(systemActor(DEMO_CENTRES[centre], 'test'), work);
      const [hit] = await ask('gross-gerau', () => companies.search('Tonerwerk'));
      const standing = await ask('gross-gerau', () => companies.standing(hit?.id ?? '', today));
      expect(standing.entries.find(({ kind }) => kind === 'competition-register')).toMatchObject({ holds: true });
      expect(await ask('wetterau', () => companies.search('Tonerwerk'))).toEqual([]);
      await expect(ask('wetterau', () => companies.find(hit?.id ?? ''))).rejects.toMatchObject({ kind: 'not-found' });
    });
  });

  describe('duplicates', () => {
    const merge = (client: Client, id: string, otherId: string, version: number) =>
      client.post<Company & Refusal>(`/api/companies/${id}/merge`, { otherId }, { 'if-match': `"${version}"` });

    it('are recognised while typing, with the reason', async () => {
      const ask = async (query: string) =>
        (await officer.get<{ items: Item[] }>(`/api/companies/duplicates?${query}`)).body.items;
      expect(await ask(`name=${encodeURIComponent('buerobedarf mainspitze gmbh')}&postcode=65462`)).toHaveLength(2);
      expect(await ask('vatId=de 123 456 788')).toEqual([
        expect.objectContaining({ reasons: ['gleiche Umsatzsteuer-Identifikationsnummer'] }),
      ]);
      expect(await ask('email=neu@tonerwerk.example')).toHaveLength(1);
      expect(await ask('name=&email=')).toEqual([]);
    });

    it('merged keep declarations, contacts, names, histories and both ids', async () => {
      const facts = { name: 'Doppelt GmbH', postcode: '64560', city: 'Riedstadt' };
      const kept = await create({ ...facts, cpv: ['30197643-5'] });
      const other = await create({ ...facts, name: 'Doppelt', vatId: 'DE136695976', cpv: ['22800000-8'] });
      const third = await create({ ...facts, name: 'doppelt gmbh' });
      await declare(kept, { kind: 'minimum-wage', givenOn: addDays(today, -3) });
      await declare(other, { givenOn: addDays(today, -2) });
      await declare(third, { kind: 'own', title: 'Haftpflicht' });
      await officer.post(`/api/companies/${other}/contacts`, { name: 'Erika Beispiel' });
      expect((await read(kept)).duplicates.map(({ id }) => id).sort()).toEqual([other, third].sort());

      const preview = await officer.get<Company>(`/api/companies/${kept}/merge?otherId=${other}`);
      expect(preview.body).toMatchObject({ name: 'Doppelt GmbH', vatId: 'DE136695976' });
      expect((await merge(officer, other, third, (await read(other)).version)).status).toBe(200);
      const { status, body } = await merge(officer, kept, other, (await read(kept)).version);
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: kept, vatId: 'DE136695976', aliases: ['Doppelt', 'doppelt gmbh'] });
      expect(body.declarations).toHaveLength(3);
      expect(body.declarations.map(({ recordedFor }) => recordedFor).sort()).toEqual(['Doppelt', 'doppelt gmbh', null]);
      expect(body.contacts).toHaveLength(1);
      expect(body.history.filter(({ sentence }) => sentence === 'Angelegt.')).toHaveLength(3);
      for (const id of [kept, other, third]) expect((await read(id)).id).toBe(kept);
      expect(await names('q=Doppelt')).toEqual(['Doppelt GmbH']);
      expect((await merge(officer, kept, third, (await read(kept)).version)).status).toBe(409);
    });

    it('merged crosswise by two people at once end as one company', async () => {
      const [a, b] = [await create({ name: 'Kreuz A GmbH' }), await create({ name: 'Kreuz B GmbH' })];
      const head = await product.as('leitung@demo.example');
      const answers = await Promise.all([merge(officer, a, b, 1), merge(head, b, a, 1)]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect((await read(a)).id).toBe((await read(b)).id);
      expect(await names('q=Kreuz')).toHaveLength(1);
    });

    it('are not merged unseen: a stale version is refused', async () => {
      const [a, b] = [await create({ name: 'Veraltet A' }), await create({ name: 'Veraltet B' })];
      await change(officer, a, 1, { name: 'Veraltet A', city: 'Trebur' });
      expect((await merge(officer, a, b, 1)).status).toBe(412);
      expect((await read(b)).id).toBe(b);
    });
  });

  it('forgets a contact person wherever it stood: page, audit trail, history, export', async () => {
    const id = await create({ name: 'Vergessen GmbH' });
    const person = { name: 'Walpurga Einmalig', email: 'walpurga@vergessen.example', phone: '06152 1' };
    const [contact] = (await officer.post<Company>(`/api/companies/${id}/contacts`, person)).body.contacts;
    const erase = () => officer.delete(`/api/companies/${id}/contacts/${contact?.id ?? ''}`);
    expect((await erase()).status).toBe(204);
    expect((await erase()).status).toBe(404);
    const head = await product.as('leitung@demo.example');
    const trail = await head.get(`/api/audit?subject=${id}`);
    expect(JSON.stringify(trail.body)).toContain('company.contact-erased');
    const everything = [trail.body, await read(id), (await officer.get('/api/companies/export?format=csv')).body];
    expect(JSON.stringify(everything)).not.toMatch(/Walpurga/i);
  });

  describe('files', () => {
    const load = (csv: string, mode: string) => officer.send<Import>('POST', `/api/companies/import?mode=${mode}`, csv);
    const CSV = 'Name;PLZ;Ort;KMU\nEingelesen GmbH;64521;Groß-Gerau;ja\nFalsch AG;12;Trebur;nein\n;64521;;\n';

    it('are checked first, then the good records are taken over, once', async () => {
      const checked = await load(CSV, 'check');
      expect(checked.body).toMatchObject({ accepted: 1, stored: 0 });
      expect(checked.body.rejected.map(({ line, field }) => [line, field])).toEqual([
        [3, 'PLZ'],
        [4, 'Name'],
      ]);
      expect(await names('q=Eingelesen')).toEqual([]);
      expect((await load(CSV, 'apply')).body.stored).toBe(1);
      const again = await load(CSV, 'apply');
      expect(again.body.stored).toBe(0);
      expect(again.body.rejected[0]?.message).toMatch(/schon erfasst/);
      expect(await names('q=Eingelesen')).toEqual(['Eingelesen GmbH']);
    });

    it('taken over by two people at the same moment are taken over once', async () => {
      const csv = 'Name;PLZ\nGleichzeitig GmbH;64521\n';
      const answers = await Promise.all([load(csv, 'apply'), load(csv, 'apply')]);
      expect(answers.map(({ body }) => body.stored).sort()).toEqual([0, 1]);
    });

    it('that the export writes are read by the import', async () => {
      const { body, headers } = await officer.get<string>('/api/companies/export?format=csv&q=Papierhaus');
      expect(headers.get('content-disposition')).toContain('Unternehmen');
      const checked = await load(body.replace('Papierhaus Ried GmbH', 'Andere GmbH'), 'check');
      expect(checked.body).toMatchObject({ accepted: 1, rejected: [] });
      const xlsx = await officer.get<string>('/api/companies/export?format=xlsx');
      expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
    });

    it('without content or of another kind are refused in words', async () => {
      expect((await officer.post<Refusal>('/api/companies/import?mode=check', {})).body.detail).toMatch(/CSV-Datei/);
      expect((await load('Firma\nX\n', 'check')).status).toBe(400);
    });
  });

  describe('belong to the centre', () => {
    it('another centre sees nothing and changes nothing by any id', async () => {
      const wetterau = await product.as('leitung@wetterau.example');
      const { items } = await list('limit=1');
      const id = items[0]?.id ?? '';
      expect((await wetterau.get<List>('/api/companies')).body.items).toEqual([]);
      expect((await wetterau.get<List>('/api/companies?q=Papierhaus')).body.items).toEqual([]);
      expect((await wetterau.get<{ items: [] }>('/api/companies/duplicates?vatId=DE123456788')).body.items).toEqual([]);
      expect((await wetterau.get(`/api/companies/${id}`)).status).toBe(404);
      expect((await change(wetterau, id, 1, { name: 'Fremd' })).status).toBe(404);
      const own = (await wetterau.post<Created>('/api/companies', { name: 'Eigen GmbH' })).body.id;
      const merge = await wetterau.post(`/api/companies/${own}/merge`, { otherId: id }, { 'if-match': '"1"' });
      expect(merge.status).toBe(404);
      const declaration = { kind: 'tariff', givenOn: today, result: 'clear' };
      expect((await wetterau.post(`/api/companies/${id}/declarations`, declaration)).status).toBe(404);
    });

    it('auditors read and change nothing; members and administrators see nothing', async () => {
      const { items } = await list('limit=1');
      const id = items[0]?.id ?? '';
      expect((await auditor.get(`/api/companies/${id}`)).status).toBe(200);
      expect((await auditor.post('/api/companies', { name: 'Prüfer GmbH' })).status).toBe(403);
      for (const email of ['admin@demo.example', 'fachamt.nauheim@demo.example', 'controlling.nauheim@demo.example']) {
        const client = await product.as(email);
        expect((await client.get('/api/companies')).status).toBe(403);
        expect((await client.get(`/api/companies/${id}`)).status).toBe(403);
      }
    });

    it('answers 404 for ids that are none', async () => {
      for (const id of ['0', 'x', '00000000-0000-7000-8000-00000000dead']) {
        expect((await officer.get(`/api/companies/${id}`)).status).toBe(404);
      }
    });
  });
});
