import type {
  AwardNoticeData,
  AwardProposalData,
  ComparedLot,
  ExaminationCheck,
  ExaminationSheetData,
  ExaminedBidData,
} from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, MEMBERS, OFFICER, PAPER_AND_TONER } from './centre.sample';
import { LOTS } from './lots.sample';

const PAPER_HOUSE = 'Papierhaus Ried GmbH';
const OFFICE_SUPPLY = 'Bürobedarf Mainspitze e. K.';
const TONER = 'Tonerwerk Südhessen GmbH & Co. KG';
const LATE = 'Kontor Süd KG';
const HALLSTEIN = 'Timo Hallstein';
const head = (createdAt: string) => ({
  ...{ centre: CENTRE, fileNumber: FILE_NUMBER, createdAt, title: PAPER_AND_TONER, buyers: MEMBERS },
  procedureType: 'Offenes Verfahren',
});

const STAGE = ['1. Formale Prüfung', '2. Eignung', '3. Preis'] as const;
const formal = (name: string, citation: string, more: Partial<ExaminationCheck> = {}): ExaminationCheck => ({
  ...{ stage: STAGE[0], name, citation, result: 'kein Mangel gesehen' },
  ...more,
});
const suited = (reason: string): ExaminationCheck => ({
  ...{ stage: STAGE[1], name: 'Eintragung im Handelsregister', result: 'erfüllt', reason },
  by: { name: HALLSTEIN, at: '2026-10-21T08:15:00Z' },
});
const passed = [
  formal('Rechtzeitig eingegangen', '§ 57 Abs. 1 Nr. 1 VgV'),
  formal('Geforderte und nachgeforderte Unterlagen liegen vor', '§ 57 Abs. 1 Nr. 2 VgV'),
  formal('Alle Preise angegeben', '§ 57 Abs. 1 Nr. 5 VgV'),
];
const bid = (bidder: string, net: string, gross: string, more: Partial<ExaminedBidData> = {}): ExaminedBidData => ({
  bidder,
  checks: [...passed, suited('Auszug vom 02.10.2026')],
  price: { sum: net, net, gross, differences: [] },
  ...more,
});

/** The prices of lot 1; in the order of the bidders. */
const UNIT_PRICES = [
  ['18.2000', '18.4500', '17.9000'],
  ['21.3000', '21.6975', '21.1000'],
  ['12.9679', '15.5354', '10.4619'],
];
const PAPER_PRICES: ComparedLot = {
  number: '1',
  title: 'Kopierpapier',
  bidders: [
    { name: PAPER_HOUSE, net: '251873.40', lowest: true },
    { name: OFFICE_SUPPLY, net: '259310.85', above: '2,95\u00a0% darüber' },
    { name: LATE, net: '249000.00', excluded: true },
  ],
  positions: (LOTS[0]?.items ?? []).map(({ articleNumber = '', ...item }, row) => ({
    ...item,
    articleNumber,
    prices: (UNIT_PRICES[row] ?? []).map((unitPrice, bidder) => ({
      unitPrice,
      ...(bidder === 0 ? { lowest: true } : {}),
    })),
  })),
  note: 'Keine einzelne Position ändert den günstigsten Bieter.',
};

