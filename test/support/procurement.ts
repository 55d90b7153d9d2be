import { addDays } from '@app/kernel';
import { type Client, type Product, startProduct } from './product';

export interface Condition {
  readonly pointer: string;
  readonly sentence: string;
  readonly paragraph: string | null;
}
export interface Refusal {
  readonly detail: string;
  readonly conditions: readonly Condition[];
  readonly errors: readonly { pointer: string; message: string }[];
}
interface Lot {
  readonly id: string;
  readonly bids: readonly { bidder: string; total: string; missing: readonly string[] }[];
  readonly evaluation: {
    ranking: readonly { bidder: string; rank: number | null; note: string | null; proposed: boolean }[];
  } | null;
}
export interface Procedure {
  readonly id: string;
  readonly fileNumber: string;
  readonly phase: string;
  readonly regime: string;
  readonly procedureType: string | null;
  readonly version: number;
  readonly startsOn: string;
  readonly lots: readonly Lot[];
  readonly checklist: readonly (Condition & { met: boolean })[];
  readonly timeline: { steps: readonly { id: string; planned: string; earliest: string | null }[] } | null;
  readonly tenderDeadline: string | null;
  readonly opening: { complete: boolean; people: readonly { person: string }[] };
  readonly informationLetters: readonly {
    dispatchedOn: string;
    standstillEnds: string;
    awardFrom: string;
    awardSafeFrom: string;
  }[];
  readonly award: {
    people: readonly { person: string; role: string }[];
    awardedOn: string | null;
    awardedValue: string | null;
  };
}

export const positions = [
  { articleNumber: 'P-A4', text: 'Kopierpapier A4', unit: 'XPK', quantity: '1200' },
  { articleNumber: 'P-A3', text: 'Kopierpapier A3', unit: 'XPK', quantity: '80.5' },
];
export const procedure = (value = '60000.00', more: object = {}) => ({
  title: 'Kopierpapier 2027',
  nature: 'supplies',
  state: 'HE',
  buyers: ['raunheim', 'trebur'],
  lots: [{ title: 'Papier', estimatedValue: value, cpv: '30197643-5', positions }],
  term: { from: '2027-01-01', to: '2028-12-31' },
  ...more,
});
const bidder = (name: string) => ({
  name,
  street: 'Hafenstraße 1',
  postcode: '64560',
  city: 'Riedstadt',
  email: 'angebot@bieter.example',
});
const SHEET_HEAD = 'Artikelnummer;Einheit;ab Menge;Preis netto je Einheit';
export const sheet = (...rows: string[]): string => [SHEET_HEAD, ...rows].join('\r\n');

interface Settled {
  readonly items: readonly { readonly id: string; readonly before: string; readonly state: string }[];
  readonly confirmations: readonly { readonly id: string; readonly decision: string | null }[];
}

/** Ticks what must be settled before a phase; the head agrees where a second person is asked. */
export async function settle(officer: Client, head: Client, id: string, before: string): Promise<void> {
  const { body } = await officer.get<Settled>(`/api/procedures/${id}`);
  for (const item of body.items.filter(
    (one) => one.before === before && one.state === 'open' && one.id !== 'record-complete',
  )) {
    const done = await officer.post(`/api/procedures/${id}/items/${item.id}`, { state: 'done' });
    expect(done.status).toBe(200);
  }
  for (const asked of body.confirmations.filter(({ decision }) => decision === null)) {
    const agreed = await head.post(`/api/procedures/${id}/confirmations/${asked.id}`, { agree: true });
    expect(agreed.status).toBe(200);
  }
}

/** The product with two people of the centre who run procedures, and the steps the tests share. */
export class ProcurementDesk {
  private constructor(
    readonly product: Product,
    readonly officer: Client,
    readonly head: Client,
    private day: string,
  ) {}

