import { germanMoney, parseMoney } from '@app/kernel';
import type { Lot, ProcurementRecordData, RecordItemData, TimelineStep } from '../../../contract/templates';
import {
  bullets,
  definitions,
  heading2,
  heading3,
  notice,
  paragraph,
  signatures,
  stillOpen,
  title,
} from '../kit/blocks';
import {
  amountText,
  attestedText,
  dayText,
  enumeration,
  instantText,
  quantityText,
  unitText,
  whenText,
} from '../kit/german';
import { letterhead } from '../kit/letter';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import { bulletOf } from './procedure-parts';
import type { Template } from './template';

const STEP_STATE = { planned: 'geplant', done: 'erledigt', late: 'überschritten' } as const;
const UNCERTAIN = {
  remembered: 'Nicht gesichert: vor der Entscheidung am Gesetzestext prüfen',
  unknown: 'Unbekannt: der Wert liegt nicht vor',
} as const;

/** A section is drawn when there is something to say, and says „noch offen“ when there is not. */
function section<T>(sheet: Sheet, name: string, data: T | undefined, draw: (data: T) => void): void {
  heading2(sheet, name);
  if (data === undefined || (Array.isArray(data) && data.length === 0)) stillOpen(sheet);
  else draw(data);
}

function subjectMatter(sheet: Sheet, data: ProcurementRecordData): void {
  definitions(sheet, [
    ['Aktenzeichen', data.fileNumber],
    ['Vergabestelle', data.centre.name],
    ['Auftraggeber', enumeration(data.buyers)],
    ...(data.member === undefined ? [] : [['Federführung', data.member] as const]),
    ['Gegenstand', data.title],
    ['Art der Leistung', data.nature],
    ['Stand des Verfahrens', data.phase],
    ['Stand dieses Vermerks', instantText(data.createdAt)],
  ]);
}

function legalBasis(sheet: Sheet, data: ProcurementRecordData): void {
  section(sheet, '2  Geschätzter Auftragswert', data.estimate, ({ value, day, reasons }) => {
    const on = day === undefined ? '' : `, geschätzt am ${dayText(day)}`;
    definitions(sheet, [['Auftragswert', `${amountText(value)} ohne Umsatzsteuer${on}`]], { strong: ['Auftragswert'] });
    bullets(sheet, reasons.map(bulletOf));
  });
  section(sheet, '3  Rechtsrahmen', data.regime, ({ name, threshold, reasons, ruleSet }) => {
    const source = threshold?.citation === undefined ? '' : ` (${threshold.citation})`;
    definitions(
      sheet,
      [
        ['Rechtsrahmen', name],
        ...(threshold === undefined
          ? []
          : [['Schwellenwert', `${threshold.name}: ${amountText(threshold.value)}${source}`] as const]),
        ...(ruleSet === undefined ? [] : [['Regelstand', ruleSet] as const]),
      ],
      { strong: ['Rechtsrahmen'] },
    );
    bullets(sheet, reasons.map(bulletOf));
  });
  section(sheet, '4  Vergabeart', data.procedureType, ({ name, reasons }) => {
    definitions(sheet, [['Vergabeart', name]], { strong: ['Vergabeart'] });
    bullets(sheet, reasons.map(bulletOf));
  });
  heading2(sheet, '5  Nicht gesicherte Rechtsgrundlagen');
  if (data.uncertain === undefined) stillOpen(sheet);
  else if (data.uncertain.length === 0) paragraph(sheet, 'Keine. Alle herangezogenen Werte und Regeln sind belegt.');
  else data.uncertain.forEach(({ text, citation, status }) => notice(sheet, UNCERTAIN[status], text, citation));
}

