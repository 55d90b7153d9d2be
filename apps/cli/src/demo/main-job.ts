import { addDays, germanDate, germanMoney, parseMoney } from '@app/kernel';
import type {
  AnnualReport,
  Article,
  Bundle,
  CatalogueItem,
  CostCentre,
  Created,
  DocumentState,
  Framework,
  ImportResult,
  List,
  Order,
  Procedure,
} from './answers';
import { ApiClient } from './api-client';
import { demandFile, priceSheet } from './demand-and-offers';

/** Who listens to the story and where its files go. */
export interface Audience {
  tell(sentence: string): void;
  keep(file: string, bytes: Uint8Array): Promise<void>;
}
export const nobody: Audience = { tell: () => undefined, keep: () => Promise.resolve() };

const GROUPS = ['Papier', 'Tinte und Toner'];
const MEMBER = 'raunheim';
const BIDDERS: readonly [name: string, percent: bigint][] = [
  ['Papier & Büro Rhein-Main GmbH', 94n],
  ['Toner-Kontor Südhessen KG', 91n],
  ['Bürobedarf Odenwald e. K.', 103n],
];
const euro = (amount: string): string => germanMoney(parseMoney(amount));

/** Plays the main job, from the members' demand to consumption and annual report, through the HTTP API alone. */
export class MainJob {
  private today = '';
  private officer!: ApiClient;
  private head!: ApiClient;

  constructor(
    private readonly address: string,
    private readonly audience: Audience,
  ) {}

  async play(): Promise<void> {
    this.officer = await ApiClient.signIn(this.address, 'sachbearbeitung@demo.example');
    this.head = await ApiClient.signIn(this.address, 'leitung@demo.example');
    this.today = (await this.officer.get<{ today: string }>('/api/today')).today;
    const bundle = await this.askAndBundle();
    const procedureId = await this.prepare(bundle);
    await this.openAndAward(procedureId);
    const order = await this.order(await this.frameworks(procedureId));
    await this.receive(order);
    await this.report();
  }

  /** Steps 1 and 2. */
  private async askAndBundle(): Promise<Bundle> {
    const members = (
      await this.officer.get<List<{ slug: string; name: string; population: { inhabitants: number } | null }>>(
        '/api/members',
      )
    ).items;
    const reportUntil = addDays(this.today, 14);
    const round = await this.officer.post<Created>('/api/demand-rounds', {
      title: 'Papier und Toner',
      productGroups: GROUPS,
      reportUntil,
      members: members.map(({ slug }) => slug),
    });
    this.tell(
      `${this.officer.name} eröffnet die Bedarfsabfrage „Papier und Toner“ für ${members.length} Mitglieder bis ${germanDate(reportUntil)}.`,
    );
    const articles = await this.articles();
    for (const { slug, name, population } of members) {
      const orderer = await ApiClient.signIn(this.address, `besteller.${slug}@demo.example`);
      const costCentres = (await orderer.get<List<CostCentre>>(`/api/cost-centres?member=${slug}`)).items;
      const file = demandFile(costCentres, articles, population?.inhabitants ?? 0, slug === MEMBER);
      const lines = `/api/demand-rounds/${round.id}/lines/import?member=${slug}&mode=`;
      const checked = await orderer.post<ImportResult>(`${lines}check`, file);
      for (const { line, field, value, message } of checked.rejected)
        this.tell(`   ${name}, Zeile ${line}, ${field} „${value}“: ${message}`);
      const { stored } = await orderer.post<ImportResult>(
        `${lines}${checked.rejected.length ? 'good-lines' : 'all-or-nothing'}`,
        file,
      );
      this.tell(
        `${orderer.name} (${name}) meldet ${stored} Zeilen${checked.rejected.length ? `, ${checked.rejected.length} fehlerhafte bleiben draußen` : ''}.`,
      );
    }
    await this.moveClock(addDays(reportUntil, 1));
    await this.officer.post(`/api/demand-rounds/${round.id}/close`);
    const { id } = await this.officer.post<Created>(`/api/demand-rounds/${round.id}/bundle`, { termYears: 2 });
    await this.document(
      this.officer,
      'demand-round-protocol',
      'demand-round',
      round.id,
      'bedarfsabfrage-protokoll.pdf',
    );
    const bundle = await this.officer.get<Bundle>(`/api/bundles/${id}`);
    const { lineCount, partCount, proven } = bundle.proof;
    if (!proven) throw new Error('the bundle is not proven');
    this.tell(
      `Gebündelt: ${lineCount} Zeilen in ${bundle.lots.length} Lose, ${partCount} Herkunftsanteile, keine Menge verloren. Jahresbedarf ${euro(bundle.estimatedValue)}, über die Laufzeit ${euro(bundle.termValue)}.`,
    );
    return bundle;
  }

