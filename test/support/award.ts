import { procedure, type ProcurementDesk } from './procurement';

export interface Evaluated {
  readonly id: string;
  readonly lotIds: readonly string[];
  readonly bidderIds: readonly string[];
}

/** A procedure with lots without positions and two bids on each, evaluated; the second bidder is the cheaper one. */
export async function evaluatedProcedure(
  desk: ProcurementDesk,
  regime: 'eu' | 'national',
  lots = 1,
): Promise<Evaluated> {
  const each = regime === 'eu' ? '400000.00' : '60000.00';
  const numbers = Array.from({ length: lots }, (_, index) => index + 1);
  const body = procedure(each, {
    lots: numbers.map((number) => ({ title: `Los ${number}`, estimatedValue: each, cpv: '30197643-5' })),
    term: undefined,
  });
  const id = await desk.published(body, regime === 'eu' ? 'open' : 'us-open');
  const bidderIds = await desk.addBidders(id, 'Alpha GmbH', 'Beta GmbH');
  const opened = await desk.opened(id);
  const lotIds = opened.lots.map((lot) => lot.id);
  // Close to the estimate and to each other: an unusually low price would have to be cleared up first.
  const prices = regime === 'eu' ? ['390000.00', '380000.00'] : ['59000.00', '58000.00'];
  for (const lotId of lotIds) {
    for (const [index, bidderId] of bidderIds.entries()) {
      const total = prices[index];
      expect((await desk.step(desk.officer, id, 'bids', { bidderId, lotId, total })).status).toBe(201);
    }
  }
  await desk.go(id, 'examination');
  expect((await desk.step(desk.officer, id, 'evaluations')).body.phase).toBe('evaluation');
  return { id, lotIds, bidderIds };
}

/** As `evaluatedProcedure` in an EU procedure, with the standstill of every lot over and nothing else open. */
export async function awardableProcedure(desk: ProcurementDesk, lots = 1): Promise<Evaluated> {
  const evaluated = await evaluatedProcedure(desk, 'eu', lots);
  const { id, lotIds } = evaluated;
  let safe = desk.today;
  for (const lotId of lotIds) {
    const only = { lotIds: [lotId] };
    expect((await desk.step(desk.officer, id, 'award-proposal', only)).status).toBe(200);
    const letters = { ...only, dispatchedOn: desk.today, channel: 'electronic' };
    const informed = await desk.step(desk.officer, id, 'information-letters', letters);
    expect([informed.status, informed.body.detail]).toEqual([200, undefined]);
    safe = informed.body.informationLetters.at(-1)?.awardSafeFrom ?? safe;
  }
  await desk.settle(id, 'awarded');
  await desk.clockTo(safe);
  return evaluated;
}