function timeline(sheet: Sheet, steps: readonly TimelineStep[]): void {
  table(sheet, {
    summary: 'Zeitplan des Verfahrens',
    columns: [
      { head: 'Schritt', share: 30 },
      { head: 'Termin', share: 25 },
      { head: 'Stand', share: 13 },
      { head: 'Begründung', share: 44 },
    ],
    rows: steps.map(({ name, when, state, reason }) => ({
      cells: [
        name,
        when === undefined ? 'noch offen' : whenText(when),
        state === undefined ? '' : STEP_STATE[state],
        reason ?? '',
      ],
    })),
  });
}

function lot(sheet: Sheet, { number, title: name, cpv, estimatedValue, items }: Lot): void {
  heading3(sheet, `Los ${number}: ${name}`);
  const facts = [cpv && `CPV ${cpv}`, estimatedValue && `geschätzter Wert ${amountText(estimatedValue)} netto`].filter(
    Boolean,
  );
  if (facts.length > 0) paragraph(sheet, facts.join(' · '), { after: 4 });
  if (items.length === 0) return stillOpen(sheet);
  table(sheet, {
    summary: `Positionen des Loses ${number}`,
    columns: [
      { head: 'Artikel', share: 14 },
      { head: 'Bezeichnung', share: 56 },
      { head: 'Menge', share: 14, align: 'right' },
      { head: 'Einheit', share: 16 },
    ],
    rows: items.map((item) => ({
      cells: [item.articleNumber ?? '', item.text, quantityText(item.quantity), unitText(item.unit)],
    })),
  });
}

function competition(sheet: Sheet, data: ProcurementRecordData): void {
  section(sheet, '8  Unternehmen', data.bidders, (bidders) =>
    table(sheet, {
      summary: 'Unternehmen im Verfahren',
      columns: [
        { head: 'Nr.', share: 7 },
        { head: 'Unternehmen', share: 45 },
        { head: 'Ort', share: 25 },
        { head: 'Bemerkung', share: 33 },
      ],
      rows: bidders.map(({ name, place, note }, index) => ({
        cells: [String(index + 1), name, place ?? '', note ?? ''],
      })),
    }),
  );
  section(sheet, '9  Angebotsöffnung', data.opening, ({ at, by, note }) =>
    definitions(sheet, [
      ['Zeitpunkt', instantText(at)],
      ['Geöffnet durch', by.map(({ name, role }) => (role === undefined ? name : `${name} (${role})`)).join('\n')],
      ...(note === undefined ? [] : [['Bemerkung', note] as const]),
    ]),
  );
  section(sheet, '10  Angebote', data.bids, (bids) =>
    table(sheet, {
      summary: 'Eingegangene Angebote',
      columns: [
        { head: 'Los', share: 8 },
        { head: 'Bieter', share: 38 },
        { head: 'Eingang', share: 26 },
        { head: 'Angebotssumme netto', share: 22, align: 'right' },
      ],
      rows: bids.map(({ lot: of, bidder, receivedAt, net, excluded }) => ({
        cells: [
          of ?? '',
          excluded === undefined ? bidder : { text: bidder, small: [`Ausgeschlossen: ${excluded}`] },
          receivedAt === undefined ? '' : instantText(receivedAt),
          amountText(net),
        ],
      })),
    }),
  );
}

