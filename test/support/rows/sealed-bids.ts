import { procedure, ProcurementDesk } from '../procurement';
import type { Product } from '../product';

const bid = (name: string, more: object = {}) => ({
  channel: 'portal',
  bidder: { name, street: '', postcode: '', city: 'Riedstadt', email: 'angebot@bieter.example' },
  file: { name: 'angebot.pdf', content: 'YW5nZWJvdA==' },
  ...more,
});

/** Sealed bids, one of them replaced, opened by two people, and a procedure that one person shall open. */
export async function sealedBidRows(product: Product): Promise<void> {
  const desk = await ProcurementDesk.open(Promise.resolve(product));
  const id = await desk.published(procedure('400000.00'), 'open');
  const seal = (body: object) => desk.officer.post(`/api/procedures/${id}/sealed-bids`, body);
  expect((await seal(bid('Papier Nord'))).status).toBe(201);
  expect((await seal(bid('Papier Nord', { remarks: 'neu', replaces: 1 }))).status).toBe(201);
  await desk.opened(id);
  const other = await desk.published(procedure('400000.00'), 'open');
  expect((await desk.officer.post(`/api/procedures/${other}/sealed-bids`, bid('Papier Nord'))).status).toBe(201);
  const reason = { reason: 'Alle Angebote kommen über das Portal.' };
  expect((await desk.officer.post(`/api/procedures/${other}/sealed-bids/sole-opening`, reason)).status).toBe(200);
}
