import type { FieldError } from '@app/kernel';
import type { WordedKind } from './letter';

/** Opening and closing of the letters of one kind; `{Name}` stands for what is filled in. */
export interface LetterText {
  readonly opening: string;
  readonly closing: string;
}

interface KindOfText {
  readonly name: string;
  readonly placeholders: readonly string[];
  readonly standard: LetterText;
}

const COMMON = ['Aktenzeichen', 'Gegenstand', 'Unternehmen', 'Lose', 'Vergabestelle', 'Bearbeitung', 'Vorschrift'];
const GREETING = 'Mit freundlichen Grüßen\n\nIm Auftrag\n{Bearbeitung}';

/** What a centre may word itself. The facts in between (names, reasons, days) always come from the file. */
export const LETTER_TEXTS: Readonly<Record<WordedKind, KindOfText>> = {
  information: {
    name: 'Information der nicht berücksichtigten Bieter',
    placeholders: COMMON,
    standard: {
      opening:
        'Sehr geehrte Damen und Herren,\n\nfür Ihr Angebot in dem Vergabeverfahren „{Gegenstand}“ danken wir Ihnen. Wir informieren Sie nach {Vorschrift} darüber, dass Ihr Angebot bei den folgenden Losen nicht berücksichtigt wird.',
      closing: GREETING,
    },
  },
  award: {
    name: 'Zuschlagsschreiben',
    placeholders: COMMON,
    standard: {
      opening:
        'Sehr geehrte Damen und Herren,\n\nin dem Vergabeverfahren „{Gegenstand}“ erteilen wir Ihnen auf Ihr Angebot den Zuschlag. Mit dem Zugang dieses Schreibens ist der Vertrag zu den Bedingungen der Vergabeunterlagen und Ihres Angebots geschlossen.',
      closing: `Bitte bestätigen Sie uns den Empfang dieses Schreibens.\n\n${GREETING}`,
    },
  },
  cancellation: {
    name: 'Unterrichtung über die Aufhebung',
    placeholders: COMMON,
    standard: {
      opening:
        'Sehr geehrte Damen und Herren,\n\nwir unterrichten Sie nach {Vorschrift} darüber, dass das Vergabeverfahren „{Gegenstand}“ im folgenden Umfang aufgehoben wurde.',
      closing: `Für Ihr Interesse danken wir Ihnen.\n\n${GREETING}`,
    },
  },
  'price-inquiry': {
    name: 'Aufklärung des Angebotspreises',
    placeholders: [...COMMON, 'Frist'],
    standard: {
      opening:
        'Sehr geehrte Damen und Herren,\n\nbei der Prüfung Ihres Angebots in dem Vergabeverfahren „{Gegenstand}“ ist uns der Preis im Verhältnis zur Leistung als ungewöhnlich niedrig aufgefallen. Nach {Vorschrift} bitten wir Sie um Aufklärung.',
      closing: `Bitte antworten Sie in Textform bis zum {Frist}. Bleibt der Preis unaufgeklärt, kann Ihr Angebot abgelehnt werden. Der Inhalt Ihres Angebots kann mit der Antwort nicht geändert werden.\n\n${GREETING}`,
    },
  },
  extension: {
    name: 'Mitteilung der Fristverlängerung',
    placeholders: [...COMMON, 'Frist'],
    standard: {
      opening:
        'Sehr geehrte Damen und Herren,\n\nin dem Vergabeverfahren „{Gegenstand}“ haben wir die Angebotsfrist verlängert. Angebote können nun bis zum {Frist} eingereicht werden.',
      closing: `Bereits eingereichte Angebote können bis dahin geändert oder zurückgezogen werden.\n\n${GREETING}`,
    },
  },
};

const PLACEHOLDER = /\{([^{}\n]*)\}/g;

/** The text with everything filled in; what has no value keeps its braces, so that nobody overlooks it. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => values[name.trim()] ?? whole);

/** Placeholders of a text that nobody fills in, in the order they stand there. */
export const unknownPlaceholders = (text: string, known: readonly string[]): readonly string[] => [
  ...new Set(
    [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim()).filter((name) => !known.includes(name)),
  ),
];

/** Everything wrong with the words of a centre: empty parts, placeholders nobody knows, braces that do not close. */
export function letterTextErrors(kind: WordedKind, text: LetterText): readonly FieldError[] {
  const { placeholders } = LETTER_TEXTS[kind];
  const known = placeholders.map((name) => `{${name}}`).join(', ');
  return (['opening', 'closing'] as const).flatMap((part) => {
    const pointer = `/${part}`;
    const words = text[part];
    if (words.trim() === '') return [{ pointer, message: 'Dieser Teil des Schreibens darf nicht leer sein.' }];
    const unknown = unknownPlaceholders(words, placeholders);
    if (unknown.length > 0) {
      const named = unknown.map((name) => `„{${name}}“`).join(', ');
      return [{ pointer, message: `${named} gibt es nicht. Möglich sind: ${known}.` }];
    }
    return /[{}]/.test(words.replace(PLACEHOLDER, ''))
      ? [{ pointer, message: `Eine geschweifte Klammer ist nicht geschlossen. Möglich sind: ${known}.` }]
      : [];
  });
}
