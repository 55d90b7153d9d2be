import { describeInBrowser } from './stage';

const ADDRESS_BOOK = 'Unternehmen';

describeInBrowser('the address book of companies', (stage) => {
  stage.step(
    'the officer finds a company in spite of a typing mistake, and those whose register query runs out',
    async () => {
      const officer = await stage.person('Sachbearbeitung');
      await officer.goTo(ADDRESS_BOOK);
      await officer.link('Papierhaus Ried GmbH').waitFor();
      await officer.look();
      await officer.lookOnSmallScreens();
      await officer.field('Suche').or(officer.field('Suche (freiwillig)')).fill('Papirhaus');
      await officer.link('Tonerwerk Rhein-Main AG').waitFor({ state: 'hidden' });
      await officer.link('Papierhaus Ried GmbH').waitFor();
      await officer.button('Filter zurücksetzen').click();
      await officer.page.getByLabel('Stand des Nachweises').selectOption({ label: 'läuft ab' });
      await officer.link('Papierhaus Ried GmbH').waitFor({ state: 'hidden' });
      await officer.link('Streusalz Kontor Mannheim GmbH').waitFor();
      await officer.look();
    },
  );

  stage.step('the officer enters a company: mistakes stand at their fields, a likely duplicate is shown', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.open('/unternehmen/neu', 'Unternehmen anlegen');
    const field = (name: RegExp) => officer.page.getByRole('textbox', { name });
    await field(/^Name/).fill('Papierhaus Ried');
    await field(/^Postleitzahl/).fill('64560');
    await officer.text('Vielleicht schon erfasst: 1 Unternehmen').waitFor();
    await field(/^Umsatzsteuer/).fill('DE136695975');
    await field(/^Leistungen/).fill('Papier');
    await officer.button('Unternehmen anlegen').click();
    await officer.text('Kein CPV-Code: „Papier“').first().waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await field(/^Leistungen/).fill('30197643-5');
    officer.watch.expect(/POST \/api\/companies: 400$/);
    await officer.button('Unternehmen anlegen').click();
    await officer.text('Die Prüfziffer stimmt nicht.').first().waitFor();
    await field(/^Umsatzsteuer/).fill('DE136695976');
    await officer.button('Unternehmen anlegen').click();
    await officer.heading('Papierhaus Ried').waitFor();
    await officer.text('Vielleicht doppelt: 1 Eintrag').waitFor();
    await officer.look();
  });

  stage.step('the officer records the register query with its proof and looks at another day', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.button('Nachweis erfassen').click();
    const dialog = officer.dialog('Nachweis erfassen');
    await dialog.getByText('Das Zentrum fragt selbst ab').waitFor();
    await officer.look();
    await dialog.getByLabel('Eintrag vorhanden').check();
    await dialog.getByRole('button', { name: 'Erfassen' }).click();
    await dialog.getByRole('alert').getByText('Bitte beschreiben Sie den Eintrag').waitFor();
    await dialog.getByLabel('Kein Eintrag').check();
    await dialog.getByLabel(/^Nummer des Schriftstücks/).fill('WR-4711');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'Auskunft.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 Auskunft') });
    await officer.lookOnSmallScreens();
    await dialog.getByRole('button', { name: 'Erfassen' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const proof = await officer.download(officer.link('Auskunft.pdf'));
    expect(proof.name).toBe('Auskunft.pdf');
    await officer.text(/kein Eintrag\. Verwendbar bis .* Nummer WR-4711\./).waitFor();
    await officer.page.getByRole('textbox', { name: 'Stand am' }).fill('1.1.2024');
    await officer.text('Bisher nicht abgefragt.').waitFor();
    await officer.look();
    await officer.button('Auf heute zurück').click();
    await officer.text('Nachweise heute').waitFor();
    await officer.lookOnSmallScreens();
  });

  stage.step('the officer forgets a contact person and merges the duplicate', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.button('Eintragen').click();
    const adding = officer.dialog('Ansprechperson eintragen');
    await adding.getByLabel('Name', { exact: true }).fill('Erika Beispiel');
    await adding.getByRole('button', { name: 'Eintragen' }).click();
    await officer.button('Erika Beispiel löschen').click();
    await officer.look();
    await officer.dialog('Ansprechperson löschen').getByRole('button', { name: 'Endgültig löschen' }).click();
    await officer.hears('Die Ansprechperson ist gelöscht.');
    await officer.button('Zusammenführen …').click();
    const dialog = officer.dialog('Einträge zusammenführen');
    await dialog.getByRole('table', { name: 'Unterschiede der beiden Einträge' }).waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await dialog.getByRole('button', { name: 'Zusammenführen' }).click();
    await officer.hears('Die beiden Einträge sind zusammengeführt.');
    await officer.page.getByRole('heading', { name: 'Zusammengeführte Einträge' }).waitFor();
    // Declarations of both.
    await officer.table('Alle erfassten Nachweise').getByText('WR-4711').waitFor();
    await officer.table('Alle erfassten Nachweise').getByText('Betriebshaftpflichtversicherung').first().waitFor();
    await officer.look();
    officer.expectNoTrouble();
  });

  stage.step('what the officer types is not lost when somebody else was faster', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const head = await stage.api('leitung@demo.example');
    await officer.link('Bearbeiten').click();
    await officer.heading('Papierhaus Ried bearbeiten').waitFor();
    const city = officer.page.getByRole('textbox', { name: /^Ort/ });
    await city.fill('Riedstadt-Goddelau');
    const { items } = (await head.get<{ items: { id: string }[] }>('/api/companies?q=Papierhaus')).body;
    const path = `/api/companies/${items[0]?.id ?? ''}`;
    const { version } = (await head.get<{ version: number }>(path)).body;
    const faster = await head.send('PUT', path, { name: 'Papierhaus Ried' }, { 'if-match': `"${version}"` });
    expect(faster.status).toBe(200);
    officer.watch.expect(/PUT \/api\/companies\/[0-9a-f-]+: 412$/);
    await officer.button('Speichern').click();
    await officer.text('Ihre Änderung ist nicht gespeichert').waitFor();
    expect(await city.inputValue()).toBe('Riedstadt-Goddelau');
    await officer.look();
    officer.expectNoTrouble();
  });

  stage.step('the officer reads companies from a file, with a wrong line first', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.open('/unternehmen', ADDRESS_BOOK);
    await officer.button('Aus Datei einlesen').click();
    const dialog = officer.dialog('Unternehmen einlesen');
    const csv = 'Name;PLZ;Ort\nEingelesen GmbH;64521;Groß-Gerau\nFalsch AG;12;Trebur\n';
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'firmen.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await dialog.getByText('1 Unternehmen lesbar, 1 Zeile wird nicht übernommen').waitFor();
    await officer.look();
    await dialog.getByRole('button', { name: '1 Unternehmen übernehmen' }).click();
    await officer.hears('1 Unternehmen ist neu im Adressbuch.');
    await officer.link('Eingelesen GmbH').waitFor();
    officer.expectNoTrouble();
  });

  stage.step('the auditor reads and finds nothing to change; a department sees no address book', async () => {
    const auditor = await stage.person('Revision');
    await auditor.goTo(ADDRESS_BOOK);
    await auditor.link('Tonerwerk Rhein-Main AG').click();
    await auditor.heading('Tonerwerk Rhein-Main AG').waitFor();
    for (const action of ['Nachweis erfassen', 'Eintragen', 'Erfassen']) {
      expect(await auditor.button(action).count()).toBe(0);
    }
    await auditor.look();
    const department = await stage.person('Fachamt', 'Nauheim');
    await department.page.goto('/unternehmen');
    await department.heading('Kein Zugriff').waitFor();
  });
});
