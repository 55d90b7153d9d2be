import type { BidderListData, NoticeTextData, RequestConfirmationData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, MEMBERS, OFFICER, PAPER_AND_TONER } from './centre.sample';
import { LOTS } from './lots.sample';

export const requestConfirmationSample: RequestConfirmationData = {
  centre: CENTRE,
  fileNumber: 'A-2026-0031',
  createdAt: '2026-09-01T12:10:00Z',
  recipient: {
    name: 'Gemeinde Büttelborn',
    attention: 'Bauhof und Grünflächen, Frau Yıldız',
    addressLines: ['64572 Büttelborn'],
  },
  contact: OFFICER,
  requestNumber: 'A-2026-0031',
  title: 'Streusalz und Splitt für den Winterdienst 2026/2027',
  receivedAt: '2026-09-01T11:52:00Z',
  requestedBy: 'Selin Yıldız',
  state: 'Eingereicht',
  next: 'Der Antrag liegt bei der Vergabestelle. Als Nächstes wird er geprüft.',
  steps: [
    { name: 'Entwurf', state: 'done' },
    { name: 'Eingereicht', state: 'current' },
    { name: 'Prüfung', state: 'ahead' },
    { name: 'Angenommen', state: 'ahead' },
    { name: 'Vergabeverfahren', state: 'ahead' },
    { name: 'Zuschlag', state: 'ahead' },
    { name: 'Vertrag', state: 'ahead' },
  ],
  facts: [
    {
      term: 'Beschreibung',
      text: 'Auftausalz für die Straßen der Gemeinde und Splitt für Gehwege und Überwege. Anlieferung lose und als Sackware auf Paletten.',
    },
    { term: 'Art der Leistung', text: 'Lieferleistung' },
    { term: 'Art des Auftrags', text: 'Rahmenvereinbarung' },
    { term: 'Menge und Umfang', text: '120 t Auftausalz lose, 8 t Sackware, 40 t Splitt 2/5' },
    { term: 'Ort', text: 'Bauhof, Mainzer Straße 30' },
    { term: 'Gebraucht ab', text: '15.11.2026' },
    { term: 'Laufzeit', text: '15.11.2026 bis 31.03.2028' },
    { term: 'Höchstwert', text: '48.000,00\u00a0€ netto' },
    { term: 'Kostenstelle', text: '0573001 Winterdienst' },
    {
      term: 'Budget',
      text: '22.000,00\u00a0€ im Haushaltsjahr 2027, Aufwand (Ergebnishaushalt), bestätigt von Kämmerei, Herrn Özdemir',
    },
    { term: 'Weg der Schätzung', text: 'früherer Vertrag' },
  ],
  lots: [
    { title: 'Auftausalz', cpv: '34927100-2' },
    { title: 'Splitt', cpv: '14212200-2' },
  ],
  estimate: [
    { text: 'Auftausalz lose, frei Bauhof', net: '15600.00', lot: '1' },
    { text: 'Auftausalz als Sackware', net: '2480.00', lot: '1' },
    { text: 'Splitt 2/5', net: '1960.50', lot: '2' },
  ],
  attachments: [
    {
      name: 'Mengenermittlung Winter 2023 bis 2026.pdf',
      sha256: '7c9e3f05ab1d42688f0e6b9a54c1d7e233b0f9c8a6d51e470b92fa83c6d1750e',
    },
    { name: 'Lieferstellen Bauhof.xlsx', sha256: '01f6a9c27de84b35907ce1d8b3a4462fd5508e7b91c36fa2e8047bd9360cc51a' },
  ],
};

const CRITERIA = [{ name: 'Preis (Angebotssumme netto je Los)', percent: '100' }];
const CPV_NAMES: Readonly<Record<string, string>> = {
  '30197643-5': 'Fotokopierpapier',
  '30125110-5': 'Toner für Laserdrucker/Faxgeräte',
};

