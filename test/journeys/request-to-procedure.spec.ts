import { addDays, germanDate } from '@app/kernel';
import {
  agreeAsSecond,
  area,
  chooseType,
  documentsAreThere,
  goOn,
  headOf,
  type Job,
  nextIs,
  officerOf,
  openProcedure,
  planDates,
} from './procedures.act';
import type { Person } from './person';
import { describeInBrowser, type Stage } from './stage';
import { today } from './story';

const TITLE = 'Kehrmaschine für den Bauhof';
const JOB: Job = { title: TITLE, nature: 'Lieferleistung', buyers: ['Nauheim'], lots: [] };
const REASON = 'Preis der letzten Lieferung, um 5 % erhöht.';

const departmentOf = (stage: Stage): Promise<Person> => stage.person('Fachamt', 'Nauheim');

/** The request by its title, from the list of the navigation. */
async function openRequest(person: Person): Promise<void> {
  await person.goTo('Vergabeanträge');
  await person.table('Vergabeanträge').getByRole('link', { name: TITLE }).click();
  await person.heading(TITLE).waitFor();
}

describeInBrowser('a request of a department becomes a procedure', (stage) => {
  stage.step('the department writes down what it needs and hands it in', async () => {
    const department = await departmentOf(stage);
    const day = await today(stage);
    await department.goTo('Vergabeanträge');
    await department.link('Neuer Antrag').first().click();
    await department.field('Gegenstand').waitFor();
    // Handed in too early, it is kept, and the page names what is missing.
    department.watch.expect(/\/submit: 422$/);
    await department.button('Antrag einreichen').click();
    await department.text('Der Antrag ist noch nicht vollständig').waitFor();
    await department.look();
    await department.field('Gegenstand').fill(TITLE);
    await department.page.getByRole('radio', { name: /^Lieferleistung/ }).check();
    await department.page.getByRole('radio', { name: /^Einmaliger Auftrag/ }).check();
    await department.field('Beschreibung').fill('Ersatz für die Maschine von 2012.');
    await department.page.getByRole('textbox', { name: /^Menge und Umfang/ }).fill('eine Maschine mit Wartung');
    await department.page.getByRole('textbox', { name: /^Gebraucht ab/ }).fill(germanDate(addDays(day, 200)));
    await department.page.getByRole('textbox', { name: /^Ort der Leistung/ }).fill('Bauhof, Industriestraße 12');
    await department.page.getByRole('radio', { name: /^Das soll die Vergabestelle vorschlagen/ }).check();
    await department.field('Zeile 1: was').fill('Kehrmaschine mit Fracht');
    await department.page
      .getByRole('textbox', { name: /^Betrag/ })
      .first()
      .fill('68000');
    await department.field('Wie haben Sie geschätzt?').selectOption({ label: 'Früherer Vertrag' });
    await department.page.getByRole('textbox', { name: /^Erläuterung/ }).fill(REASON);
    await department.choose('Kostenstelle', '0573');
    await department.field('Verfügbares Budget').fill('82000');
    await department.field('Haushaltsjahr').selectOption(String(Number(day.slice(0, 4)) + 1));
    await department.field('Haushalt').selectOption({ label: 'Aufwand (Ergebnishaushalt)' });
    await department.field('Bestätigt von').fill('Kämmerei, Frau Ebert');
    await department.button('Antrag einreichen').click();
    await department.hears(/ist eingereicht/);
    await department.button('Zurückziehen').waitFor();
    await department.look();
    await department.lookOnSmallScreens();
  });

  stage.step('the officer asks a question, the department answers it', async () => {
    const [officer, department] = [await officerOf(stage), await departmentOf(stage)];
    await openRequest(officer);
    await officer.button('In Prüfung nehmen').click();
    await officer.button('In Prüfung nehmen').waitFor({ state: 'hidden' });
    await officer.page
      .getByRole('textbox', { name: /^Frage oder Hinweis an das Fachamt/ })
      .fill('Muss die alte Maschine in Zahlung genommen werden?');
    await officer.button('Senden').click();
    await officer.text('Muss die alte Maschine in Zahlung genommen werden?').waitFor();
    await officer.look();
    await department.open('/', 'Heute');
    await department.look();
    await openRequest(department);
    await department.field('Ihre Antwort').fill('Nein, die alte Maschine bleibt als Reserve.');
    await department.button('Antworten').click();
    await department.text('Nein, die alte Maschine bleibt als Reserve.').waitFor();
    await department.look();
  });

  stage.step('the officer takes it over: nothing is typed twice', async () => {
    const officer = await officerOf(stage);
    await openRequest(officer);
    await officer.text('Nein, die alte Maschine bleibt als Reserve.').waitFor();
    await officer.button('Übernehmen').click();
    await officer.look();
    await officer.dialog('Antrag übernehmen').getByRole('button', { name: 'Übernehmen' }).click();
    await officer.page.waitForURL(/\/vergaben\//);
    await officer.heading(TITLE).waitFor();
    const facts = officer.page.getByRole('region', { name: 'Eckdaten' });
    await facts.getByText('68.000,00').waitFor();
    await facts.getByText('Nauheim').waitFor();
    await area(officer, 'Vergabevermerk');
    await officer.text(REASON).first().waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
  });

  stage.step('the procedure is published with the type and dates the officer chooses', async () => {
    const officer = await officerOf(stage);
    await openProcedure(officer, JOB);
    await chooseType(officer, 'Öffentliche Ausschreibung', 'Breiter Markt, keine Vorauswahl nötig.');
    await agreeAsSecond(await headOf(stage), JOB);
    await openProcedure(officer, JOB);
    await planDates(officer, await today(stage), { 'Ende der Angebotsfrist': 21 });
    await goOn(officer, 'Vorbereitung abschließen');
    await goOn(officer, 'Als veröffentlicht bestätigen');
    await goOn(officer, 'Erscheinen bestätigen');
    await nextIs(officer, 'Die Angebotsfrist läuft');
  });

  stage.step('the department sees where its procedure stands, and no more', async () => {
    const department = await departmentOf(stage);
    await openRequest(department);
    const progress = department.page.getByRole('region', { name: 'Das Vergabeverfahren' });
    await progress.getByText('Angebotsfrist läuft').first().waitFor();
    await progress.getByText(/Ende der Angebotsfrist/).waitFor();
    expect(await department.page.getByRole('link', { name: /^\d{4}-L-/ }).count()).toBe(0);
    await department.look();
    await department.lookOnSmallScreens();
    department.expectNoTrouble();
  });

  stage.step('the record names the need of the department', async () => {
    const officer = await officerOf(stage);
    await documentsAreThere(officer, JOB, 1);
    officer.expectNoTrouble();
  });
});
