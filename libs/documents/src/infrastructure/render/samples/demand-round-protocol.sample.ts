import type { BundledItem, DemandRoundProtocolData } from '../../../contract/templates';
import { CENTRE, MEMBERS } from './centre.sample';

const recycled: BundledItem = {
  articleNumber: 'P-1004',
  text: 'Recyclingpapier 80 g/m², Weiße 70, A4, Karton 5 × 500 Blatt',
  unit: 'XCT',
  quantity: '236',
  baseUnit: 'Blatt',
  baseQuantity: '590000',
  estimatedValue: '4439.16',
  parts: [
    { member: 'Biebesheim am Rhein', costCentre: '0111002 Personalamt', quantity: '7' },
    { member: 'Biebesheim am Rhein', costCentre: '0111003 Kämmerei', quantity: '18' },
    { member: 'Ginsheim-Gustavsburg', costCentre: '0272001 Stadtbücherei', quantity: '2' },
    { member: 'Ginsheim-Gustavsburg', costCentre: '0366001 Jugendzentrum', quantity: '1' },
    { member: 'Kreis Groß-Gerau', costCentre: '5540010 Umweltamt', quantity: '114' },
    { member: 'Kreis Groß-Gerau', costCentre: '2110015 Grundschule', quantity: '7' },
    { member: 'Kreis Groß-Gerau', costCentre: '2110016 Grundschule', quantity: '40' },
    { member: 'Mörfelden-Walldorf', costCentre: '0365001 Kita Regenbogen', quantity: '38' },
    { member: 'Nauheim', costCentre: '0573001 Bauhof', quantity: '6' },
    { member: 'Trebur', costCentre: '0365002 Kita Sonnenschein', quantity: '1' },
    { member: 'Trebur', costCentre: '0553001 Friedhof', quantity: '2' },
  ],
};
const toner: BundledItem = {
  articleNumber: 'T-1026',
  text: 'Toner passend für HP CF410X, 410X schwarz, ca. 6.500 Seiten, wiederaufbereitet',
  unit: 'H87',
  quantity: '96',
  baseUnit: 'Stück',
  baseQuantity: '96',
  estimatedValue: '5685.12',
  parts: [
    { member: 'Büttelborn', costCentre: '0365003 Kita Am Park', quantity: '1' },
    { member: 'Büttelborn', costCentre: '0366001 Jugendzentrum', quantity: '1' },
    { member: 'Ginsheim-Gustavsburg', costCentre: '0122002 Bürgerbüro', quantity: '4' },
    { member: 'Kelsterbach', costCentre: '0111002 Personalamt', quantity: '5' },
    { member: 'Kreis Groß-Gerau', costCentre: '1220010 Ordnungsamt', quantity: '17' },
    { member: 'Kreis Groß-Gerau', costCentre: '3110010 Sozialamt', quantity: '36' },
    { member: 'Kreis Groß-Gerau', costCentre: '2170043 Gymnasium', quantity: '18' },
    { member: 'Riedstadt', costCentre: '0511001 Bauamt', quantity: '14' },
  ],
};

const REPORTERS = [
  'Anke Maul',
  'Jörg Pfeil',
  'Sabine Löw',
  'Murat Demir',
  'Petra Glock',
  'Uwe Zöller',
  'Ines Kraft',
  '',
  'Karl Süß',
  'Ute Beck',
  'Nora Weiß',
];
const ALL_ITEMS = [recycled, toner];
const linesOf = (member: string): number =>
  ALL_ITEMS.flatMap((item) => item.parts).filter((part) => part.member === member).length;

export const demandRoundProtocolSample: DemandRoundProtocolData = {
  centre: CENTRE,
  fileNumber: 'BA 2026/03',
  createdAt: '2026-08-24T09:00:00Z',
  title: 'Papier und Toner 2027–2030',
  productGroups: ['Papier', 'Tinte und Toner'],
  openedAt: '2026-07-01T06:00:00Z',
  reportUntil: '2026-08-21',
  closedAt: '2026-08-24T08:45:00Z',
  members: MEMBERS.map((name, index) => {
    const lines = linesOf(name);
    if (lines === 0) return { name, lines };
    return {
      name,
      lines,
      reportedBy: REPORTERS[index] ?? 'Anke Maul',
      reportedAt: `2026-08-${String(10 + index)}T07:${String(15 + 3 * index)}:00Z`,
    };
  }),
  lots: [
    { number: '1', title: 'Kopierpapier', estimatedValue: '4439.16', items: [recycled] },
    { number: '2', title: 'Toner, Original und wiederaufbereitet', estimatedValue: '5685.12', items: [toner] },
  ],
  tender: {
    variant: 'Ein Los je Warengruppe',
    termYears: 2,
    pairs: 19,
    lines: 2,
    faults: [],
    lots: [
      {
        number: '1',
        title: 'Kopierpapier',
        lines: [
          {
            ...{ articleNumber: 'P-1004', text: recycled.text, unit: 'XCT' },
            ...{ demand: '472', surplus: '0', quantity: '472', merged: [] },
          },
        ],
      },
      {
        number: '2',
        title: 'Toner, Original und wiederaufbereitet',
        lines: [
          {
            ...{ articleNumber: 'T-1026', text: toner.text, unit: 'H87' },
            ...{ demand: '192', surplus: '0', quantity: '192', merged: [] },
          },
        ],
      },
    ],
  },
  closedBy: { name: 'Jana Wörner', role: 'Sachbearbeitung', at: '2026-08-24T08:45:00Z' },
};
