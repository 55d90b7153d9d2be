import { addDays } from '@app/kernel';
import { settle } from '../procurement';
import { type Client, type Product } from '../product';

const REASON = 'Für die Prüfung der Mandantentrennung.';

/** A procedure whose deadline was extended and that went on to a second round of bids; moves the demo clock. */
export async function dateRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  const head = await product.as('leitung@demo.example');
  const { today } = (await officer.get<{ today: string }>('/api/today')).body;
  const id = await negotiated(officer, head, today);
  const url = `/api/procedures/${id}`;
  const done = async (path: string, body: object): Promise<void> =>
    expect(await officer.post(`${url}/${path}`, body)).toMatchObject({ status: path === 'bids' ? 201 : 200 });
  await done('deadline-extensions', { tenderEnd: addDays(today, 21), ground: 'technical', reason: REASON });
  expect((await officer.post('/api/demo/clock', { today: addDays(today, 22) })).status).toBe(204);
  await settle(officer, head, id, 'opening');
  await done('opening', {});
  expect((await head.post(`${url}/opening`, {})).status).toBe(200);
  const { lots, bidders } = (
    await officer.get<{ lots: readonly { id: string }[]; bidders: readonly { id: string }[] }>(url)
  ).body;
  await done('bids', { lotId: lots[0]?.id, bidderId: bidders[0]?.id, total: '59000.00' });
  for (const to of ['examination', 'negotiation']) {
    await settle(officer, head, id, to);
    await done('transitions', { to });
  }
  const round = { tenderEnd: addDays(today, 40), tenderTime: '12:00', bidderIds: [bidders[0]?.id], reason: REASON };
  await done('rounds', round);
}

/** A negotiated procedure without a call whose period for bids runs. */
export async function negotiated(officer: Client, head: Client, today: string): Promise<string> {
  const created = await officer.post<{ id: string }>('/api/procedures', {
    ...{ title: 'Software für das Standesamt', nature: 'services', state: 'HE', buyers: ['raunheim'] },
    lots: [{ title: 'Software', estimatedValue: '60000.00', cpv: '' }],
  });
  const url = `/api/procedures/${created.body.id}`;
  const { assessment } = (
    await officer.get<{ assessment: { procedureTypes: { type: string; grounds: { id: string }[] }[] } }>(url)
  ).body;
  const groundId = assessment.procedureTypes.find(({ type }) => type === 'us-neg-wo-call')?.grounds[0]?.id;
  const choice = { type: 'us-neg-wo-call', ...(groundId ? { groundId } : {}), reason: REASON };
  expect(await officer.post(`${url}/procedure-type`, choice)).toMatchObject({ status: 200 });
  const dates = { noticeDispatchedOn: today, overrides: { 'tender-end': addDays(today, 14) }, tenderTime: '12:00' };
  expect(await officer.post(`${url}/timeline`, dates)).toMatchObject({ status: 200 });
  for (const name of ['Nord GmbH', 'Süd GmbH', 'West GmbH']) {
    const bidder = { name, street: '', postcode: '', city: 'Riedstadt', email: 'angebot@bieter.example' };
    expect((await officer.post(`${url}/bidders`, bidder)).status).toBe(201);
  }
  for (const to of ['prepared', 'invited', 'bidding']) {
    await settle(officer, head, created.body.id, to);
    expect(await officer.post(`${url}/transitions`, { to })).toMatchObject({ status: 200 });
  }
  return created.body.id;
}
