import type {
  BidderAnswersData,
  MissingDocumentsData,
  ProcedureLetterData,
  ProcedureLetterSection,
} from '../../../contract/templates';
import { contact, head, recipient } from './common.shape';
import { instant, list, optional, record, text } from './shape';

const letter = {
  ...head,
  recipient: recipient('Empfänger'),
  subject: text('Betreff'),
  contact: contact('Ansprechperson'),
};

export const bidderAnswers = record<BidderAnswersData>('Fragen und Antworten', {
  ...head,
  title: text('Gegenstand'),
  deadline: optional(instant('Angebotsfrist')),
  answers: list(
    'Antworten',
    'Antwort',
    record<BidderAnswersData['answers'][number]>('Antwort', {
      number: text('Nummer'),
      question: text('Frage'),
      answer: text('Antwort'),
      answeredAt: instant('Tag der Antwort'),
      version: optional(text('Fassung')),
    }),
    1,
  ),
});

export const missingDocuments = record<MissingDocumentsData>('Nachforderung', {
  ...letter,
  title: text('Gegenstand'),
  lot: optional(text('Los')),
  due: instant('Frist'),
  items: list(
    'Unterlagen',
    'Unterlage',
    record<MissingDocumentsData['items'][number]>('Unterlage', {
      name: text('Bezeichnung'),
      request: text('Was gebraucht wird'),
    }),
    1,
  ),
  consequence: optional(
    record<NonNullable<MissingDocumentsData['consequence']>>(
      'Folge',
      { text: text('Text'), citation: optional(text('Fundstelle')) },
      'Folge',
    ),
  ),
  basis: optional(text('Rechtsgrundlage')),
});

export const procedureLetter = record<ProcedureLetterData>('Schreiben', {
  ...letter,
  text: text('Text'),
  sections: optional(
    list(
      'Abschnitte',
      'Abschnitt',
      record<ProcedureLetterSection>('Abschnitt', {
        heading: text('Überschrift'),
        facts: list(
          'Angaben',
          'Angabe',
          record<ProcedureLetterSection['facts'][number]>('Angabe', { term: text('Bezeichnung'), text: text('Text') }),
        ),
      }),
    ),
  ),
  closing: optional(text('Schluss')),
  enclosures: optional(list('Anlagen', 'Anlage', text('Anlage'))),
});
