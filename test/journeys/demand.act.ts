import { addDays, germanDate } from '@app/kernel';
import type { Article, CostCentre } from '../../apps/cli/src/demo/answers';
import { demandFile } from '../../apps/cli/src/demo/demand-and-offers';
import type { Person } from './person';
import type { Stage } from './stage';
import { COUNTY, FAULTY, type Items, moveClock, OFFICER, type Story, TITLE, today, TYPING, WITHOUT } from './story';

/** The CSV file a member would hand in, made from its own cost centres and the articles that were asked for. */
async function fileOf(stage: Stage, member: string, withMistakes: boolean): Promise<{ name: string; text: string }> {
  const api = await stage.api(`besteller.${member}@demo.example`);
  const costCentres = (await api.get<Items<CostCentre>>(`/api/cost-centres?member=${member}`)).body.items;
  const articles = (await api.get<Items<Article & { productGroup: string }>>('/api/articles?limit=500')).body.items;
  const asked = articles.filter(({ productGroup }) => ['Papier', 'Tinte und Toner'].includes(productGroup));
  const file = demandFile(costCentres.slice(0, 8), asked, 280_000, withMistakes);
  return { name: `bedarf-${member}.csv`, text: [file, ...everything(costCentres, asked)].join('\r\n') };
}

/** One unit of every article for two cost centres each. */
const everything = (costCentres: readonly CostCentre[], articles: readonly Article[]): string[] =>
  costCentres
    .filter(({ validTo }) => validTo === null)
    .slice(-2)
    .flatMap(({ number }) => articles.map(({ articleNumber, unit }) => `${number};${articleNumber};1;${unit};`));

async function openRound(orderer: Person): Promise<void> {
  await orderer.goTo('Bedarfsabfragen');
  await orderer.link(TITLE).click();
  await orderer.heading(TITLE).waitFor();
}

