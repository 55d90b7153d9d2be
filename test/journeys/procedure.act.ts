import { addDays, germanDate } from '@app/kernel';
import { readFile } from 'node:fs/promises';
import type { Procedure } from '../../apps/cli/src/demo/answers';
import { priceSheet } from '../../apps/cli/src/demo/demand-and-offers';
import type { Person } from './person';
import { goOn, settleItems } from './procedures.act';
import type { Stage } from './stage';
import { type Items, moveClock, OFFICER, type Story, TITLE } from './story';

const BIDDERS: readonly [name: string, percent: bigint][] = [
  ['Papier & Büro Rhein-Main GmbH', 94n],
  ['Toner-Kontor Südhessen KG', 91n],
  ['Bürobedarf Odenwald e. K.', 103n],
];

type ProcedureView = Procedure & { readonly bidders: readonly { readonly id: string; readonly name: string }[] };

async function lookUp(stage: Stage, story: Story): Promise<ProcedureView> {
  return (await (await stage.api(OFFICER)).get<ProcedureView>(`/api/procedures/${story.procedureId}`)).body;
}

const area = (person: Person, name: RegExp | string): Promise<void> => person.page.getByRole('tab', { name }).click();

async function openProcedure(person: Person): Promise<void> {
  await person.goTo('Vergaben');
  await person.page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(TITLE) })
    .first()
    .click();
  await person.heading(new RegExp(TITLE)).waitFor();
}

