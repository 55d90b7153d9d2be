import type { ProcurementRecordData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, MEMBERS, PAPER_AND_TONER } from './centre.sample';
import { LOTS } from './lots.sample';

const PAPER_HOUSE = 'Papierhaus Ried GmbH';
const OFFICE_SUPPLY = 'Bürobedarf Mainspitze e. K.';
const TONER = 'Tonerwerk Südhessen GmbH & Co. KG';

/** Legal figures and their citations: THR-2026-SUB, EST-1, EST-4, EST-7, DL-15-2, DL-15-4, REV-134-2E, RV-VGV, OPEN-VGV. */
export const procurementRecordSample: ProcurementRecordData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-11-20T09:15:00Z',
  title: PAPER_AND_TONER,
  phase: 'Zuschlag entschieden, Wartefrist läuft',
  nature: 'Lieferleistung, Rahmenvereinbarung mit vier Jahren Laufzeit',
  buyers: MEMBERS,
  basis: '§ 8 VgV',
  estimate: {
    value: '486200.00',
    day: '2026-08-28',
    reasons: [
      {
        text: 'Maßgeblich ist der voraussichtliche Gesamtwert der Leistung ohne Umsatzsteuer.',
        citation: '§ 3 Abs. 1 VgV',
      },
      {
        text: 'Bei einer Rahmenvereinbarung zählt der Wert aller Einzelaufträge über die gesamte Laufzeit: 121.550,00 € im Jahr × 4 Jahre = 486.200,00 €.',
        citation: '§ 3 Abs. 4 VgV',
      },
      {
        text: 'Die Mengen stammen aus der Bedarfsabfrage BA 2026/03 (1.212 Meldungen der elf Mitglieder), die Preise aus dem gemeinsamen Katalog vom 01.08.2026.',
      },
    ],
  },
  regime: {
    name: 'EU-weites Verfahren nach Teil 4 des GWB und der VgV',
    threshold: {
      name: 'Liefer- und Dienstleistungen der Kommunen 2026/2027',
      value: '216000.00',
      citation: 'Art. 4 Buchst. c RL 2014/24/EU, Del. VO (EU) 2025/2152',
    },
    ruleSet: 'Bund und Hessen, Stand 01.07.2026',
    reasons: [
      {
        text: 'Der geschätzte Auftragswert von 486.200,00 € erreicht den Schwellenwert von 216.000,00 €.',
        citation: '§ 106 Abs. 1 GWB',
      },
      {
        text: 'Die Werte aller Lose werden zusammengerechnet; beide Lose fallen damit unter die VgV.',
        citation: '§ 3 Abs. 7 VgV',
      },
    ],
  },
  procedureType: {
    name: 'Offenes Verfahren',
    reasons: [
      {
        text: 'Das offene Verfahren steht immer zur freien Wahl. Der Markt für Papier und Toner ist breit; eine Vorauswahl bringt keinen Vorteil.',
        citation: '§ 15 VgV',
      },
      {
        text: 'Die Laufzeit von vier Jahren schöpft die Höchstdauer aus und überschreitet sie nicht.',
        citation: '§ 21 Abs. 6 VgV',
      },
    ],
  },
  uncertain: [
    {
      text: 'Die Höchstmenge der Rahmenvereinbarung muss angegeben werden; ist sie erreicht, verliert die Vereinbarung ihre Wirkung. Der Inhalt der Entscheidung ist aus dem Gedächtnis wiedergegeben.',
      citation: 'EuGH, Urteil vom 19.12.2018, C-216/17',
      status: 'remembered',
    },
  ],
  timeline: [
    { name: 'Absendung der Bekanntmachung', when: '2026-09-14', state: 'done' },
    { name: 'Frist für Bieterfragen', when: '2026-10-07', state: 'done' },
    {
      name: 'Ablauf der Angebotsfrist',
      when: '2026-10-15T10:00:00Z',
      state: 'done',
      reason: '35 Tage, bei elektronischer Abgabe 30 Tage ab dem Tag nach der Absendung (§ 15 Abs. 2 und 4 VgV)',
    },
    {
      name: 'Angebotsöffnung',
      when: '2026-10-15T10:05:00Z',
      state: 'done',
      reason: 'Zwei Personen gemeinsam nach Ablauf der Frist (§ 55 Abs. 2 VgV)',
    },
    { name: 'Information der nicht berücksichtigten Bieter', when: '2026-11-17', state: 'done' },
    {
      name: 'Ende der Wartefrist',
      when: '2026-11-27',
      state: 'planned',
      reason: '10 Kalendertage bei elektronischer Information (§ 134 Abs. 2 GWB)',
    },
    { name: 'Zuschlag', when: '2026-11-30', state: 'planned' },
    { name: 'Bekanntmachung der Vergabe', state: 'planned', reason: '30 Tage nach dem Zuschlag (§ 39 Abs. 1 VgV)' },
  ],
  lots: LOTS,
  bidders: [
    { name: PAPER_HOUSE, place: 'Riedstadt', note: 'Kleines Unternehmen' },
    { name: OFFICE_SUPPLY, place: 'Ginsheim-Gustavsburg', note: 'Kleinstunternehmen' },
    { name: TONER, place: 'Darmstadt', note: 'Bietet nur auf Los 2' },
  ],
  opening: {
    at: '2026-10-15T10:05:00Z',
    by: [
      { name: 'Jana Wörner', role: 'Sachbearbeitung' },
      { name: 'Timo Hallstein', role: 'Sachbearbeitung' },
    ],
    note: 'Alle Angebote waren bis zum Ablauf der Frist verschlüsselt. Verspätet ging kein Angebot ein.',
  },
  bids: [
    { lot: '1', bidder: PAPER_HOUSE, receivedAt: '2026-10-14T13:22:00Z', net: '251873.40' },
    { lot: '1', bidder: OFFICE_SUPPLY, receivedAt: '2026-10-15T07:48:00Z', net: '259310.85' },
    {
      lot: '2',
      bidder: PAPER_HOUSE,
      receivedAt: '2026-10-14T13:22:00Z',
      net: '214905.00',
      excluded: 'Preis für Position 2.3 fehlt (§ 57 Abs. 1 Nr. 5 VgV)',
    },
    { lot: '2', bidder: OFFICE_SUPPLY, receivedAt: '2026-10-15T07:48:00Z', net: '209644.20' },
    { lot: '2', bidder: TONER, receivedAt: '2026-10-13T09:05:00Z', net: '198220.75' },
  ],
  evaluation: {
    method:
      'Zuschlagskriterium ist in beiden Losen allein der Preis: die niedrigste geprüfte Angebotssumme erhält den Zuschlag.',
    ranking: [
      { lot: '1', rank: 1, bidder: PAPER_HOUSE, net: '251873.40' },
      { lot: '1', rank: 2, bidder: OFFICE_SUPPLY, net: '259310.85' },
      { lot: '2', rank: 1, bidder: TONER, net: '198220.75', note: 'Preisprüfung ohne Auffälligkeit' },
      { lot: '2', rank: 2, bidder: OFFICE_SUPPLY, net: '209644.20' },
    ],
    note: 'Rechnerische Prüfung durch Timo Hallstein am 22.10.2026, keine Korrekturen.',
  },
  award: {
    decisions: [
      { lot: '1', bidder: PAPER_HOUSE, net: '251873.40', reason: 'Niedrigste Angebotssumme, Eignung nachgewiesen' },
      { lot: '2', bidder: TONER, net: '198220.75', reason: 'Niedrigste Angebotssumme, Eignung nachgewiesen' },
    ],
    people: [
      { name: 'Jana Wörner', role: 'Sachbearbeitung', at: '2026-11-12T08:40:00Z' },
      { name: 'Dr. Miriam Odenthal', role: 'Leitung des Vergabezentrums', at: '2026-11-12T14:05:00Z' },
    ],
  },
  items: [
    {
      title: 'Name und Anschrift des Auftraggebers, Gegenstand und Wert des Auftrags',
      citation: '§ 8 Abs. 2 Nr. 1 VgV',
      light: 'complete',
      sentences: ['Gegenstand: Büroverbrauchsmaterial in 2 Losen.'],
    },
    {
      title: 'Interessenkonflikte und die Abhilfe',
      citation: '§ 8 Abs. 2 Nr. 10 VgV',
      optional: true,
      light: 'open',
      reason: 'Bitte angeben, welche Interessenkonflikte bestanden und wie abgeholfen wurde, oder dass es keine gab.',
      sentences: [],
    },
    {
      title: 'Gründe, aus denen Angebote nicht elektronisch eingereicht wurden',
      citation: '§ 8 Abs. 2 Nr. 9 VgV',
      optional: true,
      light: 'not-applicable',
      sentences: [],
      written: {
        text: 'Alle Angebote gingen elektronisch ein.',
        version: '2',
        person: 'Jana Wörner',
        at: '2026-10-15T10:31:00Z',
      },
    },
  ],
  entries: [
    {
      at: '2026-08-28T07:30:00Z',
      person: 'Jana Wörner',
      text: 'Bedarfsabfrage BA 2026/03 gebündelt, Auftragswert geschätzt, Verfahren angelegt.',
    },
    { at: '2026-09-11T11:10:00Z', person: 'Dr. Miriam Odenthal', text: 'Vergabeart bestätigt (Vier-Augen-Prinzip).' },
    {
      at: '2026-09-30T08:55:00Z',
      person: 'Jana Wörner',
      text: 'Bieterfrage 1 zur Lieferung in Schulen während der Ferien beantwortet und allen Bietern bekannt gegeben.',
    },
    { at: '2026-10-15T10:31:00Z', person: 'Timo Hallstein', text: 'Angebote geöffnet, Niederschrift abgelegt.' },
    {
      at: '2026-11-17T12:00:00Z',
      person: 'Jana Wörner',
      text: 'Informationsschreiben an die nicht berücksichtigten Bieter elektronisch versandt.',
    },
  ],
};
