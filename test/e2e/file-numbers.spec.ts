import { procedure, ProcurementDesk } from '../support/procurement';
import type { Client } from '../support/product';

interface Scheme {
  readonly pattern: string;
  readonly example: string;
  readonly mayChange: boolean;
  readonly version: number;
}
const ADDRESS = '/api/file-number-scheme';

describe('the file numbers of a centre', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let year: string;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head } = desk);
    year = desk.today.slice(0, 4);
  });
  afterAll(() => desk.product.stop());

  const created = async (nature = 'works', client = officer): Promise<string> =>
    (await client.post<{ fileNumber: string }>('/api/procedures', procedure('900.00', { nature }))).body.fileNumber;

  it('follow the usual scheme until the head sets another, which officers see and only the head may change', async () => {
    expect((await officer.get<Scheme>(ADDRESS)).body).toMatchObject({
      pattern: '{jahr}-{art}-{nummer}',
      example: `${year}-L-0042`,
      mayChange: false,
      version: 0,
    });
    expect((await officer.send<Scheme>('PUT', ADDRESS, { pattern: 'X-{jahr}-{nummer}' })).status).toBe(403);
    const id = await desk.create(procedure('900.00', { nature: 'works' }));
    const before = (await desk.read(id)).fileNumber;

    const set = await head.send<Scheme>('PUT', ADDRESS, { pattern: 'VZ-{jahr}-{nummer:5}' });
    expect(set.body).toMatchObject({ example: `VZ-${year}-00042`, mayChange: true, version: 1 });
    expect([await created('works'), await created('services')]).toEqual([`VZ-${year}-00001`, `VZ-${year}-00002`]);
    expect((await desk.read(id)).fileNumber).toBe(before);
  });

  it('never give a number twice, whatever scheme comes after another', async () => {
    const given: string[] = [];
    for (const pattern of [
      '{jahr}-{art}-{nummer}',
      '{jahr}-B-{nummer}',
      '{jahr}-{art}-{nummer}',
      '{jahr}-B-{nummer:4}',
    ]) {
      expect((await head.send<Scheme>('PUT', ADDRESS, { pattern })).status).toBe(200);
      given.push(...(await Promise.all([created(), created(), created('services')])));
    }
    expect(given.every((number) => typeof number === 'string')).toBe(true);
    expect(new Set(given).size).toBe(given.length);
  });

  it('refuse a pattern at its field, and a change of a pattern somebody else has changed', async () => {
    const refused = await head.send<{ errors: { pointer: string }[] }>('PUT', ADDRESS, { pattern: '{nummer}/{jahr}' });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ pointer }) => pointer)).toContain('/pattern');
    const { version } = (await head.get<Scheme>(ADDRESS)).body;
    const stale = await head.send<Scheme>(
      'PUT',
      ADDRESS,
      { pattern: '{jahr}-{nummer}' },
      { 'if-match': `"${version - 1}"` },
    );
    expect([409, 412]).toContain(stale.status);
  });

  it('stand in the trail with both patterns, once for a change', async () => {
    const pattern = '{jahr}.{art}.{nummer:3}';
    for (let again = 0; again < 2; again += 1)
      expect((await head.send<Scheme>('PUT', ADDRESS, { pattern })).status).toBe(200);
    const { body } = await head.get<{ items: { action: string; after: unknown }[] }>(
      '/api/audit?subject=file-number-scheme',
    );
    expect(body.items.filter(({ after }) => JSON.stringify(after).includes(pattern))).toHaveLength(1);
  });

  it('are each centre’s own', async () => {
    const wetterau = await desk.product.as('leitung@wetterau.example');
    expect((await wetterau.get<Scheme>(ADDRESS)).body).toMatchObject({ pattern: '{jahr}-{art}-{nummer}', version: 0 });
  });
});
