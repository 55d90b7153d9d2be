import { readFile } from 'node:fs/promises';
import type { CatalogueItem, CostCentre, Framework } from '../../apps/cli/src/demo/answers';
import { eventually } from '../support/eventually';
import type { Stage } from './stage';
import { type Items, moveClock, OFFICER, type Story, TYPING } from './story';

const ORDERER = `besteller.${TYPING.slug}@demo.example`;

/** Step 6: from the shared catalogue to the purchase order and the receipt of a part of it. */
export function tonerIsOrdered(stage: Stage, story: Story): void {
  stage.step('the award has become framework agreements that the officer finds in the list', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const api = await stage.api(OFFICER);
    const frameworks = await eventually('the framework agreements', async () => {
      const { items } = (await api.get<Items<Framework & { procedureId: string }>>('/api/frameworks')).body;
      const own = items.filter(({ procedureId }) => procedureId === story.procedureId);
      return own.length === 2 && own;
    });
    await officer.goTo('Rahmenvereinbarungen');
    await officer.look();
    await officer
      .link(frameworks[0]?.title ?? '')
      .first()
      .click();
    await officer.heading(new RegExp(frameworks[0]?.title ?? '')).waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    const first = (await api.get<{ from: string }>(`/api/frameworks/${frameworks[0]?.id}`)).body;
    await moveClock(officer, first.from);
  });

  stage.step('the orderer finds toner in the catalogue and splits it over two cost centres', async () => {
    const orderer = await stage.person('Bestellung', TYPING.name);
    const api = await stage.api(ORDERER);
    const catalogue = await eventually('toner in the catalogue', async () => {
      const url = `/api/catalogue?member=${TYPING.slug}&q=Toner`;
      const { body } = await api.get<Items<CatalogueItem> & { total: number }>(url);
      return body.items.length > 0 && body;
    });
    const { total } = catalogue;
    const toner = catalogue.items[0]?.text ?? '';
    await orderer.open('/', 'Heute');
    await orderer.goTo('Katalog');
    await orderer.field(/^Was brauchen Sie/).fill('Toner');
    await orderer.page.waitForURL(/suche=Toner/);
    await orderer.text(`${total} Artikel gefunden`).waitFor();
    const quantity = orderer.field(`Menge von ${toner}`);
    await quantity.fill('6');
    await orderer.look();
    await orderer.lookOnSmallScreens();
    await orderer.picture('katalog.png');
    await quantity.press('Enter');
    await orderer
      .link(/^6\s\S+ im Warenkorb$/)
      .first()
      .waitFor();
    await orderer.goTo('Warenkorb');
    const { items } = (await api.get<Items<CostCentre>>(`/api/cost-centres?member=${TYPING.slug}`)).body;
    const [townHall, school] = items.filter(({ validTo }) => validTo === null);
    await orderer.button('Auf mehrere Kostenstellen aufteilen').click();
    for (const [index, costCentre, amount] of [
      [1, townHall, '4'],
      [2, school, '2'],
    ] as const) {
      await orderer.choose(`Kostenstelle ${index}`, costCentre?.number ?? '');
      await orderer.field(`Anteil der Kostenstelle ${index}`).fill(amount);
    }
    await orderer.text('Vollständig aufgeteilt').waitFor();
    await orderer.field('Lieferstelle').selectOption({ index: 1 });
    await orderer.field(/^Hinweis für Freigabe und Lieferant/).fill('Bitte bei der Poststelle abgeben.');
    await orderer.text('Alles gespeichert').waitFor();
    await orderer.look();
    await orderer.lookOnSmallScreens();
    await orderer.picture('warenkorb.png');
    await orderer.button('Zur Freigabe vorlegen').click();
    await orderer.heading(/^Bestellanforderung /).waitFor();
    await orderer.text(/^Wartet auf: /).waitFor();
    await orderer.look();
  });

  stage.step('the approver sees who wants what for which cost centre and approves', async () => {
    const approver = await stage.person('Freigabe', TYPING.name);
    await approver.look();
    await approver.goTo('Freigaben');
    await approver.text('1 Bestellung wartet auf Ihre Entscheidung.').waitFor();
    await approver.text('„Bitte bei der Poststelle abgeben.“').waitFor();
    await approver.look();
    await approver.lookOnSmallScreens();
    await approver.picture('freigaben.png');
    await approver.button(/^Freigeben\s?:/).click();
    await approver.hears(/^Freigegeben und bestellt: /);
    await approver.text('Alles entschieden').waitFor();
    approver.expectNoTrouble();
  });

  stage.step('the orderer gets the purchase order as PDF and confirms the receipt of a part', async () => {
    const orderer = await stage.person('Bestellung', TYPING.name);
    await orderer.goTo('Bestellungen');
    await orderer.table('Bestellungen').getByRole('rowheader').getByRole('link').first().click();
    await orderer.heading(/^Bestellung /).waitFor();
    const letter = orderer.table('Dokumente').getByRole('link').first();
    await letter.waitFor();
    const { file } = await orderer.download(letter);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    await orderer.button('Nur ein Teil …').click();
    await orderer.field(/^angenommen/).fill('5');
    await orderer.look();
    await orderer.button('Wareneingang buchen').click();
    await orderer.hears('Der Wareneingang ist gebucht; der Rest bleibt offen.');
    await orderer.text('Bestätigte Wareneingänge').waitFor();
    await orderer.look();
    await orderer.lookOnSmallScreens();
    await orderer.picture('bestellung.png');
  });
}
