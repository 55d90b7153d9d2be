import { germanDate } from '@app/kernel';
import type { Person } from './person';
import { area, headOf, type Job, nextIs, officerOf, openProcedure, seen, settleItems } from './procedures.act';
import type { Stage } from './stage';
import { moveClock, OFFICER, today } from './story';

const REVIEWS = 'Rügen und Nachprüfung';

/** The button of one lot among those of others; what only a screen reader hears may be set off by a space. */
const ofLot = (label: string, number: number): RegExp => new RegExp(`^${label}\\s*: Los ${number}$`);

/** A bidder complains of the documents; the task of the day leads to the complaint, and it is answered with a refusal. */
export async function complaintIsRefused(stage: Stage, job: Job, company: string): Promise<void> {
  const officer = await officerOf(stage);
  const day = germanDate(await today(stage));
  await openProcedure(officer, job);
  await area(officer, REVIEWS);
  await officer.text('Noch keine Rüge').waitFor();
  await officer.look();
  await officer.button('Rüge erfassen').click();
  const dialog = officer.dialog('Rüge erfassen');
  await dialog.getByRole('button', { name: 'Rüge erfassen' }).click();
  await dialog.getByText('Bitte geben Sie wieder, was gerügt wird.').first().waitFor();
  await officer.look();
  await dialog.getByLabel('Wer rügt?', { exact: true }).selectOption({ label: company });
  await dialog.getByLabel('Uhrzeit', { exact: true }).fill('00:00');
  await dialog.getByRole('textbox', { name: /^Verstoß erkannt am/ }).fill(day);
  await dialog.getByLabel('Was wird gerügt?', { exact: true }).fill('Die Tische sind produktscharf beschrieben.');
  await dialog.getByRole('button', { name: 'Rüge erfassen' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await officer.text('wartet auf Antwort').waitFor();

  await officer.open('/', 'Heute');
  await officer.link(new RegExp(`^Rüge beantworten: ${job.title}`)).click();
  await officer.heading(job.title).waitFor();
  await officer.text('rechtzeitig gerügt').first().waitFor();
  await officer.button(/^Beantworten/).click();
  const answer = officer.dialog(`Rüge von ${company} beantworten`);
  await answer.getByLabel('Der Rüge wird nicht abgeholfen').check();
  await answer.getByLabel('Begründung', { exact: true }).fill('Der Zusatz „oder gleichwertig“ steht bei jedem Tisch.');
  await answer.getByRole('textbox', { name: /^Beim Unternehmen eingegangen am/ }).fill(day);
  await officer.look();
  await answer.getByRole('button', { name: 'Antwort festhalten' }).click();
  await answer.waitFor({ state: 'hidden' });
  await officer.text('Nachprüfungsantrag nach Nichtabhilfe').waitFor();
  await officer.look();
  await officer.lookOnSmallScreens();
}

/** Proposes one lot and records that its bidders are informed; the others stay where they are. */
export async function proposeAndInformLot(officer: Person, number: number): Promise<void> {
  await area(officer, 'Zuschlag');
  const standing = officer.page.getByRole('region', { name: 'Stand der Lose' });
  for (const lot of await standing.getByRole('checkbox').all()) await lot.uncheck();
  // The last lot that waits has nothing to be chosen among.
  const wanted = standing.getByRole('checkbox', { name: new RegExp(`^Los ${number}:`) });
  if ((await wanted.count()) > 0) await wanted.check();
  await standing.getByRole('button', { name: /^Zuschlag vorschlagen/ }).click();
  await standing.getByRole('button', { name: ofLot('Absendung erfassen', number) }).click();
  const dialog = officer.dialog('Information der Bieter erfassen');
  await dialog.getByRole('button', { name: 'Absendung erfassen' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await standing.getByText('Die Wartefrist läuft.').last().waitFor();
  await officer.look();
}

/** The chamber informs of an application about one lot: its award is barred, on the page and at the API. */
export async function reviewBegins(stage: Stage, job: Job, number: number): Promise<void> {
  const officer = await officerOf(stage);
  await openProcedure(officer, job);
  await area(officer, REVIEWS);
  await officer.button('Nachprüfung erfassen').click();
  const dialog = officer.dialog('Nachprüfungsverfahren erfassen');
  await dialog.getByLabel('Vergabekammer', { exact: true }).fill('Vergabekammer des Landes Hessen');
  await dialog.getByLabel('Aktenzeichen der Vergabekammer', { exact: true }).fill('69d VK 12/2026');
  await dialog.getByLabel('Uhrzeit', { exact: true }).fill('00:00');
  await dialog.getByRole('checkbox', { name: new RegExp(`^Los ${number}:`) }).check();
  await officer.look();
  await dialog.getByRole('button', { name: 'Erfassen und Zuschlag sperren' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await officer.text(/^Zuschlag gesperrt seit dem/).waitFor();
  await officer.look();
  await officer.lookOnSmallScreens();
}

/** Officer and head award one lot from the list of lots. */
export async function awardLot(stage: Stage, job: Job, number: number): Promise<void> {
  const [officer, head] = [await officerOf(stage), await headOf(stage)];
  const agree = ofLot('Zuschlag zustimmen', number);
  await openProcedure(officer, job);
  await area(officer, 'Zuschlag');
  await officer.button(agree).waitFor();
  await settleItems(officer);
  await officer.button(agree).click();
  await officer.text('Zweite Person entscheidet.').waitFor();
  // As after a night: what the head saw before is too old to be agreed to.
  await head.open('/', 'Heute');
  await openProcedure(head, job);
  await area(head, 'Zuschlag');
  await head
    .text(/Ihre Zustimmung erteilt ihn/)
    .first()
    .waitFor();
  await head.button(agree).click();
  await head
    .table('Vorgeschlagene Angebote')
    .getByText(/^Zuschlag am /)
    .first()
    .waitFor();
  await head.page.evaluate(() => window.scrollTo(0, 0));
  await head.look();
}

/** While the review runs, nobody can award its lot: no button, and the API refuses with the paragraph. */
export async function awardIsRefused(stage: Stage, job: Job, number: number): Promise<void> {
  const officer = await officerOf(stage);
  await openProcedure(officer, job);
  await nextIs(officer, 'Die Nachprüfung abwarten');
  await area(officer, 'Zuschlag');
  await officer.page.getByRole('region', { name: 'Stand der Lose' }).waitFor();
  expect(await officer.button(ofLot('Zuschlag zustimmen', number)).count()).toBe(0);
  await officer.look();
  const { id, lots } = await seen(stage, officer);
  const refused = await (
    await stage.api(OFFICER)
  ).post<{ conditions: readonly { paragraph: string | null }[] }>(`/api/procedures/${id}/award`, {
    lotIds: lots.filter((lot) => lot.number === number).map((lot) => lot.id),
  });
  expect(refused.status).toBe(409);
  expect(refused.body.conditions.map(({ paragraph }) => paragraph)).toContain('§ 169 Abs. 1 GWB');
}

/** The chamber rejects; a day later the officer asks to end it, and only the agreement of the head lifts the prohibition. */
export async function reviewEnds(stage: Stage, job: Job): Promise<void> {
  const [officer, head] = [await officerOf(stage), await headOf(stage)];
  await openProcedure(officer, job);
  await area(officer, REVIEWS);
  await officer.button(/^Ereignis erfassen/).click();
  const event = officer.dialog(/^Ereignis erfassen/);
  await event.getByLabel('Was ist geschehen?', { exact: true }).selectOption('decision');
  await event.getByLabel('Der Antrag ist abgelehnt').check();
  await event.getByRole('button', { name: 'Ereignis erfassen' }).click();
  await event.waitFor({ state: 'hidden' });
  const freeFrom = await officer
    .text(/frühestens ab dem \d\d\.\d\d\.\d{4}/)
    .first()
    .innerText();
  const [, day = '', month = '', year = ''] = /ab dem (\d\d)\.(\d\d)\.(\d{4})/.exec(freeFrom) ?? [];
  await moveClock(officer, `${year}-${month}-${day}`);
  await openProcedure(officer, job);
  await area(officer, REVIEWS);
  await officer.button(/^Nachprüfung beenden/).click();
  const end = officer.dialog(/^Nachprüfung beenden/);
  await end.getByLabel('Das Zuschlagsverbot ist abgelaufen').check();
  await end
    .getByLabel('Begründung für den Vergabevermerk', { exact: true })
    .fill('Antrag abgelehnt, keine Beschwerde.');
  await end.getByRole('button', { name: 'Zweiter Person vorlegen' }).click();
  await end.waitFor({ state: 'hidden' });
  await officer.text('Das Ende wartet auf eine zweite Person').waitFor();
  await officer.text(/^Zuschlag gesperrt seit dem/).waitFor();
  await officer.look();
  await openProcedure(head, job);
  await head.button('Mitzeichnen').click();
  await head.text(/^Zuschlag gesperrt seit dem/).waitFor({ state: 'hidden' });
  await head.look();
}
