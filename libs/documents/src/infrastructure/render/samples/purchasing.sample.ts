import type {
  DeliveryChecklistData,
  DeliveryComplaintData,
  FrameworkCoverData,
  MemberDemandProtocolData,
} from '../../../contract/templates';
import { CENTRE, MEMBERS, OFFICER } from './centre.sample';

const SUPPLIER = {
  name: 'Tonerwerk Südhessen GmbH & Co. KG',
  addressLines: ['Industriestraße 17', '64293 Darmstadt'],
};
const FRAMEWORK = { number: 'RV-2026-002', title: 'Toner, Original und wiederaufbereitet' };
const SITE = { name: 'Rathaus Raunheim, Poststelle', addressLines: ['Am Beispielplatz 1', '65479 Raunheim'] };

const TONERS = [
  ['T-1025', 'HP CF410X, 410X schwarz, ca. 6.500 Seiten, Original', '620', ['118.4000', '112.9000', '109.7500'], ''],
  ['T-1026', 'passend für HP CF410X, 410X schwarz, ca. 6.500 Seiten', '1480', ['55.2100', '53.8950'], 'Blauer Engel'],
  ['T-1031', 'passend für HP CF411X, 410X cyan, ca. 5.000 Seiten', '512', ['54.1200', '52.4400'], 'Blauer Engel'],
  ['T-1040', 'passend für Brother TN-3480, schwarz, ca. 8.000 Seiten', '880', ['43.9800'], 'Blauer Engel'],
  ['T-1055', 'passend für Kyocera TK-3190, schwarz, ca. 25.000 Seiten', '140', ['61.3000', '58.0000'], 'Blauer Engel'],
] as const;
const INKS = [
  ['I-2004', 'Tintenpatrone Epson T9081XL, schwarz, ca. 5.000 Seiten', '96', ['38.7500'], ''],
  ['I-2011', 'Tintenpatrone HP 953XL, gelb, ca. 1.600 Seiten', '74', ['21.3850', '20.1900'], ''],
] as const;
const STEPS = ['1', '10', '50'];

export const frameworkCoverSample: FrameworkCoverData = {
  centre: CENTRE,
  fileNumber: 'VZ-GG 2026/0147-2',
  createdAt: '2026-11-16T09:30:00Z',
  ...FRAMEWORK,
  supplier: { ...SUPPLIER, attention: 'Vertrieb öffentliche Auftraggeber', email: 'auftrag@tonerwerk.example' },
  buyers: [...MEMBERS],
  from: '2027-01-01',
  to: '2030-12-31',
  concludedOn: '2026-11-16',
  procedure: 'VZ-GG 2026/0147',
  maximumValue: '247615.20',
  maximumNote:
    'Der Höchstwert entspricht den gemeldeten Mengen zuzüglich 10 % Reserve. Aus der Vereinbarung kann abgerufen werden, bis der Höchstwert oder die Höchstmenge eines Artikels erreicht ist.',
  items: [
    ...TONERS.map(([...item]) => ['Toner', ...item] as const),
    ...INKS.map(([...item]) => ['Tinte', ...item] as const),
  ].map(([productGroup, articleNumber, text, maximumQuantity, prices, label]) => ({
    articleNumber,
    text: productGroup === 'Toner' ? `Toner ${text}` : text,
    productGroup,
    unit: 'H87',
    manufacturer: text.includes('passend') ? 'Tonerwerk' : text.includes('Epson') ? 'Epson' : 'HP',
    ...(label === '' ? {} : { label }),
    maximumQuantity,
    vatRate: 19,
    tiers: prices.map((unitPrice, index) => ({ fromQuantity: STEPS[index] ?? '100', unitPrice })),
  })),
};

export const deliveryChecklistSample: DeliveryChecklistData = {
  centre: CENTRE,
  member: 'Stadt Raunheim',
  fileNumber: FRAMEWORK.number,
  createdAt: '2027-02-16T06:55:00Z',
  orderNumber: 'B-2027-00417',
  orderedAt: '2027-02-03T07:42:00Z',
  supplier: SUPPLIER.name,
  framework: `${FRAMEWORK.number} ${FRAMEWORK.title}`,
  orderer: { name: 'Selin Aydın', phone: '06142 555-131', email: 'selin.aydin@raunheim.example' },
  deliverySite: SITE,
  lines: [
    {
      articleNumber: 'T-1026',
      text: 'Toner passend für HP CF410X, 410X schwarz, ca. 6.500 Seiten, wiederaufbereitet',
      unit: 'H87',
      ordered: '12',
      received: '8',
      costCentres: [
        { number: '0111001', name: 'Hauptamt', quantity: '8' },
        { number: '0122002', name: 'Bürgerbüro', quantity: '4' },
      ],
    },
    {
      articleNumber: 'T-1040',
      text: 'Toner passend für Brother TN-3480, schwarz, ca. 8.000 Seiten, wiederaufbereitet',
      unit: 'H87',
      ordered: '5',
      received: '0',
      costCentres: [{ number: '0365002', name: 'Kita Sonnenschein', quantity: '5' }],
    },
    {
      articleNumber: 'T-1092',
      text: 'Fachbuch „Umweltfreundlich drucken in der Verwaltung“',
      unit: 'H87',
      ordered: '2',
      received: '2',
      costCentres: [{ number: '0272001', name: 'Stadtbücherei', quantity: '2' }],
    },
  ],
  note: 'Anlieferung montags bis freitags von 8:00 bis 12:00 Uhr am Hintereingang.',
};

