import type { AnnualReportData } from '../../../contract/templates';
import { CENTRE, MEMBERS } from './centre.sample';

const ORDERS: readonly (readonly [count: number, net: string])[] = [
  [42, '11204.35'],
  [61, '18930.10'],
  [70, '20115.88'],
  [88, '26740.02'],
  [93, '31288.40'],
  [155, '57310.75'],
  [51, '14022.91'],
  [84, '25187.64'],
  [102, '33419.27'],
  [58, '16880.03'],
  [1204, '402655.18'],
];

export const annualReportSample: AnnualReportData = {
  centre: CENTRE,
  fileNumber: 'VZ-GG JB 2026/2027',
  createdAt: '2027-07-05T07:00:00Z',
  from: '2026-07-01',
  to: '2027-06-30',
  introduction:
    'Das Vergabezentrum führt die Vergabeverfahren seiner elf Mitgliedskommunen und beschafft Verbrauchsgüter für sie gemeinsam. Der Bericht nennt die Kennzahlen des Berichtsjahres, das nicht dem Kalenderjahr entspricht.',
  figures: [
    { name: 'Vergabeverfahren', value: '248', previous: '236', kind: 'count', note: 'im Berichtsjahr eingeleitet' },
    { name: 'davon EU-weite Verfahren', value: '30', previous: '27', kind: 'count' },
    { name: 'Gemeinsame Beschaffungen', value: '4', previous: '3', kind: 'count' },
    { name: 'Summe der Zuschläge, netto', value: '18412730.55', previous: '16980114.20', kind: 'amount' },
    { name: 'Bestellungen der Mitglieder', value: '2008', previous: '1764', kind: 'count' },
    { name: 'Bestellwert netto', value: '657754.53', previous: '589220.12', kind: 'amount' },
    { name: 'Schulungen', value: '9', previous: '7', kind: 'count' },
  ],
  jointPurchases: [
    {
      title: 'Tinte und Toner',
      fileNumber: 'VZ-GG 2026/0147-2',
      members: 11,
      supplier: 'Tonerwerk Südhessen GmbH & Co. KG',
      awardedOn: '2026-11-30',
      value: '198220.75',
    },
    {
      title: 'Kopierpapier',
      fileNumber: 'VZ-GG 2026/0147-1',
      members: 11,
      supplier: 'Papierhaus Ried GmbH',
      awardedOn: '2026-11-30',
      value: '251873.40',
    },
    {
      title: 'Hygieneartikel und Reinigungsmittel',
      fileNumber: 'VZ-GG 2027/0012',
      members: 9,
      supplier: 'Sauberland Rhein-Main GmbH',
      awardedOn: '2027-03-18',
      value: '143560.00',
    },
    { title: 'Auftausalz für den Winterdienst', fileNumber: 'VZ-GG 2027/0031', members: 10, value: '88000.00' },
  ],
  orders: MEMBERS.map((member, index) => ({
    member,
    count: ORDERS[index]?.[0] ?? 0,
    net: ORDERS[index]?.[1] ?? '0.00',
  })),
  head: { name: 'Dr. Miriam Odenthal', role: 'Leitung des Vergabezentrums' },
};
