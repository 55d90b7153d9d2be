import { addDays } from '@app/kernel';
import { eventually } from '../support/eventually';
import { describeInBrowser } from './stage';
import type { Person } from './person';
import { today } from './story';

const PROCEDURE = 'Streusalz für den Winterdienst';
const OFFICER = 'sachbearbeitung@demo.example';

const typeValue = async (person: Person, value: string, regime: string): Promise<void> => {
  await person.field('Auftragswert netto').fill(value);
  await person.page.getByRole('region', { name: 'Rechtsrahmen' }).getByText(regime, { exact: true }).waitFor();
};
const area = (person: Person, name: string | RegExp): Promise<void> => person.page.getByRole('tab', { name }).click();
const setDay = async (person: Person, step: string, day: string): Promise<void> => {
  await person.field(step).fill(day);
  await person.field(step).press('Enter');
};
/** A date of the chain with everything that is said about it. */
const row = (person: Person, step: string) =>
  person.page
    .getByRole('list', { name: 'Termine' })
    .getByRole('listitem')
    .filter({ has: person.page.getByLabel(step, { exact: true }) });

describeInBrowser('the Vergabe-Kompass in the browser', (stage) => {
  stage.step('the regime follows the value while it is typed (THR-2026-SUB)', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.goTo('Vergabe-Kompass');
    await officer.look();
    await typeValue(officer, '215.999,99', 'Nationales Vergabeverfahren');
    await officer.text('noch 0,01').waitFor();
    await typeValue(officer, '216.000', 'EU-weites Vergabeverfahren');
    await officer.text('genau erreicht').waitFor();
    await typeValue(officer, '216.000,01', 'EU-weites Vergabeverfahren');
    await officer.text(/^0,01.€ darüber$/).waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.picture('kompass.png');
  });

  stage.step('a date too early is refused with the reason, and every date that moved says by how much', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await area(officer, /^Termine/);
    const start = await today(stage);
    await row(officer, 'Ende der Angebotsfrist').waitFor();
    await setDay(officer, 'Ende der Angebotsfrist', addDays(start, 10));
    const tenderEnd = row(officer, 'Ende der Angebotsfrist');
    await tenderEnd.getByText('unzulässig', { exact: true }).waitFor();
    await tenderEnd.getByText(/zulässig ist frühestens der/).waitFor();
    await row(officer, 'Öffnung der Angebote')
      .getByText(/^−\d+ Tage$/)
      .waitFor();
    await officer.look();
    await area(officer, 'Kalender');
    await officer.page.getByRole('button', { name: /Ende der Angebotsfrist \(unzulässig\)/ }).waitFor();
    await officer.look();
    await area(officer, /^Termine/);
    await tenderEnd.getByRole('button', { name: /^Zurücksetzen/ }).click();
    await tenderEnd.getByText('unzulässig', { exact: true }).waitFor({ state: 'hidden' });
  });

  stage.step('a paragraph opens by keyboard and closes by Escape', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const paragraph = officer.page
      .getByRole('region', { name: 'Rechtsrahmen' })
      .getByRole('button', { name: /^§ 3 Abs\. 1 VgV/ })
      .first();
    await officer.page.evaluate(() => window.scrollTo(0, 0));
    await officer.field('Verfahrensbeginn').focus();
    for (let press = 0; press < 3 && !(await paragraph.evaluate((it) => it === document.activeElement)); press += 1)
      await officer.page.keyboard.press('Tab');
    await officer.text('In der genannten Quelle gelesen.').waitFor();
    await officer.look();
    await officer.page.keyboard.press('Escape');
    await officer.text('In der genannten Quelle gelesen.').waitFor({ state: 'hidden' });
    expect(await paragraph.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  stage.step('from the wanted award day backward; the address shares the whole question', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const notice = (): Promise<string> => officer.field('Bekanntmachung absenden').inputValue();
    await officer.field('Rückwärts vom gewünschten Tag').check();
    await setDay(officer, 'Gewünschter Tag', '15.6.2027');
    await row(officer, 'Zuschlag').getByText('Ziel', { exact: true }).waitFor();
    await row(officer, 'Bekanntmachung absenden')
      .getByText(/^spätestens \d/)
      .waitFor();
    const begin = await eventually('the day the notice has to be sent', async () => {
      const day = await notice();
      // Counted back from a day in June, it lies in the same year.
      return day.endsWith('2027') && day;
    });
    await officer.open(officer.page.url(), 'Vergabe-Kompass');
    await row(officer, 'Zuschlag').getByText('Ziel', { exact: true }).waitFor();
    expect(await notice()).toBe(begin);
    expect(await officer.field('Zuschlag').inputValue()).toBe('15.06.2027');
    await officer.look();
  });

  stage.step('the answer goes into the file of a procedure', async () => {
    const api = await stage.api(OFFICER);
    const members = (await api.get<{ items: { slug: string }[] }>('/api/members')).body.items;
    await api.post('/api/procedures', {
      title: PROCEDURE,
      nature: 'supplies',
      state: 'HE',
      buyers: [members[0]?.slug],
      lots: [{ title: 'Streusalz', estimatedValue: '216000.01' }],
    });
    const officer = await stage.person('Sachbearbeitung');
    await officer.button('Zum Verfahren speichern').click();
    await officer.choose('Verfahren', 'Streusalz');
    await officer.look();
    await officer.button('In die Akte legen').click();
    await officer.hears(/liegt in der Akte/);
    await officer.button('Zum Verfahren').click();
    await officer.heading(PROCEDURE).waitFor();
    await officer.table('Dokumente').getByRole('link').first().waitFor();
    await officer.link('Im Vergabe-Kompass öffnen').click();
    await officer.heading('Vergabe-Kompass').waitFor();
    await officer.text('EU-weites Vergabeverfahren').first().waitFor();
    expect(await officer.field('Auftragswert netto').inputValue()).toBe('216.000,01');
    await officer.look();
  });

  stage.step('a department reads the same answers, without what it may not do', async () => {
    const department = await stage.person('Fachamt', 'Raunheim');
    await department.goTo('Vergabe-Kompass');
    await typeValue(department, '50.000', 'Nationales Vergabeverfahren');
    await department.text('Direktauftrag').first().waitFor();
    expect(await department.button('Zum Verfahren speichern').count()).toBe(0);
    expect(await department.button('PDF').count()).toBe(0);
    await department.look();
  });
});
