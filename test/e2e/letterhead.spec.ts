import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';
import { smallPng } from '../support/rows/letterhead';

jest.setTimeout(60_000);

interface Letterhead {
  owner: string;
  version: number;
  alt: string;
  web: string | null;
  picture: { sha256: string; mediaType: string; width: number; height: number } | null;
  versions: { version: number; changedBy: string }[];
}
interface Letterheads {
  centre: { name: string };
  items: Letterhead[];
}
interface Problem {
  detail: string;
  code: string;
  errors: { pointer: string; message: string }[];
}

describe('the letterhead', () => {
  let product: Product;
  let head: Client;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct();
    head = await product.as('leitung@demo.example');
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const put = <T = Letterheads>(
    client: Client,
    owner: string,
    bytes: Uint8Array,
    seen: number,
    alt = 'Logo: drei Bögen',
  ) =>
    client.send<T>('PUT', `/api/letterheads/${owner}/picture?alt=${encodeURIComponent(alt)}`, bytes, {
      'content-type': 'application/octet-stream',
      'if-match': `"${seen}"`,
    });
  const of = (body: Letterheads, owner: string): Letterhead => {
    const found = body.items.find((one) => one.owner === owner);
    if (!found) throw new Error(`no letterhead of ${owner}`);
    return found;
  };
  const settled = async (template: string, data: object = {}) => {
    const { body } = await officer.post<{ id: string }>('/api/documents', {
      template,
      subject: { type: 'sample', id: template },
      data,
    });
    return eventually('the document to settle', async () => {
      const one = await officer.get<{ state: string; error: string | null }>(`/api/documents/${body.id}`);
      return ['done', 'failed'].includes(one.body.state) && { ...one.body, id: body.id };
    });
  };
  const dataOf = async (id: string): Promise<Record<string, { sha256: string } | undefined>> => {
    const { Client: Pg } = await import('pg');
    const owner = new Pg({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query<{ data: never }>('select data from documents.document where id = $1', [id]);
      return rows[0]?.data ?? {};
    } finally {
      await owner.end();
    }
  };

  it('is kept version by version, put into every document, and never changes one that is there', async () => {
    const first = await put(head, 'centre', smallPng(), 0);
    expect(first.status).toBe(200);
    const logo = of(first.body, 'centre');
    expect(logo).toMatchObject({ version: 1, alt: 'Logo: drei Bögen', picture: { mediaType: 'image/png', width: 60 } });
    const arms = of((await put(head, 'raunheim', smallPng(80), 0, 'Wappen der Stadt Raunheim')).body, 'raunheim');

    const letter = await settled('procedure-letter', { member: 'Raunheim' });
    expect(letter).toMatchObject({ state: 'done', error: null });
    const data = await dataOf(letter.id);
    expect(data['logo']?.sha256).toBe(logo.picture?.sha256);
    expect(data['coatOfArms']?.sha256).toBe(arms.picture?.sha256);

    const second = await put(head, 'centre', smallPng(60, 90), 1, 'Logo: vier Bögen');
    expect(of(second.body, 'centre').versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await dataOf(letter.id))['logo']).toEqual(data['logo']);
    const later = await dataOf((await settled('procedure-letter')).id);
    expect(later['logo']?.sha256).toBe(of(second.body, 'centre').picture?.sha256);
    expect(later['coatOfArms']).toBeUndefined();
    const { body } = await head.get<{ items: { action: string }[] }>('/api/audit?q=Vergabezentrum');
    expect(body.items.map(({ action }) => action)).toContain('letterhead.changed');
  });

  it('takes no picture that the data bring along', async () => {
    const foreign = { sha256: 'a'.repeat(64), mediaType: 'image/png', width: 10, height: 10, alt: 'fremd' };
    const letter = await settled('procedure-letter', { logo: foreign });
    expect(letter.state).toBe('done');
    expect((await dataOf(letter.id))['logo']?.sha256).not.toBe(foreign.sha256);
  });

  it('refuses what cannot be drawn, who may not, and who has not seen the newest', async () => {
    const svg = await put<Problem>(head, 'nauheim', Buffer.from('<svg/>'), 0);
    expect(svg).toMatchObject({ status: 400, body: { errors: [{ pointer: '/file' }] } });
    const wordless = await put<Problem>(head, 'nauheim', smallPng(), 0, '');
    expect(wordless).toMatchObject({ status: 400, body: { errors: [{ pointer: '/alt' }] } });
    expect((await put(officer, 'nauheim', smallPng(), 0)).status).toBe(403);
    expect((await put(head, 'nirgendwo', smallPng(), 0)).status).toBe(404);
    await put(head, 'nauheim', smallPng(), 0);
    expect(await put<Problem>(head, 'nauheim', smallPng(70), 0)).toMatchObject({ status: 412 });
    const web = await head.send<Problem>(
      'PUT',
      '/api/letterheads/centre',
      { alt: 'Logo: vier Bögen', web: 'https://x' },
      { 'if-match': '"2"' },
    );
    expect(web).toMatchObject({ status: 400, body: { errors: [{ pointer: '/web' }] } });
  });

  it('a damaged logo fails the documents that need it with its cause; the others go on; a new one mends it', async () => {
    const now = of((await head.get<Letterheads>('/api/letterheads')).body, 'centre');
    const fresh = of((await put(head, 'centre', smallPng(90, 10), now.version)).body, 'centre');
    const sha256 = fresh.picture?.sha256 ?? '';
    const file = path.join(product.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.bin`);
    await writeFile(file, 'no picture any more');
    const damaged = await settled('procedure-letter');
    expect(damaged).toMatchObject({ state: 'failed', error: expect.stringContaining('beschädigt') as string });

    const removed = await head.send<Letterheads>('DELETE', '/api/letterheads/centre/picture', undefined, {
      'if-match': `"${fresh.version}"`,
    });
    expect(of(removed.body, 'centre').picture).toBeNull();
    expect(await settled('procedure-letter')).toMatchObject({ state: 'done' });
    await put(head, 'centre', smallPng(95, 10), fresh.version + 1);
    expect(await settled('procedure-letter')).toMatchObject({ state: 'done' });
  });
});
