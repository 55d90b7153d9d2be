import { addDays, germanDate } from '@app/kernel';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import type { Person } from './person';
import type { Stage } from './stage';
import { moveClock, OFFICER, today } from './story';

/** A procedure played from the first form to the archive. */
export interface Job {
  readonly title: string;
  readonly nature: 'Lieferleistung' | 'Dienstleistung' | 'Bauleistung';
  readonly buyers: readonly string[];
  readonly lots: readonly { readonly title: string; readonly value: string }[];
}
/** One bid: lot number, name of the company, net sum as it is typed. */
export type Bid = readonly [lot: number, company: string, sum: string];

interface Seen {
  readonly id: string;
  readonly lots: readonly { readonly id: string; readonly number: number }[];
  readonly tenderDeadline: string | null;
  readonly informationLetters: readonly { readonly awardSafeFrom: string }[];
}

const VERIFIER = path.resolve(__dirname, '../../libs/procedures/src/infrastructure/archive/pruefen.mjs');
const run = promisify(execFile);

export const officerOf = (stage: Stage): Promise<Person> => stage.person('Sachbearbeitung');
export const headOf = (stage: Stage): Promise<Person> => stage.person('Leitung');
export const nextIs = (person: Person, title: string): Promise<void> => person.text(`Als Nächstes: ${title}`).waitFor();
export const area = (person: Person, name: RegExp | string): Promise<void> =>
  person.page.getByRole('tab', { name }).click();

/** What the page shows, for days that are counted on. */
export async function seen(stage: Stage, person: Person): Promise<Seen> {
  const id = /\/vergaben\/([^/?]+)/.exec(person.page.url())?.[1] ?? '';
  return (await (await stage.api(OFFICER)).get<Seen>(`/api/procedures/${id}`)).body;
}

/** From the list of procedures, as after a night. */
export async function openProcedure(person: Person, { title }: Job): Promise<void> {
  await person.goTo('Vergaben');
  await person.page.getByRole('main').getByRole('link', { name: title }).first().click();
  await person.heading(title).waitFor();
}

export async function createProcedure(officer: Person, { title, nature, buyers, lots }: Job): Promise<void> {
  await officer.goTo('Vergaben');
  await officer.link('Verfahren anlegen').first().click();
  await officer.heading('Verfahren anlegen').waitFor();
  await officer.field('Gegenstand').fill(title);
  await officer.field('Art der Leistung').selectOption(nature);
  for (const buyer of buyers) await officer.page.getByRole('checkbox', { name: buyer, exact: true }).check();
  for (const [index, lot] of lots.entries()) {
    if (index > 0) await officer.button('Los hinzufügen').click();
    const fields = officer.page.getByRole('group', { name: `Los ${index + 1}` });
    await fields.getByLabel('Bezeichnung', { exact: true }).fill(lot.title);
    await fields.getByLabel('Geschätzter Wert netto', { exact: true }).fill(lot.value);
  }
  await officer.look();
  await officer.lookOnSmallScreens();
  await officer.button('Verfahren anlegen').click();
  await officer.heading(title).waitFor();
}

/** Chooses among the types the law allows, with the reason for the record. */
export async function chooseType(officer: Person, type: string, reason: string): Promise<void> {
  await officer.button('Vergabearten ansehen').click();
  await officer.button(`Wählen (${type})`).click();
  const dialog = officer.dialog(`Vergabeart: ${type}`);
  await dialog.getByLabel('Begründung für den Vergabevermerk').fill(reason);
  await officer.look();
  await dialog.getByRole('button', { name: 'Vergabeart festlegen' }).click();
  await officer.text(`Gewählt: ${type}`).waitFor();
  await officer.look();
}

/** The head finds the procedure on the list and agrees to whatever waits for a second person. */
export async function agreeAsSecond(head: Person, job: Job): Promise<void> {
  await openProcedure(head, job);
  const waiting = head.button('Mitzeichnen');
  await waiting.first().waitFor();
  for (let left = await waiting.count(); left > 0; left -= 1) {
    await waiting.first().click();
    await waiting.nth(left - 1).waitFor({ state: 'hidden' });
  }
  await head.look();
}

