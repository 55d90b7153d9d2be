import type { LetterSampleId } from '../../../contract/correspondence-templates';
import type { DocumentHead, ProcedureLetterData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, OFFICER, PAPER_AND_TONER } from './centre.sample';

const CLOSING = `Mit freundlichen Grüßen\n\nIm Auftrag\n${OFFICER.name}`;
const head = (createdAt: string): DocumentHead => ({ centre: CENTRE, fileNumber: FILE_NUMBER, createdAt });
const OFFICE_SUPPLY = {
  name: 'Bürobedarf Mainspitze e. K.',
  addressLines: ['Ochsenwiesenweg 8', '65462 Ginsheim-Gustavsburg'],
};
const PLAYGROUND = 'Erneuerung der Spielgeräte auf fünf Spielplätzen';
const WALLS = 'Malerarbeiten in der Mehrzweckhalle Trebur';
const onDemand = (days: string, paragraph: string): string =>
  `Auf Ihr Verlangen teilen wir Ihnen innerhalb von ${days} Tagen die Gründe der Ablehnung, die Merkmale und Vorteile des erfolgreichen Angebots und den Namen des erfolgreichen Bieters mit (${paragraph}).`;
const opening = (subject: string, paragraph: string): string =>
  `Sehr geehrte Damen und Herren,\n\nfür Ihr Angebot in dem Vergabeverfahren „${subject}“ danken wir Ihnen. Wir informieren Sie nach ${paragraph} darüber, dass Ihr Angebot bei den folgenden Losen nicht berücksichtigt wird.`;

/**
 * The letters of a procedure in the words the centre begins with. Legal figures and their citations: LET-134, REV-134-2E,
 * LET-UVGO, LOS-UVGO46, LET-VOBA, LOS-VOBA19, OWN-CANC-VGV-3, OWN-CANC-VGV-TELL.
 */
