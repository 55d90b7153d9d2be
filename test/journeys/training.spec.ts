import {
  agreeAsSecond,
  archiveVerifies,
  chooseType,
  evaluateAndPropose,
  examine,
  goOn,
  type Job,
  nextIs,
  notifyAndClose,
  openProcedure,
  planDates,
} from './procedures.act';
import type { Person } from './person';
import { describeInBrowser } from './stage';
import { today } from './story';

const JOB: Job = {
  title: 'Spielgeräte für die Kita Sonnenschein',
  nature: 'Lieferleistung',
  buyers: ['Musterstadt'],
  lots: [{ title: 'Spielgeräte für die Kita Sonnenschein', value: '62500' }],
};
const HEAD = 'Dr. Toni Muster (Leitung)';
const OFFICER = 'Alex Übung (Sachbearbeitung)';

const bar = (person: Person) => person.page.getByRole('region', { name: 'Übung', exact: true });

/** Without a password, on the same page. */
async function become(person: Person, role: string): Promise<void> {
  await bar(person).getByLabel('Rolle').selectOption(role);
  await person.page.getByRole('button', { name: `Konto: ${role.replace(/ \(.*/, '')}` }).waitFor();
}

/** The guide says which step comes now; it has noticed the others by itself. */
async function guideShows(person: Person, title: string): Promise<void> {
  await person.goTo('Übung');
  await person.page.locator('[aria-current="step"]').getByRole('heading', { name: title }).waitFor();
}

async function advance(person: Person, what: string): Promise<void> {
  await bar(person)
    .getByRole('button', { name: `Vorspulen: ${what}` })
    .click();
  await person.hears('In der Übung ist jetzt der');
}

describeInBrowser('a training, played from the request to the archive', (stage) => {
  const trainee = () => stage.person('Sachbearbeitung');

  stage.step('the officer begins a training and finds a request there, marked as nothing real', async () => {
    const person = await trainee();
    await person.goTo('Übung');
    await person.look();
    await person.lookOnSmallScreens();
    await person.button('Übung beginnen').first().click();
    await bar(person).getByText('Übung – nichts hier ist echt').waitFor();
    await person.page.locator('[aria-current="step"]').waitFor();
    await person.look();
    await person.lookOnSmallScreens();
    await person.link('Zum Vergabeantrag').click();
    await person.page.getByRole('main').getByRole('link', { name: JOB.title }).first().click();
    await person.button('Übernehmen').click();
    await person.dialog('Antrag übernehmen').getByRole('button', { name: 'Übernehmen' }).click();
    await person.dialog('Antrag übernehmen').waitFor({ state: 'hidden' });
    await guideShows(person, 'Vergabeart wählen');
  });

  stage.step('the type is chosen, and agreed to in the role of the head', async () => {
    const person = await trainee();
    await openProcedure(person, JOB);
    await chooseType(person, 'Öffentliche Ausschreibung', 'Breiter Markt, keine Vorauswahl nötig.');
    await guideShows(person, 'Zweite Person zeichnet die Vergabeart mit');
    await become(person, HEAD);
    await agreeAsSecond(person, JOB);
    await become(person, OFFICER);
  });

  stage.step('the dates are set and the procedure is made public', async () => {
    const person = await trainee();
    await openProcedure(person, JOB);
    await planDates(person, await today(stage), {});
    await goOn(person, 'Vorbereitung abschließen');
    await goOn(person, 'Als veröffentlicht bestätigen');
    await goOn(person, 'Erscheinen bestätigen');
    await nextIs(person, 'Die Angebotsfrist läuft');
  });

  stage.step('invented companies bid, the clock is put forward, two roles open', async () => {
    const person = await trainee();
    await guideShows(person, 'Angebote gehen ein');
    await person.button('Bieter geben Angebote ab').click();
    await person.hears('3 Angebote liegen verschlossen im Tresor.');
    await guideShows(person, 'Angebotsfrist abwarten');
    await person.look();
    await advance(person, 'Ende der Angebotsfrist');
    await openProcedure(person, JOB);
    await person.button('Öffnung bestätigen').click();
    await nextIs(person, 'Zweite Person öffnet');
    await become(person, HEAD);
    await person.button('Öffnung bestätigen').click();
    await nextIs(person, 'Angebote prüfen');
    await become(person, OFFICER);
  });

  stage.step('the bids are examined and ranked, the award is decided in two roles', async () => {
    const person = await trainee();
    await examine(person, JOB);
    await evaluateAndPropose(person);
    await openProcedure(person, JOB);
    await goOn(person, 'Zuschlag zustimmen');
    await nextIs(person, 'Zweite Person entscheidet');
    await become(person, HEAD);
    await person.button('Zuschlag zustimmen').click();
    await nextIs(person, 'Beteiligte benachrichtigen');
    await become(person, OFFICER);
  });

  stage.step('the file is closed and its archive verifies', async () => {
    const person = await trainee();
    await notifyAndClose(person, JOB);
    await person.page.getByRole('tab', { name: /^Dokumente/ }).click();
    expect(await archiveVerifies(person)).toContain('Musterwerk GmbH');
    await person.goTo('Übung');
    await person.text('Geschafft: Das Verfahren liegt im Archiv').waitFor();
    await person.look();
  });

  stage.step('the training ends with its summary, and nothing of it is in the own centre', async () => {
    const person = await trainee();
    await bar(person).getByRole('button', { name: 'Übung verlassen' }).click();
    await person.dialog('Übung verlassen').getByRole('button', { name: 'Beenden und auswerten' }).click();
    await person.text('ausgewertet').waitFor();
    await person.text(/17 von 17 Schritten/).waitFor();
    await person.look();
    await person.lookOnSmallScreens();
    expect(await bar(person).count()).toBe(0);
    await person.goTo('Vergaben');
    expect(await person.text(JOB.title).count()).toBe(0);
    person.expectNoTrouble();
  });
});
