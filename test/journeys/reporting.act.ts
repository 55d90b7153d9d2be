import { readFile } from 'node:fs/promises';
import { eventually } from '../support/eventually';
import type { Person } from './person';
import type { Stage } from './stage';
import { type Items, OFFICER, type Story, TYPING } from './story';

/** Every workbook is a ZIP file. */
async function expectWorkbook(person: Person): Promise<void> {
  const { name, file } = await person.download(person.link('Excel'));
  expect(name).toMatch(/\.xlsx$/);
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
}

/** Steps 7 and 8: what was received is consumption and counts in the annual report. */
export function consumptionIsReported(stage: Stage, story: Story): void {
  stage.step('the controller sees consumption per cost centre as chart and table and exports it', async () => {
    const controller = await stage.person('Controlling', TYPING.name);
    const api = await stage.api(`controlling.${TYPING.slug}@demo.example`);
    await eventually('the receipt to be posted', async () => {
      const url = `/api/consumption?member=${TYPING.slug}&groupBy=costCentre`;
      return (await api.get<Items<unknown>>(url)).body.items.length >= 2;
    });
    await controller.goTo('Verbrauch');
    await controller.table('Verbrauch').getByRole('rowheader').nth(1).waitFor();
    await controller.page.getByRole('img', { name: /Verbrauch netto/ }).waitFor();
    await controller.look();
    await controller.lookOnSmallScreens();
    await controller.picture('verbrauch.png');
    await expectWorkbook(controller);
    const { name, file } = await controller.download(controller.link('CSV'));
    expect(name).toMatch(/\.csv$/);
    expect(await readFile(file, 'utf8')).toContain(';');
    await controller.table('Verbrauch').getByRole('rowheader').getByRole('link').first().click();
    await controller.table('Einzelne Buchungen').getByRole('row').nth(1).waitFor();
    await controller.look();
  });

  stage.step('the officer sees the first figures of the annual report and exports them', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.goTo('Jahresbericht', /^Jahresbericht/);
    await officer.table('Vergabeverfahren nach Verfahrensart').getByRole('link').first().waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.picture('jahresbericht.png');
    await expectWorkbook(officer);
  });

  stage.step('the search finds the procedure by its file number', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const api = await stage.api(OFFICER);
    const { fileNumber } = (await api.get<{ fileNumber: string }>(`/api/procedures/${story.procedureId}`)).body;
    await officer.page.getByRole('combobox', { name: /^Suche nach Aktenzeichen/ }).fill(fileNumber);
    await officer.page.getByRole('listbox', { name: 'Treffer' }).getByRole('option').first().click();
    await officer.text(fileNumber).first().waitFor();
    officer.expectNoTrouble();
  });

  stage.step('every other page of the navigation can be used by everybody who has it', async () => {
    // These have been looked at on the way.
    const seen = new Set(['Heute', 'Bedarfsabfragen', 'Rahmenvereinbarungen', 'Katalog', 'Verbrauch', 'Jahresbericht']);
    for (const [role, group] of [
      ['Sachbearbeitung', 'Vergabezentrum'],
      ['Administration', 'Vergabezentrum'],
      ['Revision', 'Vergabezentrum'],
      ['Fachamt', TYPING.name],
    ] as const) {
      const person = await stage.person(role, group);
      const links = person.page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link');
      for (const label of await links.allInnerTexts()) {
        if (seen.has(label.trim())) continue;
        seen.add(label.trim());
        await links.getByText(label.trim(), { exact: true }).click();
        await person.page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'wird geladen' }).waitFor();
        // The gallery of components shows some that are busy for ever.
        await person.look({ waits: label.trim() !== 'Bausteine der Oberfläche' });
      }
    }
  });
}