export const deliveryComplaintSample: DeliveryComplaintData = {
  centre: CENTRE,
  member: 'Stadt Raunheim',
  fileNumber: FRAMEWORK.number,
  createdAt: '2027-02-16T11:20:00Z',
  supplier: { ...SUPPLIER, attention: 'Auftragsannahme' },
  contact: { name: 'Selin Aydın', phone: '06142 555-131', email: 'selin.aydin@raunheim.example' },
  orderNumber: 'B-2027-00417',
  orderedAt: '2027-02-03T07:42:00Z',
  customerNumber: '104882',
  framework: FRAMEWORK,
  deliverySite: SITE,
  faults: [
    {
      articleNumber: 'T-1026',
      text: 'Toner passend für HP CF410X, 410X schwarz, ca. 6.500 Seiten, wiederaufbereitet',
      unit: 'H87',
      quantity: '3',
      receivedOn: '2027-02-16',
      deliveryNote: 'LS 88214',
      fault: 'Kartons durchnässt, an zwei Kartuschen ist Toner ausgetreten.',
    },
    {
      articleNumber: 'T-1040',
      text: 'Toner passend für Brother TN-3480, schwarz, ca. 8.000 Seiten, wiederaufbereitet',
      unit: 'H87',
      quantity: '5',
      receivedOn: '2027-02-16',
      deliveryNote: 'LS 88214',
      fault: 'Falscher Artikel geliefert (TN-3430).',
    },
  ],
  replyUntil: '2027-03-02',
};

export const memberDemandProtocolSample: MemberDemandProtocolData = {
  centre: CENTRE,
  member: 'Büttelborn',
  fileNumber: 'BA-2026-003',
  createdAt: '2026-08-24T09:00:00Z',
  title: 'Papier und Toner 2027–2030',
  productGroups: ['Papier', 'Tinte und Toner'],
  openedAt: '2026-07-01T06:00:00Z',
  reportUntil: '2026-08-21',
  closedAt: '2026-08-24T08:45:00Z',
  reportedBy: 'Sabine Löw',
  reportedAt: '2026-08-20T07:21:00Z',
  membersReporting: 10,
  items: [
    {
      articleNumber: 'P-1004',
      text: 'Recyclingpapier 80 g/m², Weiße 70, A4, Karton 5 × 500 Blatt',
      unit: 'XCT',
      reports: [
        { costCentre: '0111001 Hauptamt', quantity: '42' },
        { costCentre: '0122002 Bürgerbüro', quantity: '18' },
        { costCentre: '0365003 Kita Am Park', quantity: '6', note: 'Anlieferung über den Hof' },
      ],
      bundled: { lot: 'Los 1: Kopierpapier', own: '66', all: '236' },
    },
    {
      articleNumber: 'P-1017',
      text: 'Kopierpapier farbig 80 g/m², pastell, A3, Packung 500 Blatt, EU Ecolabel',
      unit: 'XPK',
      reports: [{ costCentre: '0366001 Jugendzentrum', quantity: '4' }],
      bundled: { lot: 'Los 1: Kopierpapier', own: '4', all: '1905' },
    },
    {
      articleNumber: 'T-1026',
      text: 'Toner passend für HP CF410X, 410X schwarz, ca. 6.500 Seiten, wiederaufbereitet',
      unit: 'H87',
      reports: [
        { costCentre: '0365003 Kita Am Park', quantity: '1' },
        {
          costCentre: '0366001 Jugendzentrum',
          quantity: '1',
          lateReason: 'Nachtrag nach Gerätetausch, mit dem Vergabezentrum abgesprochen',
        },
      ],
      bundled: { lot: 'Los 2: Toner, Original und wiederaufbereitet', own: '2', all: '96' },
    },
  ],
  closedBy: { name: OFFICER.name, role: 'Sachbearbeitung', at: '2026-08-24T08:45:00Z' },
};
