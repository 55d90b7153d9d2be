import type { BidderAnswersData, MissingDocumentsData, ProcedureLetterData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, OFFICER, PAPER_AND_TONER } from './centre.sample';

const RECIPIENT = {
  name: 'Tonerwerk Südhessen GmbH & Co. KG',
  addressLines: ['Industriestraße 17', '64293 Darmstadt'],
};

export const bidderAnswersSample: BidderAnswersData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-10-06T13:20:00Z',
  title: PAPER_AND_TONER,
  deadline: '2026-10-15T10:00:00Z',
  answers: [
    {
      number: '1',
      question: 'Dürfen für Los 1 auch Papiere mit dem Umweltzeichen einer anderen Stelle angeboten werden?',
      answer:
        'Ja. Als gleichwertig gilt jedes Umweltzeichen, dessen Anforderungen an Faserherkunft und Bleiche mindestens ebenso hoch sind. Der Nachweis ist dem Angebot beizufügen.',
      answeredAt: '2026-09-28T09:00:00Z',
    },
    {
      number: '2',
      question: 'Zu welchen Zeiten können die Schulen beliefert werden?',
      answer:
        'Montags bis donnerstags von 7:30 bis 15:00 Uhr, freitags bis 12:00 Uhr; nicht in den hessischen Schulferien.',
      answeredAt: '2026-10-05T07:45:00Z',
      version: '2',
    },
    {
      number: '4',
      question: 'Sind die Mengen je Lieferstelle verbindlich?',
      answer:
        'Nein. Verbindlich ist nur die Höchstmenge der Rahmenvereinbarung; die Mengen je Lieferstelle sind Schätzungen.',
      answeredAt: '2026-10-06T13:15:00Z',
    },
  ],
};

export const missingDocumentsSample: MissingDocumentsData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-10-20T08:30:00Z',
  recipient: RECIPIENT,
  subject: 'Nachforderung von Unterlagen',
  title: PAPER_AND_TONER,
  lot: 'Los 2: Toner',
  due: '2026-10-27T22:00:00Z',
  items: [
    {
      name: 'Verpflichtungserklärung zu Tariftreue',
      request: 'Die Erklärung fehlt. Bitte ausgefüllt und in Textform einreichen.',
    },
    {
      name: 'Sicherheitsdatenblätter',
      request: 'Es liegen nur die Blätter der Positionen 1 bis 4 vor; bitte die übrigen ergänzen.',
    },
  ],
  consequence: {
    text: 'Gehen die Unterlagen nicht rechtzeitig ein, muss das Angebot ausgeschlossen werden.',
    citation: '§ 57 Abs. 1 Nr. 2 VgV',
  },
  basis: '§ 56 Abs. 2 VgV n.F.',
  contact: OFFICER,
};

export const procedureLetterSample: ProcedureLetterData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-11-02T08:30:00Z',
  recipient: RECIPIENT,
  subject: `Ihr Angebot: ${PAPER_AND_TONER}`,
  text: 'Sehr geehrte Damen und Herren,\n\nfür Ihr Angebot danken wir Ihnen. Leider können wir es nicht berücksichtigen.',
  sections: [
    {
      heading: 'Los 2: Toner',
      facts: [
        { term: 'Für den Zuschlag vorgesehen', text: 'Papierhaus Ried GmbH' },
        {
          term: 'Gründe',
          text: 'In der Wertung liegt Ihr Angebot auf Rang 2 von 3.\nMaßgeblich ist allein der Preis. Ihr Angebotspreis ist höher als der des vorgesehenen Angebots.',
        },
        { term: 'Frühester Vertragsschluss', text: '13.11.2026' },
      ],
    },
  ],
  closing: 'Mit freundlichen Grüßen\n\nIm Auftrag\nJana Wörner',
  enclosures: ['Begründung der Entscheidung'],
  contact: OFFICER,
};
