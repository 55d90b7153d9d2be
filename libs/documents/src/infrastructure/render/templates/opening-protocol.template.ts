import type { OpenedArrival, OpenedBidRow, OpeningProtocolData } from '../../../contract/templates';
import { definitions, heading2, notice, paragraph, signatures, title } from '../kit/blocks';
import { amountText, attestedText, counted, enumeration, instantText } from '../kit/german';
import { letterhead } from '../kit/letter';
import type { Sheet } from '../kit/sheet';
import { type Cell, table } from '../kit/table';
import { hashText } from './procedure-parts';
import type { Template } from './template';

function course(sheet: Sheet, data: OpeningProtocolData): void {
  definitions(sheet, [
    ['Gegenstand', data.title],
    ['Aktenzeichen', data.fileNumber],
    ['Auftraggeber', enumeration(data.buyers)],
    ['Vergabeart', data.procedureType],
    ['Ende der Angebotsfrist', instantText(data.deadline)],
    ['Öffnung', instantText(data.openedAt)],
    ['Geöffnet durch', data.by.map(({ name }) => name).join(' und ')],
    ['Rechtsgrundlage', data.basis],
    ['Stand dieser Niederschrift', instantText(data.createdAt)],
  ]);
  if (data.soleOpening !== undefined) notice(sheet, 'Öffnung durch eine Person', data.soleOpening);
}

function bids(sheet: Sheet, rows: readonly OpenedBidRow[], summary: string): void {
  table(sheet, {
    summary,
    columns: [
      { head: 'Los', share: 7 },
      { head: 'Bieter', share: 47 },
      { head: 'Eingegangen', share: 24 },
      { head: 'Summe netto', share: 22, align: 'right' },
    ],
    rows: rows.map(({ lot, bidder, address, receivedAt, net }) => ({
      cells: [
        lot,
        { text: bidder, ...(address ? { small: [address] } : {}) },
        receivedAt === undefined ? 'nicht erfasst' : instantText(receivedAt),
        amountText(net),
      ],
    })),
  });
}

function content(arrival: OpenedArrival): Cell {
  const { bidder, lot, fileName, discountPercent, variants, remarks, findings = [], sealedSha256, sha256 } = arrival;
  return {
    text: bidder === undefined ? 'nicht geöffnet' : `${bidder}${lot === undefined ? '' : `, Los ${lot}`}`,
    small: [
      ...(fileName === undefined ? [] : [`Datei: ${fileName}`]),
      ...(sha256 === undefined ? [] : [`SHA-256 des Inhalts: ${hashText(sha256)}`]),
      `SHA-256 verschlossen: ${hashText(sealedSha256)}`,
      ...(discountPercent === undefined ? [] : [`Nachlass ohne Bedingung: ${discountPercent.replace('.', ',')} %`]),
      ...(variants === undefined ? [] : [counted(variants, 'Nebenangebot', 'Nebenangebote')]),
      ...(remarks === undefined ? [] : [`Bemerkung des Eingangs: ${remarks}`]),
    ],
    ...(findings.length > 0 ? { warning: findings.join(' ') } : {}),
  };
}

function arrivals(sheet: Sheet, data: OpeningProtocolData): void {
  paragraph(
    sheet,
    data.arrivals.length === 0
      ? 'In diesem Programm lag kein Angebot verschlossen; die Angebote wurden nach der Öffnung erfasst.'
      : `${counted(data.arrivals.length, 'Eingang', 'Eingänge')}, von der Annahme bis zur Öffnung verschlüsselt. Die Prüfsumme der verschlossenen Datei steht seit der Annahme fest.`,
  );
  if (data.arrivals.length === 0) return;
  table(sheet, {
    summary: 'Eingänge mit Prüfsummen',
    columns: [
      { head: 'Nr.', share: 6, align: 'right' },
      { head: 'Eingegangen', share: 24 },
      { head: 'Inhalt', share: 70 },
    ],
    rows: data.arrivals.map((arrival) => ({
      cells: [
        String(arrival.number),
        {
          text: instantText(arrival.receivedAt),
          small: [arrival.channel, arrival.state],
          ...(arrival.late ? { warning: 'verspätet' } : {}),
        },
        content(arrival),
      ],
    })),
  });
}

export const openingProtocolTemplate: Template<OpeningProtocolData> = {
  nameOf: (data) => `Niederschrift über die Öffnung der Angebote ${data.fileNumber}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Niederschrift über die Öffnung der Angebote', data.title);
    heading2(sheet, '1  Öffnung');
    course(sheet, data);
    heading2(sheet, '2  Angebote');
    const inTime = data.bids.filter(({ late }) => !late);
    if (inTime.length === 0) paragraph(sheet, 'Es liegt kein fristgerechtes Angebot mit Preisen vor.');
    else bids(sheet, inTime, 'Fristgerechte Angebote mit ihren Endbeträgen');
    heading2(sheet, '3  Verspätete Angebote');
    const late = data.bids.filter((bid) => bid.late);
    if (late.length === 0) paragraph(sheet, 'Keine.');
    else bids(sheet, late, 'Verspätete Angebote');
    heading2(sheet, '4  Eingänge und Prüfsummen');
    arrivals(sheet, data);
    sheet.need(130);
    paragraph(sheet, 'Nachlässe ohne Bedingung und Nebenangebote stehen bei den Bemerkungen des Eingangs.', {
      after: 6,
    });
    signatures(
      sheet,
      data.by.map((person) => ({
        name: person.name,
        role: person.role,
        attested: attestedText(person, 'geöffnet'),
      })),
    );
  },
};