  /** Steps 3 and 4. */
  private async prepare(bundle: Bundle): Promise<string> {
    const { id } = await this.officer.post<Created>(`/api/bundles/${bundle.id}/procedure`);
    const { assessment, fileNumber, regime } = await this.procedure(id);
    const free = assessment.procedureTypes.find(({ verdict }) => verdict === 'free-choice');
    if (!free) throw new Error('no procedure type is open');
    this.tell(
      `Vergabeverfahren ${fileNumber} angelegt, Rechtsrahmen ${regime === 'eu' ? 'EU' : 'national'}. ${free.germanName}: ${free.reason}`,
    );
    await this.officer.post(`/api/procedures/${id}/procedure-type`, {
      type: free.type,
      reason: 'Breiter Markt, keine Vorauswahl nötig.',
    });
    await this.officer.post(`/api/procedures/${id}/timeline`, { noticeDispatchedOn: this.today });
    for (const to of ['prepared', 'published', 'bidding']) await this.go(id, to);
    const { timeline } = await this.procedure(id);
    const dates = (timeline?.steps ?? [])
      .filter(({ planned }) => planned)
      .map(({ germanName, planned }) => `${germanName} ${germanDate((planned ?? '').slice(0, 10))}`);
    this.tell(`Bekannt gemacht. ${dates.join(' · ')}`);
    for (const [name] of BIDDERS) {
      await this.officer.post(`/api/procedures/${id}/bidders`, {
        name,
        street: 'Industriestraße 7',
        postcode: '64546',
        city: 'Mörfelden-Walldorf',
        email: 'angebot@bieter.example',
      });
    }
    await this.document(this.officer, 'invitation-to-tender', 'procedure', id, 'aufforderung.pdf');
    return id;
  }

  /** Settles the mandatory items before a phase, lets the head agree where a second person is asked, and goes there. */
  private async go(id: string, to: string): Promise<void> {
    await this.settle(id, to);
    await this.officer.post(`/api/procedures/${id}/transitions`, { to });
  }

  private async settle(id: string, before: string): Promise<void> {
    const { items, confirmations } = await this.procedure(id);
    for (const item of items.filter((one) => one.before === before && one.state === 'open')) {
      await this.officer.post(`/api/procedures/${id}/items/${item.id}`, { state: 'done' });
    }
    for (const asked of confirmations.filter(({ decision }) => decision === null)) {
      await this.head.post(`/api/procedures/${id}/confirmations/${asked.id}`, { agree: true });
    }
  }

  /** Step 5. */
  private async openAndAward(id: string): Promise<void> {
    const before = await this.procedure(id);
    await this.moveClock(addDays((before.tenderDeadline ?? '').slice(0, 10), 1));
    for (const person of [this.officer, this.head]) await person.post(`/api/procedures/${id}/opening`);
    this.tell(`Angebote geöffnet durch ${this.officer.name} und ${this.head.name}.`);
    await this.recordBids(id);
    await this.go(id, 'examination');
    await this.officer.post(`/api/procedures/${id}/evaluations`);
    const evaluated = await this.procedure(id);
    for (const { title, evaluation } of evaluated.lots) {
      const ranking = (evaluation?.ranking ?? []).map(
        ({ bidder, rank, total }) => `${rank ?? '–'}. ${bidder} ${euro(total)}`,
      );
      this.tell(`Wertung ${title}: ${ranking.join(' · ')}`);
    }
    await this.officer.post(`/api/procedures/${id}/award-proposal`, { reason: 'Niedrigster Preis.' });
    if (evaluated.regime === 'eu') {
      await this.officer.post(`/api/procedures/${id}/information-letters`, {
        dispatchedOn: this.today,
        channel: 'electronic',
      });
      const awardFrom = (await this.procedure(id)).informationLetters[0]?.awardSafeFrom ?? this.today;
      this.tell(`Bieter nach § 134 GWB informiert; Zuschlag nicht vor dem ${germanDate(awardFrom)}.`);
      await this.moveClock(awardFrom);
    }
    await this.settle(id, 'awarded');
    for (const person of [this.officer, this.head]) await person.post(`/api/procedures/${id}/award`);
    const { award } = await this.procedure(id);
    this.tell(
      `Zuschlag durch zwei Personen am ${germanDate(award.awardedOn ?? '')} über ${euro(award.awardedValue ?? '0.00')}.`,
    );
    await this.document(this.officer, 'procurement-record', 'procedure', id, 'vergabevermerk.pdf');
  }

