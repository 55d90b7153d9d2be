import { procedure } from '../support/procurement';
import type { Person } from './person';
import { describeInBrowser } from './stage';

const OFFICER = 'sachbearbeitung@demo.example';

describeInBrowser('two officers edit the plan of one procedure', (stage) => {
  let address = '';

  stage.step('both open the plan at the same time', async () => {
    const api = await stage.api(OFFICER);
    const created = await api.post<{ id: string }>('/api/procedures', procedure());
    expect(created.status).toBe(201);
    address = `/vergaben/${created.body.id}?bereich=planung`;
    for (const role of ['Sachbearbeitung', 'Leitung']) {
      const person = await stage.person(role);
      await person.open(address, 'Kopierpapier 2027');
      await person.button('Bearbeiten').click();
      await person.button('Planung speichern').waitFor();
    }
    const officer = await stage.person('Sachbearbeitung');
    await officer.look();
    await officer.lookOnSmallScreens();
  });

  stage.step('what the second has typed survives a reload of the page', async () => {
    const head = await stage.person('Leitung');
    await title(head).fill('Kopierpapier und Umschläge 2027');
    await description(head).fill('Weißes Papier, 80 g/m²');
    await head.page.reload();
    await head.heading('Kopierpapier 2027').waitFor();
    await head.button('Planung speichern').waitFor();
    expect(await title(head).inputValue()).toBe('Kopierpapier und Umschläge 2027');
    expect(await description(head).inputValue()).toBe('Weißes Papier, 80 g/m²');
  });

  stage.step('the first saves another title and a place', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await title(officer).fill('Recyclingpapier 2027');
    await officer.page.getByRole('textbox', { name: /^Im Auftrag von/ }).fill('Stadtwerke Mörfelden-Walldorf');
    await officer.button('Planung speichern').click();
    await officer.heading('Recyclingpapier 2027').waitFor();
    officer.expectNoTrouble();
  });

  stage.step('the second sees the difference, with nothing typed lost, and decides', async () => {
    const head = await stage.person('Leitung');
    head.watch.expect(/PUT \/api\/procedures\/[0-9a-f-]+\/plan: 412$/);
    await head.button('Planung speichern').click();
    const difference = head.page.getByRole('main').locator('.alert').filter({ hasText: 'inzwischen geändert' });
    await difference.getByText('Gespeichert von Sabine Arndt: Recyclingpapier 2027').waitFor();
    await difference.getByText('Ihre Eingabe: Kopierpapier und Umschläge 2027').waitFor();
    await difference.getByText('Übernommen wurde: Im Auftrag von.').waitFor();
    expect(await title(head).inputValue()).toBe('Kopierpapier und Umschläge 2027');
    expect(await description(head).inputValue()).toBe('Weißes Papier, 80 g/m²');
    expect(await head.page.getByRole('textbox', { name: /^Im Auftrag von/ }).inputValue()).toBe(
      'Stadtwerke Mörfelden-Walldorf',
    );
    await head.look();
    await head.lookOnSmallScreens();
    await head.button('Gespeicherte übernehmen').click();
    expect(await title(head).inputValue()).toBe('Recyclingpapier 2027');
    await head.button('Planung speichern').click();
    await head.button('Bearbeiten').waitFor();
    head.expectNoTrouble();
  });

  stage.step('both changes stand in the file', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.open(address, 'Recyclingpapier 2027');
    await officer.text('Weißes Papier, 80 g/m²').first().waitFor();
    await officer.text('Stadtwerke Mörfelden-Walldorf').first().waitFor();
  });
});

const title = (person: Person) => person.page.getByRole('textbox', { name: 'Gegenstand', exact: true });
const description = (person: Person) => person.page.getByRole('textbox', { name: /^Beschreibung der Leistung/ });
