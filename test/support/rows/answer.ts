import pg from 'pg';
import { PAPER_AND_TONER, type Round } from '../demand';
import { eventually } from '../eventually';
import type { Product } from '../product';

/** A round in which a member collects among its departments, with drafts of two members, medians and a question. */
export async function answerRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  const orderer = await product.as('besteller.raunheim@demo.example');
  const neighbour = await product.as('besteller.trebur@demo.example');
  const round = (await officer.post<Round>('/api/demand-rounds', PAPER_AND_TONER)).body;
  const path = `/api/demand-rounds/${round.id}`;
  const cell = { costCentre: '0111001', articleNumber: 'P-1001' };
  for (const client of [orderer, neighbour]) {
    expect((await client.post(`${path}/lines`, { lines: [{ ...cell, quantity: '5' }] })).status).toBe(201);
    const { body } = await client.get<{ items: { id: string }[] }>(`${path}/collection/people`);
    const sheet = await client.get<{ costCentres: { department: string }[] }>(`${path}/sheet`);
    const departments = [{ department: sheet.body.costCentres[0]?.department, people: [body.items[0]?.id] }];
    expect((await client.send('PUT', `${path}/collection`, { departments })).status).toBe(204);
    const cells = [{ ...cell, typed: '7', version: 0 }];
    expect((await client.send('PUT', `${path}/sheet`, { cells })).status).toBe(200);
  }
  for (const member of ['raunheim', 'trebur'])
    expect((await officer.post(`${path}/questions`, { member, articleNumber: 'P-1001' })).status).toBe(201);
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  await eventually('the medians of the round', async () => {
    const sql = 'select from bundling.round_median where round_id = $1';
    return ((await owner.query(sql, [round.id])).rowCount ?? 0) > 0;
  });
  await owner.end();
}