  private async recordBids(id: string): Promise<void> {
    const { lots } = await this.procedure(id);
    const bidders = (
      await this.officer.get<{ bidders: readonly { id: string; name: string }[] }>(`/api/procedures/${id}`)
    ).bidders;
    const prices = new Map(
      (
        await this.officer.get<List<{ articleNumber: string; referencePrice: string }>>('/api/articles?limit=500')
      ).items.map(({ articleNumber, referencePrice }) => [articleNumber, referencePrice]),
    );
    for (const [name, percent] of BIDDERS) {
      const bidderId = bidders.find((bidder) => bidder.name === name)?.id ?? '';
      for (const [l, lot] of lots.entries()) {
        const query = `bidderId=${bidderId}&lotId=${lot.id}&mode=apply`;
        // The bidders differ from lot to lot, so that not one wins everything.
        await this.officer.post(
          `/api/procedures/${id}/bids/import?${query}`,
          priceSheet(lot, prices, percent + (l % 2 ? 5n : 0n) * (percent < 93n ? 1n : 0n)),
        );
      }
    }
    this.tell(`${BIDDERS.length} Angebote auf ${lots.length} Lose erfasst.`);
  }

  private async frameworks(procedureId: string): Promise<readonly Framework[]> {
    const { lots } = await this.procedure(procedureId);
    const found = await this.wait('Rahmenvereinbarungen', async () => {
      const { items } = await this.officer.get<List<Framework & { procedureId: string }>>('/api/frameworks');
      const own = items.filter((framework) => framework.procedureId === procedureId);
      return own.length === lots.length ? own : undefined;
    });
    for (const { number, title, supplier, articles, maximumValue } of found) {
      this.tell(
        `Rahmenvereinbarung ${number} ${title} mit ${supplier.name}: ${articles} Artikel, höchstens ${euro(maximumValue)}.`,
      );
    }
    return found;
  }

  /** Step 6, first half. */
  private async order(frameworks: readonly Framework[]): Promise<Order> {
    const from = await this.officer.get<{ from: string }>(`/api/frameworks/${frameworks[0]?.id ?? ''}`);
    await this.moveClock(from.from);
    const orderer = await ApiClient.signIn(this.address, `besteller.${MEMBER}@demo.example`);
    const found = (await orderer.get<List<CatalogueItem>>(`/api/catalogue?member=${MEMBER}&q=Toner`)).items;
    const toner = found[0];
    if (!toner) throw new Error('no toner in the catalogue');
    this.tell(
      `${orderer.name} sucht „Toner“: ${found.length} Treffer, wählt ${toner.articleNumber} ${toner.text} zu ${toner.unitPrice.replace('.', ',')} € (${toner.frameworkNumber}).`,
    );
    const [a, b] = (await orderer.get<List<CostCentre>>(`/api/cost-centres?member=${MEMBER}`)).items.filter(
      ({ validTo }) => validTo === null,
    );
    const site = (await orderer.get<List<{ id: string; name: string }>>(`/api/sites?member=${MEMBER}`)).items[0];
    const requisition = await orderer.post<Created>('/api/requisitions', {
      member: MEMBER,
      site: site?.id,
      note: 'Bitte bei der Poststelle abgeben.',
      lines: [
        {
          articleNumber: toner.articleNumber,
          unit: toner.unit,
          quantity: '6',
          split: [
            { costCentre: a?.number, quantity: '4' },
            { costCentre: b?.number, quantity: '2' },
          ],
        },
      ],
    });
    await orderer.post(`/api/requisitions/${requisition.id}/submit`);
    this.tell(
      `Bestellanforderung über 6 ${toner.unitName}: 4 für ${a?.name ?? ''}, 2 für ${b?.name ?? ''}, eingereicht.`,
    );
    const approver = await ApiClient.signIn(this.address, `freigabe.${MEMBER}@demo.example`);
    const waiting = (await approver.get<List<{ id: string; requisitionId: string }>>('/api/approvals')).items.find(
      ({ requisitionId }) => requisitionId === requisition.id,
    );
    await approver.post(`/api/approvals/${waiting?.id ?? ''}/approve`);
    const { orders } = await orderer.get<{ orders: readonly Created[] }>(`/api/requisitions/${requisition.id}`);
    const order = await this.wait('Bestellung mit Schriftstück', async () => {
      const current = await orderer.get<Order>(`/api/orders/${orders[0]?.id ?? ''}`);
      return current.documentId ? current : undefined;
    });
    await this.archived(orderer, order.documentId ?? '', 'bestellung.pdf');
    this.tell(
      `${approver.name} gibt frei; Bestellung ${order.number} an ${order.supplier} über ${euro(order.net)} netto, ${euro(order.gross)} brutto.`,
    );
    return order;
  }