/** Legal figures and their citations: OWN-VGV-57-1, OWN-VGV-57-2, OWN-VGV-57-5, LOW-60, REV-134-2E, LET-134, DL-39-1. */
export const examinationSheetSample: ExaminationSheetData = {
  ...head('2026-10-22T13:05:00Z'),
  openedAt: '2026-10-15T10:05:00Z',
  lots: [
    {
      number: '1',
      title: 'Kopierpapier',
      method: 'Preispunkte im Verhältnis zum niedrigsten Preis, Preis 70 %, Umwelteigenschaften 30 %',
      bids: [
        bid(PAPER_HOUSE, '251873.40', '299729.35', {
          price: {
            sum: '257013.67',
            discount: { percent: '2', amount: '5140.27' },
            net: '251873.40',
            gross: '299729.35',
            differences: [],
          },
        }),
        bid(OFFICE_SUPPLY, '259310.85', '308579.91', {
          price: {
            sum: '259310.85',
            net: '259310.85',
            gross: '308579.91',
            differences: ['Position P-1006: angegeben 84.240,00\u00a0€, Menge × Einzelpreis ergibt 84.620,25\u00a0€.'],
          },
        }),
        bid(LATE, '249000.00', '296310.00', {
          checks: [
            formal('Rechtzeitig eingegangen', '§ 57 Abs. 1 Nr. 1 VgV', {
              result: 'ausgeschlossen',
              reason: 'Das Angebot ging nach dem Ende der Angebotsfrist ein; der Bieter hat das zu vertreten.',
              by: { name: HALLSTEIN, at: '2026-10-16T09:20:00Z' },
            }),
            ...passed.slice(1),
          ],
          excluded: [{ text: 'Verspätet: eingegangen am 15.10.2026, 12:12 Uhr.', citation: '§ 57 Abs. 1 Nr. 1 VgV' }],
        }),
      ],
      scores: {
        maximum: '10',
        bidders: [PAPER_HOUSE, OFFICE_SUPPLY],
        criteria: [
          {
            name: 'Umwelteigenschaften von Verpackung und Transport',
            percent: '30',
            scores: [
              { points: '9', reason: 'Lieferung ausschließlich mit Elektrofahrzeugen, Mehrwegverpackung' },
              { points: '7', reason: 'Mehrwegverpackung, gemischter Fuhrpark' },
            ],
          },
        ],
      },
      evaluated: {
        by: { name: 'Jana Wörner', at: '2026-10-22T12:40:00Z' },
        ranking: [
          {
            ...{ rank: 1, bidder: PAPER_HOUSE, net: '251873.40', score: '97,00' },
            derivation: '70 % × 100,00 + 30 % × 90,00 = 97,00',
          },
          {
            ...{ rank: 2, bidder: OFFICE_SUPPLY, net: '259310.85', score: '88,99' },
            derivation: '70 % × 97,13 + 30 % × 70,00 = 88,99',
          },
        ],
        unranked: [{ bidder: LATE, reason: 'Verspätet: eingegangen am 15.10.2026, 12:12 Uhr.' }],
        remarks: ['Bei jedem Gewicht des Preises liegt Papierhaus Ried GmbH vorn.'],
      },
      comparison: PAPER_PRICES,
    },
    {
      number: '2',
      title: 'Toner, Original und wiederaufbereitet',
      method: 'Den Zuschlag erhält das Angebot mit dem niedrigsten Preis.',
      bids: [
        bid(TONER, '198220.75', '235882.69', {
          checks: [
            ...passed,
            suited('Auszug vom 28.09.2026'),
            {
              ...{ stage: STAGE[2], name: 'Aufklärung des Preises', result: 'plausibel' },
              reason: 'Der Bieter fertigt selbst und hat die Kalkulation je Kartusche offengelegt.',
              citation: '§ 60 VgV',
              by: { name: HALLSTEIN, at: '2026-10-21T14:30:00Z' },
            },
          ],
        }),
        bid(OFFICE_SUPPLY, '209644.20', '249476.60'),
      ],
      evaluated: {
        by: { name: 'Jana Wörner', at: '2026-10-22T12:41:00Z' },
        ranking: [
          { rank: 1, bidder: TONER, net: '198220.75' },
          { rank: 2, bidder: OFFICE_SUPPLY, net: '209644.20' },
        ],
        unranked: [],
      },
    },
  ],
};

