import type { InvitationToTenderData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, MEMBERS, OFFICER, PAPER_AND_TONER } from './centre.sample';
import { LOTS } from './lots.sample';

export const invitationToTenderSample: InvitationToTenderData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-09-14T08:00:00Z',
  recipient: {
    name: 'Tonerwerk Südhessen GmbH & Co. KG',
    attention: 'Vertrieb öffentliche Auftraggeber',
    addressLines: ['Industriestraße 17', '64293 Darmstadt'],
  },
  subject: PAPER_AND_TONER,
  procedureType: 'Offenes Verfahren',
  buyers: MEMBERS,
  deadline: '2026-10-15T10:00:00Z',
  questionsUntil: '2026-10-07',
  bindingUntil: '2026-12-31',
  opening: { at: '2026-10-15T10:05:00Z', note: 'Bieter sind bei der Öffnung nicht zugelassen.' },
  submission:
    'Bitte reichen Sie Ihr Angebot elektronisch in Textform über die Vergabeplattform des Vergabezentrums ein. Angebote per E-Mail oder auf Papier sind nicht zugelassen.',
  performancePeriod: { from: '2027-01-01', to: '2030-12-31' },
  criteria: [{ name: 'Preis (Angebotssumme netto je Los)', percent: '100' }],
  lots: LOTS,
  enclosures: [
    'Preisblatt (in diesem Schreiben)',
    'Leistungsbeschreibung mit Lieferstellen',
    'Entwurf der Rahmenvereinbarung',
    'Eigenerklärung zur Eignung',
  ],
  contact: OFFICER,
};
