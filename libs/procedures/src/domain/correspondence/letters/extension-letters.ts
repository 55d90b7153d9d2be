import { germanDate, germanInstant } from '@app/kernel';
import type { DeadlineExtension } from '../../dates/deadline-extension';
import type { Dossier } from '../../dossier';
import type { Wording } from './further-letters';
import type { LetterDraft } from './letter';
import { filled } from './letter-texts';

/** Tells every company that takes part of the new deadline. The reason stays in the file: it may speak of another bidder. */
export const extensionLetters = (
  { procedure, bidders }: Pick<Dossier, 'procedure' | 'bidders'>,
  { before, after, participationEnd }: DeadlineExtension,
  { text, values }: Wording,
): readonly LetterDraft[] =>
  bidders.map(({ id, name }) => {
    const own = { ...values, Unternehmen: name, Lose: 'alle Lose', Frist: germanInstant(after) };
    return {
      ...{ bidderId: id, lotNumbers: [] },
      subject: `Verlängerung der Angebotsfrist\n${procedure.title}`,
      opening: filled(text.opening, own),
      sections: [
        {
          heading: 'Neue Termine',
          facts: [
            { term: 'Bisherige Angebotsfrist', text: germanInstant(before) },
            { term: 'Neue Angebotsfrist', text: germanInstant(after) },
            ...(participationEnd ? [{ term: 'Neue Teilnahmefrist', text: germanDate(participationEnd) }] : []),
            ...(procedure.bindingUntil ? [{ term: 'Bindefrist', text: germanDate(procedure.bindingUntil) }] : []),
          ],
        },
      ],
      closing: filled(text.closing, own),
    };
  });
