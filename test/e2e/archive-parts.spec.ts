import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ProcurementDesk } from '../support/procurement';
import { completeRequest } from '../support/request';

jest.setTimeout(240_000);

const run = promisify(execFile);
const UNZIP = '/usr/bin/unzip';
const PLAN = '%PDF-1.7 Lageplan des Bauhofs';
const OFFER = 'Unser Angebot: 17.900 EUR, drei Prozent Skonto.';
const FILE_NAME = 'Angebot Salz.txt';

(existsSync(UNZIP) ? describe : describe.skip)('the archive of a procedure that began with a request', () => {
  let desk: ProcurementDesk;
  let folder: string;
  let id: string;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    folder = await mkdtemp(path.join(tmpdir(), 'vergabeakte-'));
  });
  afterAll(async () => {
    await desk?.product.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** Every file by its path, unpacked by somebody else's program. */
  const unpacked = async (name: string): Promise<Readonly<Record<string, string>>> => {
    const response = await fetch(`${desk.product.address}/api/procedures/${id}/archive`, {
      headers: { cookie: desk.officer.cookie },
    });
    expect(response.status).toBe(200);
    const zip = path.join(folder, `${name}.zip`);
    await writeFile(zip, Buffer.from(await response.arrayBuffer()));
    const target = path.join(folder, name);
    await run(UNZIP, ['-q', '-d', target, zip]);
    const { files } = JSON.parse(await readFile(path.join(target, 'manifest.json'), 'utf8')) as {
      files: { path: string }[];
    };
    const entries = files.map(
      async (file) => [file.path, await readFile(path.join(target, file.path), 'utf8')] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  };
  const under = (files: object, start: string): readonly string[] =>
    Object.keys(files).filter((name) => name.startsWith(start));

  it('holds what the department asked for, with its files', async () => {
    const requester = await desk.product.as('fachamt.nauheim@demo.example');
    const { body: request } = await requester.post<{ id: string }>('/api/procurement-requests', {
      member: 'nauheim',
      ...(await completeRequest(requester, 'nauheim')),
    });
    const url = `/api/procurement-requests/${request.id}`;
    const attached = await requester.post(`${url}/attachments?name=Lageplan.pdf`, new TextEncoder().encode(PLAN), {
      'content-type': 'application/octet-stream',
    });
    expect(attached.status).toBe(201);
    expect((await requester.post(`${url}/submit`)).status).toBe(200);
    const taken = await desk.officer.post<{ procedureId: string }>(`${url}/take-over`);
    expect(taken.status).toBe(200);
    id = taken.body.procedureId;
    const files = await unpacked('planned');
    const [folderName] = under(files, '03 Antrag und Anlagen/');
    expect(folderName).toContain('Streusalz');
    const all = under(files, '03 Antrag und Anlagen/');
    expect(files[all.find((name) => name.endsWith('/Anlagen/Lageplan.pdf')) ?? '']).toBe(PLAN);
    const text = files[all.find((name) => name.endsWith('Antrag.txt')) ?? ''];
    for (const said of ['120 t lose', 'Kämmerei, Frau Ebert', 'Fracht, 1500.50', 'Eingereicht'])
      expect(text).toContain(said);
  });

  it('holds the receipts of sealed bids at once, and their files only when they were opened', async () => {
    await desk.publish(id, 'us-open');
    const lotId = (await desk.read(id)).lots[0]?.id ?? '';
    const bid = {
      channel: 'portal',
      bidder: {
        name: 'Salzhandel Ried GmbH',
        street: 'Hafen 1',
        postcode: '64560',
        city: 'Riedstadt',
        email: 'salz@bieter.example',
      },
      lotId,
      total: '17900.00',
      ...{ discountPercent: '2.5', variants: 1 },
      file: {
        name: FILE_NAME,
        contentType: 'text/plain',
        content: Buffer.from(OFFER).toString('base64'),
        priceSheet: false,
      },
    };
    const sealed = await desk.officer.post<{ errors?: object }>(`/api/procedures/${id}/sealed-bids`, bid);
    expect([sealed.status, sealed.body.errors]).toEqual([201, undefined]);
    const before = await unpacked('sealed');
    expect(under(before, '06 Angebotseingänge/')).toEqual(['06 Angebotseingänge/Eingang 001.txt']);
    expect(under(before, '07 Angebote/')).toEqual([]);
    expect(Object.values(before).join()).not.toMatch(/Salzhandel|Skonto/);

    await desk.opened(id);
    const { body: vault } = await desk.officer.get<{ items: { opened: object }[] }>(
      `/api/procedures/${id}/sealed-bids`,
    );
    expect(vault.items[0]?.opened).toMatchObject({ total: '17900.00', discountPercent: '2.50', variants: 1 });
    const { body: examination } = await desk.officer.get<{ lots: { bids: { price: { net: string } }[] }[] }>(
      `/api/procedures/${id}/examination`,
    );
    // 17,900.00 less 2.5 percent.
    expect(JSON.stringify(examination.lots)).toContain('17452.50');
    const after = await unpacked('opened');
    const file = under(after, '07 Angebote/Dateien der Bieter/').find((name) => name.endsWith(FILE_NAME));
    expect(file).toContain('Eingang 001 Salzhandel Ried GmbH');
    expect(after[file ?? '']).toBe(OFFER);
  });
});
