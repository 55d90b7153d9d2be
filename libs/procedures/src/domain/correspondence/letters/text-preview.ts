import { germanInstant } from '@app/kernel';
import { tellFact } from '../../cancellation/cancellation';
import type { Dossier } from '../../dossier';
import { lowBidFact, rulebookOf } from '../../examination/formal-grounds';
import { statuteText } from '../../statute';
import { informationFactId } from './information-letters';
import { numbersText, type WordedKind } from './letter';
import { filled, LETTER_TEXTS, type LetterText } from './letter-texts';

export interface TextPreview extends LetterText {
  /** The company the letter is shown for. */
  readonly company: string;
  /** Placeholders for which the file holds nothing yet: their values are assumed. */
  readonly assumed: readonly string[];
}

const ASSUMED_TIME = 10 * 86_400_000;

/** The words as a letter of this procedure would say them. Pure: the same dossier gives the same text. */
export function textPreview(
  dossier: Dossier,
  kind: WordedKind,
  text: LetterText,
  by: { readonly centre: string; readonly person: string },
): TextPreview {
  const { procedure, law, bidders, lots } = dossier;
  const factId = factOf(kind, dossier);
  const company = bidders[0]?.name ?? 'Muster GmbH';
  const values: Readonly<Record<string, string>> = {
    Aktenzeichen: procedure.fileNumber,
    Gegenstand: procedure.title,
    Unternehmen: company,
    Lose: numbersText(lots.map(({ number }) => number)),
    Vergabestelle: by.centre,
    Bearbeitung: by.person,
    Vorschrift: (factId && statuteText(law.fact(factId).statute)) || 'den Vergabebestimmungen',
    Frist: germanInstant(new Date(dossier.now.getTime() + ASSUMED_TIME)),
  };
  const used = (name: string): boolean =>
    LETTER_TEXTS[kind].placeholders.includes(name) && `${text.opening}${text.closing}`.includes(`{${name}}`);
  return {
    company,
    opening: filled(text.opening, values),
    closing: filled(text.closing, values),
    assumed: [...(bidders.length === 0 ? ['Unternehmen'] : []), 'Frist'].filter(used),
  };
}

/** The fact a letter of this kind rests on. */
function factOf(kind: WordedKind, { procedure, law }: Dossier): string | null {
  switch (kind) {
    case 'information':
      return informationFactId(procedure);
    case 'cancellation':
      return tellFact(procedure, law).id;
    case 'price-inquiry':
      return lowBidFact(rulebookOf(procedure));
    case 'award':
    case 'extension':
      return null;
  }
}
