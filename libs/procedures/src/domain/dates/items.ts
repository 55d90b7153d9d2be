import { germanInstant } from '@app/kernel';
import type { Dossier } from '../dossier';
import type { Phase } from '../phase';

interface DatedItem {
  readonly id: string;
  readonly title: string;
  readonly paragraph: string | null;
  readonly before: Phase;
}

/** What an extension and a new round of bids oblige to, before the bids may be opened. */
export function datedItems({ extensions, rounds }: Pick<Dossier, 'extensions' | 'rounds'>): readonly DatedItem[] {
  const item = (id: string, title: string): DatedItem => ({ id, title, paragraph: null, before: 'opening' });
  return [
    ...extensions
      .filter(({ state }) => state === 'done')
      .flatMap(({ id, after, notice }) => [
        item(
          `extension-told-${id}`,
          `Fristverlängerung bis ${germanInstant(after)}: alle Bieter und alle, die die Unterlagen abgerufen haben, sind unterrichtet`,
        ),
        ...(notice === null
          ? []
          : [item(`extension-notice-${id}`, `Fristverlängerung bis ${germanInstant(after)}: ${notice}`)]),
      ]),
    ...rounds.map(({ round, deadline, invited }) =>
      item(
        `round-invited-${round}`,
        `Runde ${round}: ${invited.length === 1 ? 'ein Bieter ist' : `alle ${invited.length} Bieter sind`} zum neuen Angebot bis ${germanInstant(deadline)} aufgefordert`,
      ),
    ),
  ];
}
