import { addDays, yearOf } from '@app/kernel';
import type { Client } from './product';

/** A request of the member that may be handed in, as of the product's day. */
export async function completeRequest(requester: Client, member: string, more: object = {}): Promise<object> {
  const { today } = (await requester.get<{ today: string }>('/api/today')).body;
  const costCentres = await requester.get<{ items: { id: string; number: string }[] }>(
    `/api/cost-centres?member=${member}`,
  );
  const costCentre = costCentres.body.items.find(({ number }) => number === '0573001') ?? costCentres.body.items[0];
  return {
    title: 'Streusalz für den Winterdienst',
    description: 'Auftausalz für die Straßen der Gemeinde.',
    nature: 'supplies',
    form: 'single',
    quantity: '120 t lose',
    place: 'Bauhof, Industriestraße 12',
    needOn: addDays(today, 200),
    costCentreId: costCentre?.id,
    budgetAmount: '20000.00',
    budgetYear: String(yearOf(today) + 1),
    budgetKind: 'result',
    budgetConfirmedBy: 'Kämmerei, Frau Ebert',
    lotsWish: 'centre',
    estimateMethod: 'former-contract',
    contactName: 'Jonas Ilic',
    contactPhone: '06152 000-12',
    lines: [
      { text: 'Auftausalz', amount: '16500.00', lot: '' },
      { text: 'Fracht', amount: '1500.50', lot: '' },
    ],
    ...more,
  };
}