/** Steps 3 to 5: from the bundle to a procedure that is published, opened, judged and awarded by two people. */
export function procedureIsAwarded(stage: Stage, story: Story): void {
  stage.step('the officer makes a procedure of the bundle and chooses its type with a reason', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.goTo('Bedarfsabfragen');
    await officer.link(TITLE).click();
    await officer.link('Zum Bündel').click();
    await officer.button('Verfahren anlegen').click();
    await officer.dialog('Vergabeverfahren anlegen').getByRole('button', { name: 'Verfahren anlegen' }).click();
    await officer.page.waitForURL(/\/vergaben\/[^/]+$/);
    story.procedureId = /\/vergaben\/([^/?]+)/.exec(officer.page.url())?.[1] ?? '';
    await officer.heading(new RegExp(TITLE)).waitFor();
    await officer.button('Vergabearten ansehen').click();
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.button('Wählen (Offenes Verfahren)').click();
    const dialog = officer.dialog('Vergabeart: Offenes Verfahren');
    await dialog.getByLabel('Begründung für den Vergabevermerk').fill('Breiter Markt, keine Vorauswahl nötig.');
    await officer.look();
    await dialog.getByRole('button', { name: 'Vergabeart festlegen' }).click();
    await officer.text('Gewählt: Offenes Verfahren').waitFor();
  });

  stage.step('the head agrees to the choice as second person', async () => {
    const head = await stage.person('Leitung');
    await openProcedure(head);
    await head.button('Mitzeichnen').click();
    await head.button('Mitzeichnen').waitFor({ state: 'hidden' });
    await head.look();
  });

  stage.step('the officer sees every date with its reason before saving it, and publishes', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await openProcedure(officer);
    await officer.button('Zeitplan öffnen').click();
    await officer.button('Termine festlegen').click();
    await officer.text('Vorschau: noch nicht gespeichert').waitFor();
    await officer.look();
    await officer.button('Zeitplan speichern').click();
    await goOn(officer, 'Vorbereitung abschließen');
    await officer.button('Als veröffentlicht bestätigen').waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.button('Als veröffentlicht bestätigen').click();
    await goOn(officer, 'Erscheinen bestätigen');
    await officer.text('Als Nächstes: Die Angebotsfrist läuft').waitFor();
  });

  stage.step('the officer adds three companies', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await openProcedure(officer);
    await area(officer, /^Unternehmen/);
    for (const [name] of BIDDERS) {
      await officer.button('Unternehmen erfassen').first().click();
      const dialog = officer.dialog('Unternehmen erfassen');
      await dialog.getByLabel('Name', { exact: true }).fill(name);
      await dialog.getByLabel(/^Straße/).fill('Industriestraße 7');
      await dialog.getByLabel(/^Postleitzahl/).fill('64546');
      await dialog.getByLabel('Ort', { exact: true }).fill('Mörfelden-Walldorf');
      await dialog.getByLabel('E-Mail', { exact: true }).fill('angebot@bieter.example');
      await dialog.getByRole('button', { name: 'Unternehmen erfassen' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await officer.table('Unternehmen des Verfahrens').getByRole('rowheader', { name }).waitFor();
    }
    await officer.look();
    await officer.lookOnSmallScreens();
  });

  stage.step('record and invitation are made as PDF while the officer watches', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await openProcedure(officer);
    await area(officer, /^Dokumente/);
    for (const name of ['Vergabevermerk erzeugen', 'Aufforderung zur Angebotsabgabe erzeugen'])
      await officer.button(name).click();
    const made = officer.table('Dokumente').getByRole('link');
    await made.nth(1).waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    const { name, file } = await officer.download(made.first());
    expect(name).toMatch(/\.pdf$/);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    await area(officer, 'Zeitplan');
    await officer.picture('verfahren.png');
    await officer.picture('../../bild.png');
  });

  stage.step('before the deadline nothing is opened; after it two people open the bids', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const head = await stage.person('Leitung');
    await openProcedure(head);
    await head.text('Als Nächstes: Die Angebotsfrist läuft').waitFor();
    expect(await head.button('Öffnung bestätigen').count()).toBe(0);
    const { tenderDeadline } = await lookUp(stage, story);
    await moveClock(officer, addDays((tenderDeadline ?? '').slice(0, 10), 1));
    await openProcedure(officer);
    await officer.button('Öffnung bestätigen').click();
    await officer.text('Als Nächstes: Zweite Person öffnet').waitFor();
    await head.open('/', 'Heute');
    await head.look();
    await head.picture('heute.png');
    await openProcedure(head);
    await head.button('Öffnung bestätigen').click();
    await head.text('Als Nächstes: Angebote erfassen').waitFor();
    await head.look();
  });

  stage.step('the officer reads three price sheets per lot, sees the ranking and proposes the award', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await openProcedure(officer);
    await officer.button('Zu den Losen und Angeboten').click();
    const { lots, bidders } = await lookUp(stage, story);
    const articles = await (
      await stage.api(OFFICER)
    ).get<Items<{ articleNumber: string; referencePrice: string }>>('/api/articles?limit=500');
    const prices = new Map(
      articles.body.items.map(({ articleNumber, referencePrice }) => [articleNumber, referencePrice]),
    );
    for (const [index, lot] of lots.entries()) {
      const card = officer.page.getByRole('region', { name: `Los ${index + 1}: ${lot.title}` });
      for (const [name, percent] of BIDDERS) {
        await card.getByRole('button', { name: 'Angebot erfassen' }).click();
        const dialog = officer.dialog(`Angebot für Los ${index + 1}`);
        await dialog
          .getByLabel('Bieter', { exact: true })
          .selectOption(bidders.find((bidder) => bidder.name === name)?.id ?? '');
        const text = priceSheet(lot, prices, percent + (index && percent < 93n ? 5n : 0n));
        await dialog
          .getByLabel('Preisblatt', { exact: true })
          .setInputFiles({ name: 'preisblatt.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
        await dialog.getByRole('button', { name: 'Angebot erfassen' }).click();
        await dialog.waitFor({ state: 'hidden' });
        await card.getByRole('rowheader', { name }).waitFor();
      }
    }
    await officer.button('Erfassung abschließen').click();
    await officer.button('Wertung durchführen').click();
    await officer.text('Als Nächstes: Zuschlag vorschlagen').waitFor();
    await area(officer, /^Lose und Angebote/);
    await officer.look();
    await officer.button('Zuschlag vorschlagen').click();
    await officer.text('Als Nächstes: Bieter informieren').waitFor();
  });

  stage.step('the bidders are informed, the standstill holds the award back until it is over', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await openProcedure(officer);
    await officer.button('Absendung erfassen').click();
    const dialog = officer.dialog('Information der Bieter erfassen');
    await dialog.getByRole('button', { name: 'Absendung erfassen' }).click();
    await officer.text('Als Nächstes: Die Wartefrist läuft').waitFor();
    expect(await officer.button('Zuschlag zustimmen').count()).toBe(0);
    await officer.look();
    const { informationLetters } = await lookUp(stage, story);
    await moveClock(officer, informationLetters[0]?.awardSafeFrom ?? '');
    await officer.button('Zuschlag zustimmen').waitFor();
    await settleItems(officer);
  });

  stage.step('officer and head award together', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const head = await stage.person('Leitung');
    await openProcedure(officer);
    await officer.button('Zuschlag zustimmen').click();
    await officer.text('Als Nächstes: Zweite Person entscheidet').waitFor();
    await head.open('/', 'Heute');
    await openProcedure(head);
    await head.button('Zuschlag zustimmen').click();
    await head.text('Der Zuschlag ist seit dem').waitFor();
    await head.look();
    await head.lookOnSmallScreens();
    const { award } = await lookUp(stage, story);
    await head
      .text(germanDate(award.awardedOn ?? ''))
      .first()
      .waitFor();
  });
}
