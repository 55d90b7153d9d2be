import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasTool } from '../../libs/documents/src/infrastructure/render/testing/pdf-reader';
import { awardableProcedure } from '../support/award';
import { eventually } from '../support/eventually';
import { procedure, ProcurementDesk, type Refusal } from '../support/procurement';
import type { Client } from '../support/product';
import { completeRequest } from '../support/request';

jest.setTimeout(150_000);
const readable = hasTool('pdftotext');

interface Made {
  readonly state: string;
  readonly error: string | null;
  readonly title: string;
  readonly template: string;
}

describe('documents of procedures, requests and the audit trail', () => {
  let desk: ProcurementDesk;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
  });
  afterAll(() => desk.product.stop());

  const ask = (who: Client, template: string, subject: { type: string; id: string }) =>
    who.post<{ id: string } & Refusal>('/api/documents', { template, subject });
  const offered = async (subjectType: string): Promise<string[]> => {
    const { body } = await desk.officer.get<{ items: { id: string }[] }>(
      `/api/document-templates?subjectType=${subjectType}`,
    );
    return body.items.map(({ id }) => id);
  };
  const settled = (who: Client, id: string): Promise<Made> =>
    eventually(`document ${id}`, async () => {
      const { body } = await who.get<Made>(`/api/documents/${id}`);
      if (body.state === 'failed') throw new Error(body.error ?? 'failed');
      return body.state === 'done' && body;
    });
  async function textOf(who: Client, id: string): Promise<string> {
    await settled(who, id);
    const answer = await fetch(`${desk.product.address}/api/documents/${id}/file`, { headers: { cookie: who.cookie } });
    expect(answer.status).toBe(200);
    const folder = await mkdtemp(path.join(tmpdir(), 'sheet-'));
    const file = path.join(folder, 'sheet.pdf');
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    const text = readable ? execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }) : '';
    await rm(folder, { recursive: true });
    return text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
  }
  const made = async (template: string, subject: { type: string; id: string }, who = desk.officer): Promise<string> => {
    const { status, body } = await ask(who, template, subject);
    expect([status, body.detail]).toEqual([202, undefined]);
    return textOf(who, body.id);
  };
  const says = (text: string, ...parts: string[]): void => {
    if (readable) expect(parts.filter((part) => !text.includes(part))).toEqual([]);
  };

  it('a sample has a name of its own for every letter that shares the template', async () => {
    const { body } = await desk.officer.get<{
      items: { id: string; samples?: { id: string; germanName: string }[] }[];
    }>('/api/document-templates');
    const samples = body.items.find(({ id }) => id === 'procedure-letter')?.samples ?? [];
    expect(samples.length).toBeGreaterThan(4);
    const sample = { type: 'sample', id: 'procedure-letter/information-gwb' };
    says(await made('procedure-letter', sample), 'Frühester Vertragsschluss', '§ 134 Abs. 1 GWB');
    const look = (query: string) => desk.officer.get(`/api/document-templates/procedure-letter/sample?sample=${query}`);
    const drawn = await look('procedure-letter/award');
    expect([drawn.status, drawn.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('Zuschlag'),
    ]);
    expect((await look('procedure-letter/none')).status).toBe(404);
    const wrong = await ask(desk.officer, 'annual-report', sample);
    expect([wrong.status, wrong.body.errors[0]?.pointer]).toEqual([400, '/subject/id']);
  });

  it('tells a department what arrived and what comes next, and nobody else', async () => {
    const trebur = await desk.product.as('fachamt.trebur@demo.example');
    const draft = await trebur.post<{ id: string }>(
      '/api/procurement-requests',
      await completeRequest(trebur, 'trebur', { title: 'Streusalz für Gehwege' }),
    );
    const subject = { type: 'procurement-request', id: draft.body.id };
    expect((await ask(desk.officer, 'request-confirmation', subject)).status).toBe(404);
    expect((await trebur.post(`/api/procurement-requests/${draft.body.id}/submit`)).status).toBe(200);
    const { body: request } = await trebur.get<{ number: string; requester: { name: string } }>(
      `/api/procurement-requests/${draft.body.id}`,
    );
    expect(await offered('procurement-request')).toEqual(['request-confirmation']);
    says(
      await made('request-confirmation', subject),
      ...[`Eingangsbestätigung zum Vergabeantrag ${request.number}`, 'Streusalz für Gehwege', request.requester.name],
      ...['Als Nächstes wird er geprüft', '20.000,00 €', 'Fracht', '18.000,50 €'],
    );
    const list = await trebur.get<{ items: Made[] }>(
      `/api/documents?subjectType=procurement-request&subjectId=${draft.body.id}`,
    );
    expect(list.body.items.map(({ title }) => title)).toEqual([`Eingangsbestätigung ${request.number}`]);
    const riedstadt = await desk.product.as('fachamt.riedstadt@demo.example');
    const foreign = await riedstadt.get<{ items: Made[] }>(
      `/api/documents?subjectType=procurement-request&subjectId=${draft.body.id}`,
    );
    expect(foreign.body.items).toEqual([]);
  });

  it('names no company before the opening, and no notice where there is none', async () => {
    const id = await desk.published(procedure(), 'us-open');
    await desk.addBidders(id, 'Verborgene Bieter GmbH');
    const subject = { type: 'procedure', id };
    for (const template of ['bidder-list', 'examination-sheet']) {
      const early = await ask(desk.officer, template, subject);
      expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('bleibt vertraulich')]);
      expect(JSON.stringify(early.body)).not.toContain('Verborgene');
    }
    for (const template of ['award-proposal', 'award-notice']) {
      expect((await ask(desk.officer, template, subject)).status).toBe(409);
    }
    const notice = await made('notice-text', subject);
    says(notice, 'Kopierpapier 2027', 'Öffentliche Ausschreibung', '30197643-5', 'Raunheim und Trebur', '1.200');
    says(notice, 'Den Zuschlag erhält das Angebot mit dem niedrigsten Preis.', 'In der Akte noch offen');
    expect(notice).not.toContain('Verborgene');
  });

  it('follows an EU procedure from the notice to the award', async () => {
    const { id } = await awardableProcedure(desk);
    const subject = { type: 'procedure', id };
    const { fileNumber } = await desk.read(id);
    expect(await offered('procedure')).toEqual(
      expect.arrayContaining(['notice-text', 'bidder-list', 'examination-sheet', 'award-proposal', 'award-notice']),
    );
    says(await made('notice-text', subject), 'Vergabekammern des Landes Hessen', 'nicht gesichert', fileNumber);
    const list = await made('bidder-list', subject);
    says(list, 'Alpha GmbH', 'Hafenstraße 1, 64560 Riedstadt', 'gewertet, Rang 2', 'davon 2 Bieter');
    says(
      await made('examination-sheet', subject),
      'Rechtzeitig eingegangen',
      '390.000,00 €',
      'Beta GmbH',
      'wird gewertet',
    );
    const proposal = await made('award-proposal', subject);
    says(
      proposal,
      'Beta GmbH',
      '20.000,00 € (5,0 %) unter der Schätzung',
      'Nächstes Angebot',
      'Alpha GmbH, 390.000,00 €',
    );
    says(proposal, 'Bisher haben keine entschieden');
    expect((await ask(desk.officer, 'award-notice', subject)).status).toBe(409);
    for (const who of [desk.officer, desk.head]) {
      const decided = await desk.step(who, id, 'award', {});
      expect([decided.status, decided.body.detail]).toEqual([200, undefined]);
    }
    const notice = await made('award-notice', subject);
    says(notice, 'Beta GmbH', '380.000,00 € ohne Umsatzsteuer', '§ 39 Abs. 1 VgV', 'Zahl der Angebote 2');
    expect(notice).not.toContain('Alpha GmbH');

    // Who may not read procedures reads no list of bidders either.
    const admin = await desk.product.as('admin@demo.example');
    const seen = await admin.get<{ items: Made[] }>(`/api/documents?subjectType=procedure&subjectId=${id}`);
    const templates = seen.body.items.map(({ template }) => template);
    expect(templates).not.toContain('bidder-list');
    expect(templates).not.toContain('award-proposal');
  });

  it('gives auditors an extract of the trail, and officers neither extract nor button', async () => {
    const id = await desk.create(procedure());
    const { fileNumber } = await desk.read(id);
    const auditor = await desk.product.as('revision@demo.example');
    const asked = await auditor.post<{ id: string } & Refusal>('/api/audit/extracts', { about: id });
    expect([asked.status, asked.body.detail]).toEqual([202, undefined]);
    const text = await textOf(auditor, asked.body.id);
    says(text, `Prüfauszug ${fileNumber}`, 'unverändert und vollständig', 'procedure.created');
    const { body } = await auditor.get<{ head: string }>('/api/audit/verification');
    expect(body.head).toMatch(/^[0-9a-f]{64}$/);

    expect((await desk.officer.post('/api/audit/extracts', { about: id })).status).toBe(403);
    expect((await desk.officer.get(`/api/documents/${asked.body.id}`)).status).toBe(404);
    expect((await desk.officer.get(`/api/documents/${asked.body.id}/file`)).status).toBe(404);
    const today = desk.today;
    const period = await ask(desk.head, 'audit-extract', { type: 'audit-trail', id: `${today}_${today}` });
    expect(period.status).toBe(202);
    says(await textOf(desk.head, period.body.id), 'Alle Einträge des Zeitraums', fileNumber);
    const wrong = await auditor.post<Refusal>('/api/audit/extracts', { about: '2026-02-30_2026-03-31' });
    expect(wrong.status).toBe(400);
  });
});