/** Sees the dates with their reasons before they are saved. `days` are counted from today. */
export async function planDates(officer: Person, from: string, days: Readonly<Record<string, number>>): Promise<void> {
  await officer.button('Zeitplan öffnen').click();
  await officer.button('Termine festlegen').click();
  for (const [label, count] of Object.entries(days))
    await dateField(officer, label).fill(germanDate(addDays(from, count)));
  await officer.text('Vorschau: noch nicht gespeichert').waitFor();
  await officer.look();
  await officer.button('Zeitplan speichern').click();
  await officer.button('Vorbereitung abschließen').waitFor();
}

const dateField = (person: Person, label: string): Locator =>
  person.page.getByRole('main').getByLabel(new RegExp(`^${label}( \\(|$)`));

/** Ticks every mandatory item of the next step; where nothing is mandatory, nothing happens. */
export async function settleItems(person: Person): Promise<void> {
  const open = person.page.getByRole('button', { name: /^Erledigt/ });
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await open.first().click();
    await open.nth(left - 1).waitFor({ state: 'detached' });
  }
}

/** Presses the one primary action of the card "Als Nächstes" once its items are settled. */
export async function goOn(person: Person, action: string): Promise<void> {
  await person.button(action).waitFor();
  await settleItems(person);
  await person.button(action).click();
}