async function chooseFile(orderer: Person, { name, text }: { name: string; text: string }): Promise<void> {
  await orderer.page.getByRole('tab', { name: 'CSV-Datei einlesen' }).click();
  await orderer.field('CSV-Datei').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** How many lines the page of the bundle says were reported. */
const reportedLines = (officer: Person): Promise<string> =>
  officer.page.locator('dt', { hasText: 'Gemeldete Zeilen' }).locator('xpath=following-sibling::dd[1]').innerText();

/** Steps 1 and 2: the members are asked, answer in the page and by file, and their demand becomes one bundle. */
export function demandIsBundled(stage: Stage, story: Story): void {
  stage.step('the sign-in page can be used by everybody', async () => {
    const visitor = await stage.visitor();
    await visitor.open('/', 'Anmelden');
    await visitor.look();
    await visitor.lookOnSmallScreens();
  });

  stage.step('the officer opens a demand round for paper and toner', async () => {
    const officer = await stage.person('Sachbearbeitung');
    story.reportUntil = addDays(await today(stage), 14);
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.goTo('Bedarfsabfragen');
    await officer.look();
    await officer.link('Bedarfsabfrage eröffnen').first().click();
    await officer.heading('Bedarfsabfrage eröffnen').waitFor();
    await officer.button('Bedarfsabfrage eröffnen').click();
    await officer.page.getByRole('alert').getByRole('link', { name: 'Bitte geben Sie einen Titel an.' }).waitFor();
    await officer.look();
    await officer.field('Titel').fill(TITLE);
    await officer.page.getByRole('checkbox', { name: /^Papier/ }).check();
    await officer.page.getByRole('checkbox', { name: /^Tinte und Toner/ }).check();
    await officer.field('Letzter Meldetag').fill(germanDate(story.reportUntil));
    await officer.lookOnSmallScreens();
    await officer.button('Bedarfsabfrage eröffnen').click();
    await officer.heading(TITLE).waitFor();
    await officer.text(/^0 von \d+ Mitgliedern, 0 Zeilen/).waitFor();
    await officer.look();
  });

  stage.step('an orderer is told of it and types quantities per cost centre', async () => {
    const orderer = await stage.person('Bestellung', TYPING.name);
    await orderer.page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(TITLE) })
      .first()
      .waitFor();
    await orderer.look();
    await orderer.lookOnSmallScreens();
    await openRound(orderer);
    const api = await stage.api(`besteller.${TYPING.slug}@demo.example`);
    const { items } = (await api.get<Items<CostCentre>>(`/api/cost-centres?member=${TYPING.slug}`)).body;
    const [townHall, school] = items.filter(({ validTo }) => validTo === null);
    await orderer.button('Zeile melden').click();
    await orderer.page.getByRole('alert').getByRole('link', { name: 'Bitte geben Sie eine Menge an.' }).waitFor();
    for (const [costCentre, article, amount] of [
      [townHall, 'Toner', '120'],
      [school, 'Toner', '80'],
      [school, 'Kopierpapier', '250'],
    ] as const) {
      await orderer.field('Kostenstelle').selectOption(costCentre?.number ?? '');
      await orderer.choose('Artikel', article);
      await orderer.field('Menge im Jahr').fill(amount);
      await orderer.button('Zeile melden').click();
      await orderer.hears(new RegExp(`^Gemeldet: ${amount}\\s`));
    }
    const reported = orderer.table('Gemeldeter Bedarf: Raunheim').getByRole('rowheader');
    await reported.nth(2).waitFor();
    expect(await reported.count()).toBe(3);
    await orderer.look();
    await orderer.lookOnSmallScreens();
    await orderer.picture('bedarf-melden.png');
  });

  stage.step('another hands in a file: sees every bad line with its reason and keeps the good ones', async () => {
    const orderer = await stage.person('Bestellung', FAULTY.name);
    await openRound(orderer);
    await chooseFile(orderer, await fileOf(stage, FAULTY.slug, true));
    const bad = orderer.table('Fehlerhafte Zeilen der Datei');
    await bad.waitFor();
    expect(await bad.getByRole('rowheader').count()).toBe(3);
    for (const value of ['9999999', 'T-0000', 'zwei'])
      await bad.getByRole('cell', { name: value, exact: true }).waitFor();
    await orderer.look();
    await orderer.lookOnSmallScreens();
    await orderer.text('Noch nichts gemeldet').waitFor();
    await orderer.button(/^Nur \d+ gute Zeilen übernehmen$/).click();
    await orderer.hears(/^\d+ Zeilen übernommen\.$/);
    await orderer.text('Noch nichts gemeldet').waitFor({ state: 'hidden' });
  });

  stage.step('the others hand in files without mistakes, one member says that it needs nothing', async () => {
    const { items } = (await (await stage.api(OFFICER)).get<Items<{ slug: string; name: string }>>('/api/members'))
      .body;
    const others = items.filter(({ slug }) => ![TYPING, FAULTY, WITHOUT].some((known) => known.slug === slug));
    for (const { slug, name } of others) {
      const orderer = await stage.person('Bestellung', name);
      await openRound(orderer);
      await chooseFile(orderer, await fileOf(stage, slug, false));
      await orderer.button(/^[\d.]+ Zeilen übernehmen$/).click();
      await orderer.hears(/^[\d.]+ Zeilen übernommen\.$/);
      if (slug === COUNTY.slug) await orderer.look();
    }
    const without = await stage.person('Bestellung', WITHOUT.name);
    await openRound(without);
    await without.button('Wir haben keinen Bedarf').click();
    await without.hears('Vermerkt: Es besteht kein Bedarf.');
    without.expectNoTrouble();
  });

  stage.step(
    'after the last day the officer closes the round and bundles it; a sum opens to where it comes from',
    async () => {
      const officer = await stage.person('Sachbearbeitung');
      await moveClock(officer, addDays(story.reportUntil, 1));
      await openRound(officer);
      await officer.text(/^11 von 11 Mitgliedern/).waitFor();
      await officer.look();
      await officer.button('Abfrage schließen').click();
      await officer.dialog('Bedarfsabfrage schließen').getByRole('button', { name: 'Endgültig schließen' }).click();
      await officer.hears('Die Bedarfsabfrage ist geschlossen.');
      await officer.button('Bedarf bündeln').click();
      const dialog = officer.dialog('Bedarf bündeln');
      await dialog.getByLabel('Laufzeit der Rahmenvereinbarung').selectOption('4 Jahre');
      await dialog.getByRole('button', { name: 'Bündeln' }).click();
      await officer.heading(`Bündel: ${TITLE}`).waitFor();
      await officer.text(/^Jede Zeile genau einmal/).waitFor();
      const bundled = Number((await reportedLines(officer)).replaceAll('.', ''));
      expect(bundled).toBeGreaterThan(1_400);
      await officer.button('Herkunft aller zeigen').first().click();
      await officer.text(`${TYPING.name}: `).first().waitFor();
      await officer.look();
      await officer.lookOnSmallScreens();
      await officer.picture('buendel.png');
    },
  );

  stage.step(
    'the officer compares two ways to cut the lots with what the law says of each, and chooses one',
    async () => {
      const officer = await stage.person('Sachbearbeitung');
      await officer.link('Lose und Varianten').click();
      await officer.heading('Lose und Varianten').waitFor();
      const variants = officer.table('Varianten der Losaufteilung im Vergleich');
      for (const proposal of ['Kleine Lose für den Mittelstand', 'Ein Los je Warengruppe']) {
        await officer.button('Variante vorschlagen lassen').click();
        await officer.page.getByRole('menuitem', { name: proposal }).click();
        if (proposal.startsWith('Kleine'))
          await officer.dialog(proposal).getByRole('button', { name: 'Lose vorschlagen' }).click();
        await officer.hears(/^Die Variante „.+“ ist angelegt\.$/);
      }
      // The standard and both proposals: every one proves that each of the reported lines stands in it once.
      await variants.getByRole('columnheader').nth(2).waitFor();
      await expect(variants.getByText('nachgewiesen').count()).resolves.toBe(3);
      await variants.getByText('EU-weit').first().waitFor();
      await officer.look();
      await officer.lookOnSmallScreens();
      await officer.picture('losvarianten.png');
      await officer.button('Variante wählen').click();
      const dialog = officer.dialog(/wählen$/);
      await dialog.getByLabel('Begründung').fill('Die Lieferanten des Markts führen je eine Warengruppe.');
      await dialog.getByRole('button', { name: 'Variante wählen' }).click();
      await officer.hears(/^Gewählt ist „/);
    },
  );
}
