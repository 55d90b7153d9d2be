import type { OpeningProtocolData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, PAPER_AND_TONER } from './centre.sample';

const hash = (seed: number): string =>
  Array.from({ length: 64 }, (_, at) => ((at * 7 + seed * 13 + ((at * at) % 11)) % 16).toString(16)).join('');

export const openingProtocolSample: OpeningProtocolData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-10-06T09:02:00Z',
  title: PAPER_AND_TONER,
  buyers: ['Büttelborn', 'Raunheim', 'Trebur'],
  procedureType: 'Offenes Verfahren',
  basis: '§ 55 Abs. 1, 2 VgV',
  deadline: '2026-10-06T08:00:00Z',
  openedAt: '2026-10-06T08:41:00Z',
  by: [
    { name: 'Jana Wörner', at: '2026-10-06T08:39:00Z' },
    { name: 'Dr. Martin Lehr', at: '2026-10-06T08:41:00Z' },
  ],
  arrivals: [
    {
      ...{ number: 1, receivedAt: '2026-10-01T12:20:00Z', channel: 'über das Vergabeportal', state: 'ersetzt durch 3' },
      ...{ late: false, sealedSha256: hash(1) },
    },
    {
      ...{ number: 2, receivedAt: '2026-10-05T09:14:00Z', channel: 'über das Vergabeportal', state: 'geöffnet' },
      ...{ late: false, sealedSha256: hash(2), bidder: 'Papierhaus Main GmbH', lot: '1', fileName: 'preisblatt.csv' },
      sha256: hash(3),
    },
    {
      ...{ number: 3, receivedAt: '2026-10-05T15:47:00Z', channel: 'über das Vergabeportal', state: 'geöffnet' },
      ...{ late: false, sealedSha256: hash(4), bidder: 'Bürobedarf Ried OHG', lot: '1', fileName: 'Angebot Los 1.csv' },
      ...{ sha256: hash(5), remarks: '2 % Nachlass ohne Bedingung' },
      findings: ['Ohne Preis für die geforderte Menge: P-A3.'],
    },
    {
      ...{ number: 4, receivedAt: '2026-10-06T08:12:00Z', channel: 'per E-Mail', state: 'geöffnet', late: true },
      ...{ sealedSha256: hash(6), bidder: 'Kontor Süd KG', lot: '1', fileName: 'angebot.pdf', sha256: hash(7) },
    },
  ],
  bids: [
    {
      ...{ bidder: 'Papierhaus Main GmbH', address: 'Mainstraße 12, 65428 Rüsselsheim am Main', lot: '1' },
      ...{ net: '118420.50', receivedAt: '2026-10-05T09:14:00Z', late: false },
    },
    {
      ...{ bidder: 'Bürobedarf Ried OHG', address: 'Hafenstraße 3, 64560 Riedstadt', lot: '1' },
      ...{ net: '112987.00', receivedAt: '2026-10-05T15:47:00Z', late: false },
    },
    {
      ...{ bidder: 'Kontor Süd KG', address: 'Am Markt 1, 64521 Groß-Gerau', lot: '1', net: '99000.00' },
      ...{ receivedAt: '2026-10-06T08:12:00Z', late: true },
    },
  ],
};
