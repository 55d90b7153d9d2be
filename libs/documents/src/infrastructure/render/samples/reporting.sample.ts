import { allocate, formatMoney, lineAmount, parseMoney, parseQuantity, parseUnitPrice, vatOn } from '@app/kernel';
import type {
  ConsumptionReportData,
  ConsumptionReportLine,
  CostAllocationStatementData,
} from '../../../contract/templates';
import { CENTRE } from './centre.sample';

type Article = readonly [number: string, text: string, group: string, unit: string, price: string];
const PAPER: Article = [
  'P-1004',
  'Recyclingpapier 80 g/m², Weiße 70, A4, Karton 5 × 500 Blatt',
  'Papier',
  'XCT',
  '18.8100',
];
const COLOURED: Article = ['P-1017', 'Kopierpapier farbig 80 g/m², pastell, A3', 'Papier', 'XPK', '9.4200'];
const TONER: Article = [
  'T-1026',
  'Toner passend für HP CF410X, 410X schwarz, wiederaufbereitet',
  'Tinte und Toner',
  'H87',
  '53.8950',
];
const BROTHER: Article = [
  'T-1040',
  'Toner passend für Brother TN-3480, schwarz, wiederaufbereitet',
  'Tinte und Toner',
  'H87',
  '43.9800',
];
const SOAP: Article = ['H-3010', 'Seifencreme, Kanister 10 l', 'Hygieneartikel', 'CA', '17.6350'];
const TOWELS: Article = [
  'H-3022',
  'Papierhandtücher, Z-Falz, 2-lagig, 4.000 Blatt',
  'Hygieneartikel',
  'XCT',
  '21.0500',
];

const VAT_RATE = 19;
function line([articleNumber, text, productGroup, unit, price]: Article, quantity: string): ConsumptionReportLine {
  const net = lineAmount(parseUnitPrice(price), parseQuantity(quantity));
  const vat = vatOn(net, VAT_RATE);
  const amounts = { net: formatMoney(net), vat: formatMoney(vat), gross: formatMoney(net + vat) };
  return { articleNumber, text, productGroup, unit, quantity, ...amounts };
}

const CONSUMING: ConsumptionReportData['members'] = [
  {
    name: 'Raunheim',
    costCentres: [
      { number: '0111001', name: 'Hauptamt', lines: [line(PAPER, '118'), line(TONER, '46'), line(SOAP, '6')] },
      { number: '0122002', name: 'Bürgerbüro', lines: [line(PAPER, '64'), line(COLOURED, '11'), line(TONER, '22')] },
      {
        number: '0365002',
        name: 'Kita Sonnenschein',
        lines: [line(BROTHER, '9'), line(SOAP, '24'), line(TOWELS, '31')],
      },
    ],
  },
  {
    name: 'Riedstadt',
    costCentres: [
      { number: '0111001', name: 'Hauptamt', lines: [line(PAPER, '154'), line(COLOURED, '18'), line(TONER, '61')] },
      { number: '0511001', name: 'Bauamt', lines: [line(PAPER, '37'), line(BROTHER, '14')] },
      { number: '0573001', name: 'Bauhof', lines: [line(SOAP, '19'), line(TOWELS, '22.5')] },
    ],
  },
  {
    name: 'Trebur',
    costCentres: [
      { number: '0272001', name: 'Stadtbücherei', lines: [line(COLOURED, '26'), line(BROTHER, '7')] },
      { number: '0365002', name: 'Kita Sonnenschein', lines: [line(SOAP, '17'), line(TOWELS, '28')] },
    ],
  },
];
const total = (part: 'net' | 'vat' | 'gross'): string =>
  formatMoney(
    CONSUMING.flatMap(({ costCentres }) => costCentres.flatMap(({ lines }) => lines)).reduce(
      (sum, amounts) => sum + parseMoney(amounts[part]),
      0n,
    ),
  );

export const consumptionReportSample: ConsumptionReportData = {
  centre: CENTRE,
  fileNumber: 'Verbrauch 2026/2027',
  createdAt: '2027-07-05T07:00:00Z',
  period: '01.07.2026 bis 30.06.2027',
  filters: [
    { name: 'Mitgliedskommune', value: 'Raunheim, Riedstadt, Trebur' },
    { name: 'Artikel', value: 'alle' },
  ],
  members: CONSUMING,
  totals: { net: total('net'), vat: total('vat'), gross: total('gross') },
};

/** Destatis, GV100AD, 31.12.2024. */
const POPULATIONS: readonly (readonly [member: string, population: bigint])[] = [
  ['Biebesheim am Rhein', 6_515n],
  ['Bischofsheim', 12_979n],
  ['Büttelborn', 14_685n],
  ['Ginsheim-Gustavsburg', 16_488n],
  ['Kelsterbach', 16_622n],
  ['Mörfelden-Walldorf', 31_638n],
  ['Nauheim', 10_496n],
  ['Raunheim', 15_297n],
  ['Riedstadt', 23_146n],
  ['Trebur', 12_799n],
  ['Kreis Groß-Gerau', 268_310n],
];
const COSTS = parseMoney('842310.60');
const INCOME = parseMoney('46180.00');
const SUBSIDIES = parseMoney('20000.00');
const SHARED = COSTS - INCOME - SUBSIDIES;
const BASE = SHARED / 10n;
const BASES = allocate(
  BASE,
  POPULATIONS.map(([key]) => ({ key, weight: 1n })),
);
const VARIABLES = allocate(
  SHARED - BASE,
  POPULATIONS.map(([key, weight]) => ({ key, weight })),
);

export const costAllocationStatementSample: CostAllocationStatementData = {
  centre: CENTRE,
  member: 'Riedstadt',
  fileNumber: 'Umlage 2026/2027',
  createdAt: '2027-08-16T08:00:00Z',
  recipient: {
    name: 'Magistrat der Büchnerstadt Riedstadt',
    attention: 'Kämmerei',
    addressLines: ['Beispielstraße 1', '64560 Riedstadt'],
  },
  contact: { name: 'Dr. Miriam Odenthal', phone: '06152 555-201', email: 'leitung@vergabezentrum.example' },
  from: '2026-07-01',
  to: '2027-06-30',
  costs: formatMoney(COSTS),
  thirdPartyIncome: formatMoney(INCOME),
  subsidies: formatMoney(SUBSIDIES),
  basePercent: '10',
  shares: POPULATIONS.map(([member, population]) => {
    const [base, variable] = [BASES.get(member) ?? 0n, VARIABLES.get(member) ?? 0n];
    const amounts = { base: formatMoney(base), variable: formatMoney(variable), total: formatMoney(base + variable) };
    return { member, population: Number(population), days: 365, ...amounts };
  }),
  total: formatMoney(SHARED),
  derivation: [
    'Kosten im Zeitraum 01.07.2026 bis 30.06.2027: 842.310,60 €.',
    'Davon gehen die Erlöse aus Leistungen für Dritte (46.180,00 €) und die Zuwendungen (20.000,00 €) ab. Umzulegen sind 776.130,60 €.',
    '10 % davon (77.613,06 €) werden als gleicher Grundbetrag auf die Mitglieder verteilt, der Rest (698.517,54 €) nach Einwohnern.',
    'Restcents erhalten die größten Bruchteile.',
  ],
  payUntil: '2027-09-30',
};