export async function addCompanies(officer: Person, names: readonly string[]): Promise<void> {
  await area(officer, /^Unternehmen/);
  for (const [index, name] of names.entries()) {
    await officer.button('Unternehmen erfassen').first().click();
    const dialog = officer.dialog('Unternehmen erfassen');
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByLabel(/^Straße/).fill(`Industriestraße ${index + 1}`);
    await dialog.getByLabel(/^Postleitzahl/).fill('64546');
    await dialog.getByLabel('Ort', { exact: true }).fill('Mörfelden-Walldorf');
    await dialog.getByLabel('E-Mail', { exact: true }).fill(`angebot${index + 1}@bieter.example`);
    await dialog.getByRole('button', { name: 'Unternehmen erfassen' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await officer.table('Unternehmen des Verfahrens').getByRole('rowheader', { name }).waitFor();
  }
  await officer.look();
  await officer.lookOnSmallScreens();
}

/** The letter to every company, made as PDF in the area Dokumente. */
export async function writeInvitations(officer: Person, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await officer.button(`Auffordern (${name})`).click();
    await officer.hears(`Die Aufforderung an ${name} wird erzeugt.`);
  }
}

/** What arrives before the deadline is locked away at once: only number and checksum are shown. */
export async function sealBids(officer: Person, { lots }: Job, bids: readonly Bid[]): Promise<void> {
  await area(officer, /^Lose und Angebote/);
  for (const [index, [number, company, sum]] of bids.entries()) {
    await officer.button('Angebot annehmen').first().click();
    const dialog = officer.dialog('Angebot verschlossen annehmen');
    await choose(dialog.getByLabel(/^Los( |$)/), `Los ${number}: ${lots[number - 1]?.title ?? ''}`);
    await choose(dialog.getByLabel('Unternehmen', { exact: true }), company);
    await dialog.getByLabel('Datei des Angebots', { exact: true }).setInputFiles({
      ...{ name: `Angebot Los ${number}.pdf`, mimeType: 'application/pdf' },
      buffer: Buffer.from(`%PDF-1.4\n% ${company}, Los ${number}\n`),
    });
    await dialog.getByLabel(/^Angebotssumme netto/).fill(sum);
    if (index === 0) await officer.look();
    await dialog.getByRole('button', { name: 'Verschlossen annehmen' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  await officer
    .table('Eingangsbestätigungen')
    .getByRole('rowheader')
    .nth(bids.length - 1)
    .waitFor();
  expect(await officer.text(bids[0]?.[2] ?? '').count()).toBe(0);
  await officer.look();
  await officer.lookOnSmallScreens();
}

/** An option of a list that shows more than the words that are looked for. */
async function choose(list: Locator, words: string): Promise<void> {
  const value = await list.locator('option', { hasText: words }).first().getAttribute('value');
  await list.selectOption(value ?? words);
}

/** Nobody opens before the deadline; on the day after it two people do, each in a window of their own. */
export async function openByTwo(stage: Stage, job: Job, bids: readonly Bid[]): Promise<void> {
  const [officer, head] = [await officerOf(stage), await headOf(stage)];
  await openProcedure(officer, job);
  await nextIs(officer, 'Die Angebotsfrist läuft');
  expect(await officer.button('Öffnung bestätigen').count()).toBe(0);
  const { tenderDeadline } = await seen(stage, officer);
  await moveClock(officer, addDays((tenderDeadline ?? '').slice(0, 10), 1));
  await openProcedure(officer, job);
  await officer.button('Öffnung bestätigen').click();
  await nextIs(officer, 'Zweite Person öffnet');
  await head.open('/', 'Heute');
  await openProcedure(head, job);
  await head.button('Öffnung bestätigen').click();
  await nextIs(head, 'Angebote prüfen');
  await area(head, /^Lose und Angebote/);
  const opened = head.table('Geöffnete Angebote');
  for (const [, company] of bids) await opened.getByRole('rowheader', { name: company }).first().waitFor();
  await head.look();
}

/** The four stages of every lot are looked at; nothing stands against a bid, the lowest price is first. */
export async function examine(officer: Person, job: Job): Promise<void> {
  await openProcedure(officer, job);
  await officer.button('Erfassung abschließen').click();
  await nextIs(officer, 'Angebote werten');
  await area(officer, 'Prüfung und Wertung');
  for (const { title } of job.lots) {
    if (job.lots.length > 1) await choose(officer.page.getByRole('main').getByLabel('Los', { exact: true }), title);
    for (const stage of ['1 Form', '2 Eignung', '3 Preis', '4 Wertung', 'Preisspiegel']) {
      await area(officer, stage);
      await officer.look();
    }
  }
  await area(officer, '1 Form');
  await officer.lookOnSmallScreens();
}

/** New bids from those who are negotiated with, until a new deadline `days` from today. */
export async function negotiate(stage: Stage, reason: string, days: number): Promise<void> {
  const officer = await officerOf(stage);
  await officer.button('Verhandlung beginnen').click();
  await nextIs(officer, 'Verhandeln');
  await officer.look();
  await officer.button('Zu den Angebotsrunden').click();
  await officer.button('Neue Angebotsrunde').click();
  const dialog = officer.dialog('Neue Angebotsrunde');
  await dialog
    .getByLabel('Ende der neuen Angebotsfrist', { exact: true })
    .fill(germanDate(addDays(await today(stage), days)));
  await dialog.getByLabel('Begründung für den Vergabevermerk', { exact: true }).fill(reason);
  await officer.look();
  await dialog.getByRole('button', { name: 'Runde 2 beginnen' }).click();
  await nextIs(officer, 'Die Angebotsfrist läuft');
  await officer.look();
}

/** Asks the second person to give up one lot because no bid meets the conditions; the others go on. */
export async function askToCancelLot(officer: Person, number: number, reason: string): Promise<void> {
  await officer.button('Verfahren aufheben').click();
  const dialog = officer.dialog('Verfahren oder Lose aufheben');
  const lots = dialog.getByRole('group', { name: 'Was wird aufgehoben?' }).getByRole('checkbox');
  await lots.first().waitFor();
  for (const [index, lot] of (await lots.all()).entries()) await lot.setChecked(index === number - 1);
  await dialog.getByRole('group', { name: 'Grund', exact: true }).getByRole('checkbox').first().check();
  await dialog.getByLabel('Begründung für den Vergabevermerk', { exact: true }).fill(reason);
  await officer.look();
  await dialog.getByRole('button', { name: 'Zweiter Person vorlegen' }).click();
  await officer.text('Wartet auf eine zweite Person.').waitFor();
  await officer.look();
}

export async function evaluateAndPropose(officer: Person): Promise<void> {
  await officer.button('Wertung durchführen').click();
  await nextIs(officer, 'Zuschlag vorschlagen');
  await area(officer, 'Prüfung und Wertung');
  await area(officer, '4 Wertung');
  await officer.look();
  await officer.button('Zuschlag vorschlagen').click();
  await area(officer, 'Zuschlag');
}

/** The letters are recorded; before the end of the standstill the page offers no award. */
export async function informAndWait(stage: Stage, job: Job): Promise<void> {
  const officer = await officerOf(stage);
  await openProcedure(officer, job);
  await officer.button('Absendung erfassen').click();
  const dialog = officer.dialog('Information der Bieter erfassen');
  await officer.look();
  await dialog.getByRole('button', { name: 'Absendung erfassen' }).click();
  await nextIs(officer, 'Die Wartefrist läuft');
  expect(await officer.button('Zuschlag zustimmen').count()).toBe(0);
  await officer.look();
  const { informationLetters } = await seen(stage, officer);
  await moveClock(officer, informationLetters[0]?.awardSafeFrom ?? '');
  await nextIs(officer, 'Über den Zuschlag entscheiden');
}

/** Each of the two decides in a window of their own. */
export async function awardTogether(stage: Stage, job: Job): Promise<void> {
  const [officer, head] = [await officerOf(stage), await headOf(stage)];
  await openProcedure(officer, job);
  await goOn(officer, 'Zuschlag zustimmen');
  await nextIs(officer, 'Zweite Person entscheidet');
  await head.open('/', 'Heute');
  await openProcedure(head, job);
  await head.button('Zuschlag zustimmen').click();
  await nextIs(head, 'Beteiligte benachrichtigen');
  await head.look();
  await head.lookOnSmallScreens();
}

export async function notifyAndClose(officer: Person, job: Job): Promise<void> {
  await openProcedure(officer, job);
  await goOn(officer, 'Benachrichtigung bestätigen');
  await nextIs(officer, 'Verfahren abschließen');
  await goOn(officer, 'Verfahren abschließen');
  await officer.text('Die Akte ist geschlossen.').waitFor();
  await officer.look();
}

/** Every document of the procedure is a PDF; `least` counts those that must be there. */
export async function documentsAreThere(officer: Person, job: Job, least: number): Promise<void> {
  await openProcedure(officer, job);
  await area(officer, /^Dokumente/);
  await officer.button('Vergabevermerk erzeugen').click();
  const made = officer.table('Dokumente').locator('a[download]');
  await made.nth(least - 1).waitFor();
  await officer.look();
  await officer.lookOnSmallScreens();
  for (const link of await made.all()) {
    const { name, file } = await officer.download(link);
    expect(name).toMatch(/\.pdf$/);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  }
}

/** The whole file as one ZIP: the program outside finds it whole, and so does the one that lies in it. */
export async function archiveVerifies(officer: Person): Promise<string> {
  const link = officer.link('Archiv herunterladen');
  const prepare = officer.button('Archiv vorbereiten');
  await link.or(prepare).first().waitFor();
  if ((await prepare.count()) > 0) await prepare.click();
  const { name, file } = await officer.download(link);
  expect(name).toMatch(/^Vergabeakte .*\.zip$/);
  const outside = await run(process.execPath, [VERIFIER, file]);
  expect(outside.stdout).toMatch(/^In Ordnung: Alle \d+ Dateien/m);
  const folder = await mkdtemp(path.join(tmpdir(), 'vergabeakte-'));
  try {
    await run('unzip', ['-q', '-d', folder, file]);
    const inside = await run(process.execPath, ['pruefen.mjs'], { cwd: folder });
    expect(inside.stdout).toMatch(/In Ordnung/);
    return await readFile(path.join(folder, '11 Daten', 'Verfahren.json'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
