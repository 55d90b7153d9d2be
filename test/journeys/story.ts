import { germanDate } from '@app/kernel';
import type { Person } from './person';
import type { Stage } from './stage';

/** What one act of the story hands on to the next. */
export interface Story {
  reportUntil: string;
  procedureId: string;
}
export const newStory = (): Story => ({ reportUntil: '', procedureId: '' });

export const TITLE = 'Papier und Toner';
export const OFFICER = 'sachbearbeitung@demo.example';
/** Types its demand in the page and orders later. */
export const TYPING = { slug: 'raunheim', name: 'Raunheim' };
/** Hands in a file with mistakes. */
export const FAULTY = { slug: 'kelsterbach', name: 'Kelsterbach' };
/** Hands in a long file without any. */
export const COUNTY = { slug: 'kreis-gross-gerau', name: 'Kreis Groß-Gerau' };
/** Needs nothing. */
export const WITHOUT = { slug: 'trebur', name: 'Trebur' };

export interface Items<T> {
  readonly items: readonly T[];
}

export async function today(stage: Stage): Promise<string> {
  return (await (await stage.api(OFFICER)).get<{ today: string }>('/api/today')).body.today;
}

/** The officer moves the date of the demo, as anybody would who tries the product out. */
export async function moveClock(officer: Person, day: string): Promise<void> {
  await officer.button('Datum …').click();
  const dialog = officer.dialog('Demo-Datum einstellen');
  await dialog.getByLabel('Neues Datum', { exact: true }).fill(germanDate(day));
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await officer.hears(`Das Demo-Datum ist jetzt der ${germanDate(day)}.`);
  await dialog.waitFor({ state: 'hidden' });
}