export const LETTER_SAMPLE_DATA: Readonly<Record<LetterSampleId, ProcedureLetterData>> = {
  'procedure-letter/information-gwb': {
    ...head('2026-11-16T12:00:00Z'),
    recipient: OFFICE_SUPPLY,
    subject: `Information über die beabsichtigte Zuschlagserteilung\n${PAPER_AND_TONER}, Los 1, 2`,
    text: opening(PAPER_AND_TONER, '§ 134 Abs. 1 GWB'),
    sections: [
      {
        heading: 'Los 1: Kopierpapier',
        facts: [
          { term: 'Für den Zuschlag vorgesehen', text: 'Papierhaus Ried GmbH' },
          {
            term: 'Gründe der Nichtberücksichtigung',
            text: 'In der Wertung liegt Ihr Angebot auf Rang 2 von 2.\nMaßgeblich ist allein der Preis. Ihr Angebotspreis ist höher als der des vorgesehenen Angebots.',
          },
          { term: 'Frühester Vertragsschluss', text: '27.11.2026' },
        ],
      },
      {
        heading: 'Los 2: Toner, Original und wiederaufbereitet',
        facts: [
          { term: 'Für den Zuschlag vorgesehen', text: 'Tonerwerk Südhessen GmbH & Co. KG' },
          {
            term: 'Gründe der Nichtberücksichtigung',
            text: 'In der Wertung liegt Ihr Angebot auf Rang 2 von 2.\nMaßgeblich ist allein der Preis. Ihr Angebotspreis ist höher als der des vorgesehenen Angebots.',
          },
          { term: 'Frühester Vertragsschluss', text: '27.11.2026' },
        ],
      },
    ],
    closing: CLOSING,
    contact: OFFICER,
  },
  'procedure-letter/information-uvgo': {
    ...head('2026-10-02T08:10:00Z'),
    member: 'Büttelborn',
    recipient: { name: 'Spielwelt Bergstraße GmbH', addressLines: ['Rodensteiner Straße 41', '64625 Bensheim'] },
    subject: `Information über die beabsichtigte Zuschlagserteilung\n${PLAYGROUND}, Los 1`,
    text: opening(PLAYGROUND, '§ 46 UVgO'),
    sections: [
      {
        heading: 'Los 1: Lieferung und Aufbau der Spielgeräte',
        facts: [{ term: 'Ergebnis', text: 'Ihr Angebot erhält nicht den Zuschlag.' }],
      },
    ],
    closing: `${onDemand('15', '§ 46 UVgO')}\n\n${CLOSING}`,
    contact: OFFICER,
  },
  'procedure-letter/information-voba': {
    ...head('2026-09-18T09:45:00Z'),
    member: 'Trebur',
    recipient: { name: 'Malerbetrieb Gebrüder Öztürk', addressLines: ['Mainzer Straße 77', '65468 Trebur'] },
    subject: `Information über die Zuschlagserteilung\n${WALLS}, Los 1`,
    text: opening(WALLS, '§ 19 VOB/A'),
    sections: [
      {
        heading: 'Los 1: Maler- und Lackierarbeiten',
        facts: [{ term: 'Ergebnis', text: 'Ihr Angebot erhält nicht den Zuschlag.' }],
      },
    ],
    closing: `${onDemand('15', '§ 19 VOB/A')}\n\n${CLOSING}`,
    contact: OFFICER,
  },
  'procedure-letter/award': {
    ...head('2026-11-30T07:30:00Z'),
    recipient: {
      name: 'Tonerwerk Südhessen GmbH & Co. KG',
      attention: 'Vertrieb öffentliche Auftraggeber',
      addressLines: ['Industriestraße 17', '64293 Darmstadt'],
    },
    subject: `Zuschlag\n${PAPER_AND_TONER}, Los 2: Toner, Original und wiederaufbereitet`,
    text: `Sehr geehrte Damen und Herren,\n\nin dem Vergabeverfahren „${PAPER_AND_TONER}“ erteilen wir Ihnen auf Ihr Angebot den Zuschlag. Mit dem Zugang dieses Schreibens ist der Vertrag zu den Bedingungen der Vergabeunterlagen und Ihres Angebots geschlossen.`,
    sections: [
      {
        heading: 'Los 2: Toner, Original und wiederaufbereitet',
        facts: [
          { term: 'Ihr Angebot vom', text: '13.10.2026' },
          { term: 'Auftragssumme netto', text: '198.220,75\u00a0€' },
          { term: 'Zuschlag erteilt am', text: '30.11.2026' },
          { term: 'Laufzeit', text: '01.01.2027 bis 31.12.2030' },
        ],
      },
    ],
    closing: `Bitte bestätigen Sie uns den Empfang dieses Schreibens.\n\n${CLOSING}`,
    contact: OFFICER,
  },
  'procedure-letter/cancellation': {
    ...head('2026-11-09T14:20:00Z'),
    recipient: OFFICE_SUPPLY,
    subject: `Aufhebung des Vergabeverfahrens\n${PAPER_AND_TONER}, Los 2`,
    text: `Sehr geehrte Damen und Herren,\n\nwir unterrichten Sie nach § 63 Abs. 2 VgV darüber, dass das Vergabeverfahren „${PAPER_AND_TONER}“ im folgenden Umfang aufgehoben wurde.`,
    sections: [
      {
        heading: 'Umfang und Gründe der Aufhebung',
        facts: [
          { term: 'Los', text: 'Los 2: Toner, Original und wiederaufbereitet' },
          { term: 'Grund', text: 'Es wurde kein wirtschaftliches Ergebnis erzielt. (§ 63 Abs. 1 S. 1 Nr. 3 VgV)' },
          {
            term: 'Begründung',
            text: 'Das günstigste wertbare Angebot liegt 41 % über dem geschätzten Auftragswert von 217.780,00 €. Die Schätzung beruht auf Preisen vom August 2026 und wurde überprüft. Die Leistung soll mit geänderten Mengen neu ausgeschrieben werden.',
          },
        ],
      },
    ],
    closing: `Für Ihr Interesse danken wir Ihnen.\n\n${CLOSING}`,
    contact: OFFICER,
  },
};