export const awardProposalSample: AwardProposalData = {
  ...head('2026-10-23T07:55:00Z'),
  proposedBy: { name: 'Jana Wörner', at: '2026-10-23T07:50:00Z' },
  reason:
    'Vorgeschlagen wird je Los das wirtschaftlichste Angebot nach den bekannt gemachten Zuschlagskriterien. Die Bieter sind geeignet, Ausschlussgründe liegen nicht vor, die Preise sind angemessen.',
  lots: [
    {
      ...{ number: '1', title: 'Kopierpapier', estimate: '268420.00', bids: 3, evaluated: 2 },
      winner: { name: PAPER_HOUSE, place: 'Riedstadt', net: '251873.40' },
      next: { name: OFFICE_SUPPLY, net: '259310.85' },
      reasons: ['Rang 1 von 2 gewerteten Angeboten.', '70 % × 100,00 + 30 % × 90,00 = 97,00'],
    },
    {
      ...{ number: '2', title: 'Toner, Original und wiederaufbereitet', estimate: '217780.00', bids: 2, evaluated: 2 },
      winner: { name: TONER, place: 'Darmstadt', net: '198220.75' },
      next: { name: OFFICE_SUPPLY, net: '209644.20' },
      reasons: ['Rang 1 von 2 gewerteten Angeboten.', 'Der Preis wurde aufgeklärt und ist plausibel.'],
    },
  ],
  bodies: [
    { member: 'Raunheim', text: 'Magistrat der Stadt Raunheim: hat am 27.10.2026 (DS-2026/118) zugestimmt.' },
    { member: 'Kreis Groß-Gerau', text: 'Kreisausschuss muss noch entscheiden (ab 100.000,00\u00a0€ netto).' },
    { member: 'Nauheim', text: 'Die eigene Wertgrenze ist nicht erreicht.' },
  ],
  before: [
    { text: 'Die nicht berücksichtigten Bieter sind noch nicht informiert.', citation: '§ 134 Abs. 1 GWB' },
    { text: 'Die Wartefrist hat noch nicht begonnen.', citation: '§ 134 Abs. 2 S. 2 GWB' },
  ],
  decisions: [{ name: 'Dr. Miriam Odenthal', role: 'Leitung des Vergabezentrums', at: '2026-10-23T08:40:00Z' }],
  deciders: 2,
  bindingUntil: '2026-12-31',
};

export const awardNoticeSample: AwardNoticeData = {
  ...head('2026-12-01T08:00:00Z'),
  contact: OFFICER,
  nature: 'Lieferleistung',
  description: 'Kopierpapier und Toner für elf Kommunen auf Abruf, frei Verwendungsstelle.',
  mainCpv: { code: '30197643-5', name: 'Fotokopierpapier' },
  places: [{ code: 'DE717', name: 'Groß-Gerau' }],
  term: { from: '2027-01-01', to: '2030-12-31' },
  duties: [
    {
      text: 'Vergabebekanntmachung spätestens 30 Tage nach dem Zuschlag.',
      citation: '§ 39 Abs. 1 VgV',
      latest: '2026-12-30',
    },
  ],
  awards: [
    {
      ...{ lot: '1', title: 'Kopierpapier', cpv: { code: '30197643-5', name: 'Fotokopierpapier' } },
      contractor: { name: PAPER_HOUSE, address: 'Rheinallee 3, 64560 Riedstadt' },
      awardedOn: '2026-11-30',
      scope: [
        '8.200 Karton Recyclingpapier 80 g/m², Weiße 70, A4',
        '3.900 Karton Recyclingpapier 80 g/m², Weiße 100, A4',
        '1.905 Packung Kopierpapier farbig, A3',
      ],
      net: '251873.40',
      bids: 3,
    },
    {
      ...{ lot: '2', title: 'Toner, Original und wiederaufbereitet', cpv: { code: '30125110-5' } },
      contractor: { name: TONER, address: 'Industriestraße 17, 64293 Darmstadt' },
      awardedOn: '2026-11-30',
      scope: ['2.980 Stück Toner in 3 Positionen'],
      net: '198220.75',
      bids: 2,
    },
  ],
};