  /** Step 6, second half, and step 7. */
  private async receive(order: Order): Promise<void> {
    const orderer = await ApiClient.signIn(this.address, `besteller.${MEMBER}@demo.example`);
    await orderer.post(`/api/orders/${order.id}/receipts`, {
      lines: [{ lineId: order.lines[0]?.id, quantity: '5', condition: 'accepted' }],
    });
    const { stateName } = await orderer.get<Order>(`/api/orders/${order.id}`);
    this.tell(`Wareneingang über 5 von 6 bestätigt; die Bestellung ist „${stateName}“.`);
    const controller = await ApiClient.signIn(this.address, `controlling.${MEMBER}@demo.example`);
    const query = `/api/consumption?member=${MEMBER}&groupBy=costCentre,article`;
    const lines = await this.wait('Verbrauchsbuchungen', async () => {
      const { items } =
        await controller.get<List<{ costCentreName: string; articleText: string; quantity: string; net: string }>>(
          query,
        );
      return items.length >= 2 ? items : undefined;
    });
    for (const line of lines)
      this.tell(`Verbrauch ${line.costCentreName}: ${line.quantity} × ${line.articleText}, ${euro(line.net)}.`);
    await this.audience.keep('verbrauch.csv', await controller.bytes(`${query}&format=csv`));
    await this.audience.keep('verbrauch.xlsx', await controller.bytes(`${query}&format=xlsx`));
  }

  /** Step 8. */
  private async report(): Promise<void> {
    const report = await this.officer.get<AnnualReport>('/api/annual-report');
    const figures = report.figures.map(({ name, kind, value }) => `${name} ${kind === 'amount' ? euro(value) : value}`);
    this.tell(`Jahresbericht ${germanDate(report.from)} – ${germanDate(report.to)}: ${figures.join(' · ')}`);
    const { id } = await this.officer.get<Created>('/api/annual-report?format=pdf');
    await this.archived(this.officer, id, 'jahresbericht.pdf');
    await this.audience.keep('jahresbericht.xlsx', await this.officer.bytes('/api/annual-report?format=xlsx'));
  }

  private async articles(): Promise<readonly Article[]> {
    const { items } = await this.officer.get<List<Article & { productGroup: string }>>('/api/articles?limit=500');
    return items.filter(({ productGroup }) => GROUPS.includes(productGroup));
  }

  private procedure(id: string): Promise<Procedure> {
    return this.officer.get<Procedure>(`/api/procedures/${id}`);
  }

  private async moveClock(day: string): Promise<void> {
    if (day <= this.today) return;
    await this.officer.post('/api/demo/clock', { today: day });
    this.today = day;
    this.tell(`— ${germanDate(day)} —`);
  }

  private async document(who: ApiClient, template: string, type: string, id: string, file: string): Promise<void> {
    const { id: documentId } = await who.post<Created>('/api/documents', { template, subject: { type, id } });
    await this.archived(who, documentId, file);
  }

  private async archived(who: ApiClient, documentId: string, file: string): Promise<void> {
    const document = await this.wait(file, async () => {
      const state = await who.get<DocumentState>(`/api/documents/${documentId}`);
      if (state.state === 'failed') throw new Error(`${file}: ${state.error ?? ''}`);
      return state.state === 'done' ? state : undefined;
    });
    await this.audience.keep(file, await who.bytes(`/api/documents/${documentId}/file`));
    this.tell(
      `Schriftstück „${document.title}“ erzeugt: ${document.pages ?? 0} Seiten, archiviert unter ${(document.sha256 ?? '').slice(0, 12)}….`,
    );
  }

  private async wait<T>(what: string, probe: () => Promise<T | undefined>): Promise<T> {
    for (let attempt = 0; attempt < 600; attempt++) {
      const found = await probe();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`vergeblich gewartet auf: ${what}`);
  }

  private tell(sentence: string): void {
    this.audience.tell(sentence);
  }
}