function decision(sheet: Sheet, data: ProcurementRecordData): void {
  section(sheet, '11  Wertung', data.evaluation, ({ method, ranking, note }) => {
    if (method !== undefined) paragraph(sheet, method);
    const pointed = ranking.some((bid) => bid.points !== undefined);
    table(sheet, {
      summary: 'Rangfolge der Angebote',
      columns: [
        { head: 'Los', share: 8 },
        { head: 'Rang', share: 8 },
        { head: 'Bieter', share: 40 },
        { head: 'Angebotssumme netto', share: 22, align: 'right' },
        ...(pointed ? [{ head: 'Punkte', share: 12, align: 'right' as const }] : []),
      ],
      rows: ranking.map((bid) => ({
        cells: [
          bid.lot ?? '',
          String(bid.rank),
          { text: bid.bidder, strong: bid.rank === 1, ...(bid.note === undefined ? {} : { small: [bid.note] }) },
          amountText(bid.net),
          ...(pointed ? [bid.points === undefined ? '' : quantityText(bid.points)] : []),
        ],
      })),
    });
    if (note !== undefined) paragraph(sheet, note);
  });
  section(sheet, '12  Zuschlagsentscheidung', data.award, ({ decisions, people }) => {
    const total = decisions.reduce((sum, { net }) => sum + parseMoney(net), 0n);
    table(sheet, {
      summary: 'Zuschlagsentscheidung je Los',
      columns: [
        { head: 'Los', share: 8 },
        { head: 'Zuschlag an', share: 30 },
        { head: 'Begründung', share: 40 },
        { head: 'Auftragssumme netto', share: 22, align: 'right' },
      ],
      rows: [
        ...decisions.map(({ lot: of, bidder, net, reason }) => ({
          cells: [of ?? '', { text: bidder, strong: true }, reason, amountText(net)],
        })),
        ...(decisions.length > 1 ? [{ kind: 'sum' as const, cells: ['', 'Summe', '', germanMoney(total)] }] : []),
      ],
    });
    if (people.length < 2)
      notice(
        sheet,
        'Zweite Entscheidung noch offen',
        'Über den Zuschlag entscheiden zwei Personen. Bisher hat nur eine entschieden.',
      );
    signatures(
      sheet,
      people.map((person) => ({ name: person.name, role: person.role, attested: attestedText(person, 'entschieden') })),
    );
  });
  section(sheet, '13  Fortlaufende Einträge', data.entries, (entries) =>
    table(sheet, {
      summary: 'Fortlaufende Einträge',
      columns: [
        { head: 'Zeitpunkt', share: 24 },
        { head: 'Person', share: 22 },
        { head: 'Eintrag', share: 64 },
      ],
      rows: entries.map(({ at, person, text }) => ({ cells: [instantText(at), person, text] })),
    }),
  );
}

const LIGHT = { complete: 'vollständig', open: 'unvollständig', 'not-applicable': 'nicht anwendbar' } as const;

function item(
  sheet: Sheet,
  { title: name, citation, optional, light, reason, sentences, written }: RecordItemData,
): void {
  heading3(sheet, name);
  const marks = [LIGHT[light], optional ? 'nur wenn zutreffend' : 'Pflichtangabe', citation].filter(Boolean);
  paragraph(sheet, marks.join(' · '), { after: 4 });
  if (reason !== undefined && light !== 'complete') {
    if (light === 'open') notice(sheet, 'Unvollständig', reason);
    else paragraph(sheet, reason, { after: 4 });
  }
  bullets(
    sheet,
    sentences.map((text) => ({ text })),
  );
  if (written !== undefined) {
    const author = `Eigener Text, Fassung ${written.version} von ${written.person}, ${instantText(written.at)}`;
    bullets(sheet, [{ text: written.text, source: author }]);
  }
}

export const procurementRecordTemplate: Template<ProcurementRecordData> = {
  nameOf: (data) => `Vergabevermerk ${data.fileNumber}: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre);
    title(sheet, 'Vergabevermerk', data.title);
    if (data.basis !== undefined)
      paragraph(
        sheet,
        `Fortlaufende Dokumentation des Verfahrens nach ${data.basis.replaceAll('§ ', '§\u00a0')}. Was noch nicht feststeht, ist als „noch offen“ bezeichnet.`,
      );
    heading2(sheet, '1  Auftraggeber und Gegenstand');
    subjectMatter(sheet, data);
    legalBasis(sheet, data);
    section(sheet, '6  Zeitplan', data.timeline, (steps) => timeline(sheet, steps));
    section(sheet, '7  Lose und Leistungen', data.lots, (lots) => lots.forEach((one) => lot(sheet, one)));
    competition(sheet, data);
    decision(sheet, data);
    section(sheet, '14  Pflichtangaben und ihr Stand', data.items, (items) => items.forEach((one) => item(sheet, one)));
  },
};
