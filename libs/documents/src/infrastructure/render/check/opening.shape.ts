import type { OpenedArrival, OpenedBidRow, OpeningProtocolData } from '../../../contract/templates';
import { attestation, head } from './common.shape';
import { amount, count, flag, instant, list, optional, record, text } from './shape';

const arrival = record<OpenedArrival>('Eingang', {
  number: count('Nummer'),
  receivedAt: instant('Eingang'),
  channel: text('Weg'),
  state: text('Stand'),
  late: flag('verspätet'),
  sealedSha256: text('Prüfsumme der verschlossenen Datei'),
  bidder: optional(text('Bieter')),
  lot: optional(text('Los')),
  fileName: optional(text('Dateiname')),
  sha256: optional(text('Prüfsumme der Datei')),
  discountPercent: optional(text('Nachlass')),
  variants: optional(count('Nebenangebote')),
  remarks: optional(text('Bemerkungen')),
  findings: optional(list('Hinweise', 'Hinweis', text('Hinweis'))),
});
const bid = record<OpenedBidRow>('Angebot', {
  bidder: text('Bieter'),
  address: optional(text('Anschrift')),
  lot: text('Los'),
  net: amount('Angebotssumme netto'),
  receivedAt: optional(instant('Eingang')),
  late: flag('verspätet'),
});

export const openingProtocol = record<OpeningProtocolData>('Niederschrift über die Angebotsöffnung', {
  ...head,
  title: text('Gegenstand'),
  buyers: list('Auftraggeber', 'Auftraggeber', text('Name'), 1),
  procedureType: optional(text('Vergabeart')),
  basis: text('Rechtsgrundlage'),
  deadline: instant('Ende der Angebotsfrist'),
  openedAt: instant('Öffnung'),
  by: list('öffnende Personen', 'Person', attestation('Person'), 1),
  soleOpening: optional(text('Öffnung durch eine Person')),
  arrivals: list('Eingänge', 'Eingang', arrival),
  bids: list('Angebote', 'Angebot', bid),
});
