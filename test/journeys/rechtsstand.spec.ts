import type { Locator } from 'playwright-core';
import type { Person } from './person';
import { describeInBrowser } from './stage';

const GAP = 'HE26-BA-VV';

const fact = (person: Person, id: string): Locator => person.page.locator(`[id="${id}"]`);
const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

async function search(person: Person, text: string): Promise<void> {
  await person.page.getByRole('main').getByRole('searchbox', { name: 'Suche' }).fill(text);
}

describeInBrowser('the state of the law, for everybody to read and for the head to complete', (stage) => {
  stage.step('the officer finds a rule by a word and sees which one held on an earlier day', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.goTo('Rechtsstand');
    await officer.look();
    const subjects = await officer.page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
    expect(subjects).toContain('EU-Schwellenwerte');
    // A group of facts without a German name would show its code.
    expect(subjects.filter((subject) => !/^[A-ZÄÖÜ]/.test(subject))).toEqual([]);
    await search(officer, 'vergabestatistik unterhalb');
    await fact(officer, 'VST-WHO-U26').getByText('belegt').waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.page.getByRole('textbox', { name: 'Was galt am …?' }).fill('30.6.2026');
    await fact(officer, 'VST-WHO-U20').getByText('gilt nicht mehr').waitFor();
    expect(await fact(officer, 'VST-WHO-U26').count()).toBe(0);
    await search(officer, 'gibt es nicht');
    await officer.text('Keine Regel gefunden').waitFor();
    await officer.look();
  });

  stage.step('the address of a rule opens it and gives it the focus, also when it holds no longer', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.open('/rechtsstand#DL-15-2', 'Rechtsstand');
    await fact(officer, 'DL-15-2').getByText('Offenes Verfahren').waitFor();
    expect(await isFocused(fact(officer, 'DL-15-2'))).toBe(true);
    await officer.page.goto('about:blank');
    await officer.open('/rechtsstand?suche=nichts#THR-2016-SUB', 'Rechtsstand');
    await fact(officer, 'THR-2016-SUB').getByText('gilt nicht mehr').waitFor();
    expect(await isFocused(fact(officer, 'THR-2016-SUB'))).toBe(true);
    officer.expectNoTrouble();
  });

  stage.step('the officer reads what changed on a day and what took its place', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.page.getByRole('tab', { name: 'Was hat sich wann geändert?' }).click();
    const day = officer.page.getByRole('region', { name: /^01\.07\.2026/ });
    const pair = day.getByRole('listitem').filter({ hasText: 'Wettbewerbsregister' }).first();
    await pair.getByText(/30\.000,00/).waitFor();
    await pair.getByText(/50\.000,00/).waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.page.getByRole('tab', { name: 'Regelstände' }).click();
    await officer.table('Regelstände').getByRole('link', { name: 'HVTG 2021', exact: true }).click();
    await fact(officer, 'HE21-BA-W').getByText('250.000,00').waitFor();
  });

  stage.step('the head enters a missing limit, with a mistake first', async () => {
    const head = await stage.person('Leitung');
    await head.open(`/rechtsstand#${GAP}`, 'Rechtsstand');
    await fact(head, GAP)
      .getByRole('link', { name: `Angabe ergänzen (${GAP})` })
      .click();
    const dialog = head.dialog('Eigene Angabe ergänzen');
    await dialog.getByRole('button', { name: 'Eintragen' }).click();
    await dialog.getByRole('alert').getByRole('link', { name: 'Bitte geben Sie Paragraph und Gesetz an.' }).waitFor();
    await head.look();
    await head.lookOnSmallScreens();
    await dialog.getByLabel('Beschränkte Ausschreibung ohne Teilnahmewettbewerb', { exact: true }).check();
    await dialog.getByLabel('Lieferleistung', { exact: true }).check();
    await dialog.getByLabel('Betrag netto', { exact: true }).fill('150.000');
    await dialog.getByLabel('Paragraph und Gesetz', { exact: true }).fill('§ 4 Vergabeerlass 2026');
    await dialog.getByLabel('Fundstelle', { exact: true }).fill('StAnz. 30/2026 S. 812');
    await dialog.getByRole('textbox', { name: 'Gilt bis (freiwillig)' }).fill('1.1.2020');
    await dialog.getByRole('button', { name: 'Eintragen' }).click();
    await dialog.getByRole('alert').getByRole('link', { name: 'Das Ende liegt vor dem Beginn.' }).click();
    await dialog.getByRole('textbox', { name: 'Gilt bis (freiwillig)' }).fill('');
    await dialog.getByRole('button', { name: 'Eintragen' }).click();
    await head.hears('Die eigene Angabe wurde eingetragen.');
    await dialog.waitFor({ state: 'hidden' });
    await fact(head, GAP)
      .getByRole('link', { name: `Eigene Angabe ansehen (${GAP})` })
      .waitFor();
  });

  stage.step('the officer sees it marked and cannot change it', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.page.goto('about:blank');
    await officer.open(`/rechtsstand#${GAP}`, 'Rechtsstand');
    await fact(officer, GAP).getByText('eigene Angabe', { exact: true }).waitFor();
    await fact(officer, GAP).getByText('150.000,00').waitFor();
    await officer.page.getByRole('tab', { name: 'Eigene Angaben' }).click();
    await officer.text('§ 4 Vergabeerlass 2026').first().waitFor();
    expect(await officer.button('Ändern').count()).toBe(0);
    await officer.look();
  });

  stage.step('what the head types is not lost when somebody else was faster', async () => {
    const head = await stage.person('Leitung');
    const admin = await stage.api('admin@demo.example');
    await head.open('/rechtsstand?ansicht=angaben', 'Rechtsstand');
    await head.button('Ändern').click();
    const dialog = head.dialog('Eigene Angabe ändern');
    await dialog.getByLabel('Fundstelle', { exact: true }).fill('StAnz. 31/2026 S. 850');
    const [entry] = (await admin.get<{ items: { id: string; data: object }[] }>('/api/law/entries')).body.items;
    const path = `/api/law/entries/${entry?.id ?? ''}`;
    const faster = await admin.send('PUT', path, { ...entry?.data, perLot: true }, { 'if-match': '"1"' });
    expect(faster.status).toBe(204);
    head.watch.expect(/^.*PUT \/api\/law\/entries\/[0-9a-f-]+: 412$/);
    await dialog.getByRole('button', { name: 'Speichern', exact: true }).click();
    await dialog.getByText(/^Jetzt gespeichert: Fassung 2 von/).waitFor();
    expect(await dialog.getByLabel('Fundstelle', { exact: true }).inputValue()).toBe('StAnz. 31/2026 S. 850');
    await head.look();
    await dialog.getByRole('button', { name: 'Meine Eingaben als neue Fassung speichern' }).click();
    await head.hears('Die eigene Angabe wurde geändert.');
    await head.text('Verlauf (3 Fassungen)').click();
    await head.text('Fassung 2').waitFor();
    await head.look();
    await head.lookOnSmallScreens();
    await head.picture('rechtsstand.png');
  });

  stage.step('the head takes the entry back, with a reason that stays readable', async () => {
    const head = await stage.person('Leitung');
    await head.button('Zurücknehmen …').click();
    const dialog = head.dialog('Angabe zurücknehmen');
    await dialog.getByRole('button', { name: 'Zurücknehmen' }).click();
    await dialog.getByText('Bitte begründen Sie').first().waitFor();
    await dialog.getByLabel('Begründung').fill('Der Erlass ist aufgehoben.');
    await dialog.getByRole('button', { name: 'Zurücknehmen' }).click();
    await head.hears('Die eigene Angabe gilt nicht mehr.');
    await head.text('Grund: Der Erlass ist aufgehoben.').first().waitFor();
    await head.page.goto('about:blank');
    await head.open(`/rechtsstand#${GAP}`, 'Rechtsstand');
    await fact(head, GAP).getByText('unbekannt', { exact: true }).waitFor();
    head.expectNoTrouble();
  });
});