  static async open(starting = startProduct()): Promise<ProcurementDesk> {
    const product = await starting;
    const officer = await product.as('sachbearbeitung@demo.example');
    const head = await product.as('leitung@demo.example');
    const { body } = await officer.get<{ today: string }>('/api/today');
    return new ProcurementDesk(product, officer, head, body.today);
  }

  /** The day of the demo clock. */
  get today(): string {
    return this.day;
  }

  async clockTo(day: string): Promise<void> {
    if (day <= this.day) return;
    expect((await this.officer.post('/api/demo/clock', { today: day })).status).toBe(204);
    this.day = day;
  }

  async create(body: object = procedure()): Promise<string> {
    const created = await this.officer.post<{ id: string }>('/api/procedures', body);
    expect(created.status).toBe(201);
    return created.body.id;
  }

  async read(id: string): Promise<Procedure> {
    return (await this.officer.get<Procedure>(`/api/procedures/${id}`)).body;
  }

  step(who: Client, id: string, what: string, body: object = {}, headers = {}) {
    return who.post<Procedure & Refusal>(`/api/procedures/${id}/${what}`, body, headers);
  }

  /** Ticks everything that is to be settled before the next phase, lets the second person agree, and goes there. */
  async go(id: string, to: string): Promise<Procedure> {
    await settle(this.officer, this.head, id, to);
    const { body } = await this.step(this.officer, id, 'transitions', { to });
    expect({ phase: body.phase, detail: body.detail }).toEqual({ phase: to, detail: undefined });
    return body;
  }

  /** Given up for this ground, with the agreement of the second person. */
  async cancel(id: string, ground: string): Promise<void> {
    const body = { grounds: [ground], reason: 'Der Bedarf ist nach der Planung entfallen.' };
    const { status, body: asked } = await this.step(this.officer, id, 'cancellation', body);
    expect(status).toBe(200);
    const waiting = (asked as unknown as Settled).confirmations.find(({ decision }) => decision === null);
    const agreed = await this.step(this.head, id, `confirmations/${waiting?.id ?? ''}`, { agree: true });
    expect(agreed.body.phase).toBe('cancelled');
  }

  /** As `go`, for the steps that follow from an act of their own. */
  settle(id: string, before: string): Promise<void> {
    return settle(this.officer, this.head, id, before);
  }

  /** A procedure with a public notice whose tender period runs. */
  async published(body: object, type: string, overrides: object = {}): Promise<string> {
    const id = await this.create(body);
    await this.publish(id, type, overrides);
    return id;
  }

  /** From planning to the running tender period. */
  async publish(id: string, type: string, overrides: object = {}): Promise<void> {
    const choice = { type, reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    expect((await this.step(this.officer, id, 'procedure-type', choice)).status).toBe(200);
    const dates = { noticeDispatchedOn: this.day, overrides };
    expect((await this.step(this.officer, id, 'timeline', dates)).status).toBe(200);
    for (const to of ['prepared', 'published', 'bidding']) await this.go(id, to);
  }

  async addBidders(id: string, ...names: string[]): Promise<string[]> {
    const ids = [];
    for (const name of names) {
      ids.push((await this.officer.post<{ id: string }>(`/api/procedures/${id}/bidders`, bidder(name))).body.id);
    }
    return ids;
  }

  /** The bids opened by both people on the day after the deadline. */
  async opened(id: string): Promise<Procedure> {
    const { tenderDeadline } = await this.read(id);
    await this.clockTo(addDays(tenderDeadline?.slice(0, 10) ?? this.day, 1));
    expect((await this.step(this.officer, id, 'opening')).status).toBe(200);
    expect((await this.step(this.head, id, 'opening')).body.opening.complete).toBe(true);
    return this.read(id);
  }

  importSheet(id: string, lotId: string, bidderId: string, csv: string, mode = 'apply') {
    return this.officer.send<
      { accepted: number; rejected: { line: number; field: string }[]; total: string; missing: string[] } & Refusal
    >('POST', `/api/procedures/${id}/bids/import?bidderId=${bidderId}&lotId=${lotId}&mode=${mode}`, csv);
  }
}