/** Legal figures and their citations: PT-open, HE-VK, REV-160-1. */
export const noticeTextSample: NoticeTextData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-09-11T12:00:00Z',
  title: PAPER_AND_TONER,
  buyers: MEMBERS,
  procedureType: 'Offenes Verfahren',
  contact: OFFICER,
  leadBuyer: 'Kreis Groß-Gerau',
  regime: 'EU-weites Verfahren nach Teil 4 des GWB und der VgV',
  nature: 'Lieferleistung',
  dispatch: { on: '2026-09-14', done: false },
  description:
    'Gemeinsame Beschaffung von Kopierpapier und Toner für elf Kommunen über vier Jahre. Geliefert wird auf Abruf an rund 140 Verwaltungsstellen, Schulen und Kindertagesstätten, frei Verwendungsstelle.',
  mainCpv: { code: '30197643-5', name: 'Fotokopierpapier' },
  furtherCpv: [{ code: '30125000-1', name: 'Teile und Zubehör für Fotokopiergeräte' }],
  places: [{ code: 'DE717', name: 'Groß-Gerau' }],
  term: { from: '2027-01-01', to: '2030-12-31' },
  options: ['Verlängerung um ein Jahr durch Erklärung bis zum 30.06.2030'],
  framework: {
    parties: 'mit einem Unternehmen je Los',
    maximumValue: '620000.00',
  },
  deadlines: [
    { name: 'Ende der Angebotsfrist', when: '2026-10-15T10:00:00Z' },
    { name: 'Letzter Tag für Bieterfragen', when: '2026-10-07' },
    { name: 'Öffnung der Angebote', when: '2026-10-15' },
    { name: 'Ende der Bindefrist', when: '2026-12-31' },
  ],
  lots: LOTS.map(({ number, title, cpv, items }) => ({
    number,
    title,
    ...(cpv === undefined ? {} : { cpv: { code: cpv, name: CPV_NAMES[cpv] ?? '' } }),
    positions: items.map(({ text, quantity, unit }) => ({ text, quantity, unit })),
    method: 'Den Zuschlag erhält das Angebot mit dem niedrigsten Preis.',
    criteria: CRITERIA,
    suitability: [
      {
        kind: 'Befähigung und Erlaubnis zur Berufsausübung',
        text: 'Eintragung im Handelsregister oder in einem vergleichbaren Register',
        proof: 'Eigenerklärung',
      },
      {
        kind: 'Technische und berufliche Leistungsfähigkeit',
        text: 'Mindestens zwei Rahmenverträge über Bürobedarf mit je mindestens 20 Lieferstellen in den letzten drei Jahren',
        proof: 'Liste der Referenzen mit Ansprechpersonen',
      },
    ],
    variants: 'Nebenangebote sind ausgeschlossen.',
    ...(number === '2' ? { security: 'Rücknahme leerer Kartuschen ohne Entgelt' } : {}),
  })),
  review: [
    {
      text: 'Nachprüfungsstelle in Hessen: Vergabekammern des Landes Hessen beim Regierungspräsidium Darmstadt; über die sofortige Beschwerde entscheidet das Oberlandesgericht Frankfurt am Main.',
      citation: '§§ 156, 171 GWB',
      uncertain: true,
    },
  ],
};

export const bidderListSample: BidderListData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-10-22T09:40:00Z',
  title: PAPER_AND_TONER,
  buyers: MEMBERS,
  procedureType: 'Offenes Verfahren',
  phase: 'Wertung',
  deadline: '2026-10-15T10:00:00Z',
  openedAt: '2026-10-15T10:05:00Z',
  companies: [
    {
      name: 'Bürobedarf Mainspitze e. K.',
      address: 'Ochsenwiesenweg 8, 65462 Ginsheim-Gustavsburg',
      invited: { on: '2026-09-14', way: 'E-Mail' },
      bids: [
        { lot: '1', receivedAt: '2026-10-15T07:48:00Z', late: false, state: 'gewertet, Rang 2' },
        { lot: '2', receivedAt: '2026-10-15T07:48:00Z', late: false, state: 'gewertet, Rang 2' },
      ],
    },
    {
      name: 'Kontor Süd KG',
      address: 'Am Markt 1, 64521 Groß-Gerau',
      bids: [
        {
          lot: '1',
          receivedAt: '2026-10-15T10:12:00Z',
          late: true,
          state: 'nicht gewertet: Verspätet: eingegangen am 15.10.2026, 12:12 Uhr.',
        },
      ],
    },
    {
      name: 'Mainpapier AG',
      address: 'Frankfurter Straße 210, 65479 Raunheim',
      invited: { on: '2026-09-14', way: 'Post' },
      bids: [],
    },
    {
      name: 'Papierhaus Ried GmbH',
      address: 'Rheinallee 3, 64560 Riedstadt',
      bids: [
        { lot: '1', receivedAt: '2026-10-14T13:22:00Z', late: false, state: 'gewertet, Rang 1' },
        {
          lot: '2',
          receivedAt: '2026-10-14T13:22:00Z',
          late: false,
          state: 'nicht gewertet: Unvollständig: kein Preis für die geforderte Menge bei T-1040.',
        },
      ],
    },
    {
      name: 'Tonerwerk Südhessen GmbH & Co. KG',
      address: 'Industriestraße 17, 64293 Darmstadt',
      invited: { on: '2026-09-14', way: 'E-Mail' },
      bids: [{ lot: '2', receivedAt: '2026-10-13T09:05:00Z', late: false, state: 'gewertet, Rang 1' }],
    },
  ],
};
