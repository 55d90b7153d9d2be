import type { Money } from '@app/kernel';
import { germanMoney, parseMoney } from '@app/kernel';
import type {
  ConsumingMember,
  ConsumptionAmounts,
  ConsumptionReportData,
  ConsumptionReportLine,
} from '../../../contract/templates';
import { definitions, heading2, heading3, notice, paragraph, title } from '../kit/blocks';
import { amountText, counted, instantText, quantityText, unitText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import type { Row } from '../kit/table';
import { table } from '../kit/table';
import type { Template } from './template';

interface Sums {
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
}
const NONE: Sums = { net: 0n, vat: 0n, gross: 0n };
const plus = (sums: Sums, { net, vat, gross }: ConsumptionAmounts): Sums => ({
  net: sums.net + parseMoney(net),
  vat: sums.vat + parseMoney(vat),
  gross: sums.gross + parseMoney(gross),
});
const sumOf = (amounts: readonly ConsumptionAmounts[]): Sums => amounts.reduce(plus, NONE);
const shown = ({ net, vat, gross }: Sums): readonly string[] => [net, vat, gross].map(germanMoney);

const linesOf = (member: ConsumingMember): readonly ConsumptionReportLine[] =>
  member.costCentres.flatMap(({ lines }) => lines);
const costCentreName = ({ number, name }: { number: string; name: string }): string => `${number} ${name}`;

/** One line per part with the sums of its lines, and the sum of all. */
function overview(
  sheet: Sheet,
  what: string,
  parts: readonly { readonly name: string; readonly lines: readonly ConsumptionReportLine[] }[],
): void {
  const sums = parts.map(({ lines }) => sumOf(lines));
  const all = sums.reduce<Sums>(
    (sum, { net, vat, gross }) => ({ net: sum.net + net, vat: sum.vat + vat, gross: sum.gross + gross }),
    NONE,
  );
  table(sheet, {
    summary: `Verbrauch je ${what}`,
    columns: [
      { head: what, share: 46 },
      { head: 'Netto', share: 18, align: 'right' },
      { head: 'Umsatzsteuer', share: 18, align: 'right' },
      { head: 'Brutto', share: 18, align: 'right' },
    ],
    rows: [
      ...parts.map(({ name }, index) => ({ cells: [name, ...shown(sums[index] ?? NONE)] })),
      { kind: 'sum' as const, cells: ['Summe', ...shown(all)] },
    ],
    carry: { amountOf: (row) => sums[row]?.gross ?? 0n, show: germanMoney },
  });
}

function details(sheet: Sheet, member: ConsumingMember): void {
  const rows: Row[] = [];
  const amounts: Money[] = [];
  const put = (row: Row, gross: Money): void => {
    rows.push(row);
    amounts.push(gross);
  };
  for (const costCentre of member.costCentres) {
    put({ kind: 'group', cells: [costCentreName(costCentre)] }, 0n);
    for (const line of costCentre.lines) {
      const { articleNumber, text, quantity, unit, net, vat, gross } = line;
      const cells = [articleNumber, text, quantityText(quantity), unitText(unit)];
      put({ cells: [...cells, amountText(net), amountText(vat), amountText(gross)] }, parseMoney(gross));
    }
    const label = `Summe ${costCentre.number}`;
    put({ kind: 'subtotal', cells: ['', label, '', '', ...shown(sumOf(costCentre.lines))] }, 0n);
  }
  put({ kind: 'sum', cells: ['', `Summe ${member.name}`, '', '', ...shown(sumOf(linesOf(member)))] }, 0n);
  table(sheet, {
    summary: `Verbrauch ${member.name} je Kostenstelle und Artikel`,
    columns: [
      { head: 'Artikel', share: 11 },
      { head: 'Bezeichnung', share: 34 },
      { head: 'Menge', share: 10, align: 'right' },
      { head: 'Einheit', share: 11 },
      { head: 'Netto', share: 15, align: 'right' },
      { head: 'Umsatzsteuer', share: 14, align: 'right' },
      { head: 'Brutto', share: 15, align: 'right' },
    ],
    rows,
    carry: { amountOf: (row) => amounts[row] ?? 0n, show: germanMoney },
  });
}

/** The ledger's own sums beside those of the lines: a report that left something out says so. */
function proof(sheet: Sheet, lines: readonly ConsumptionReportLine[], totals: ConsumptionAmounts): void {
  const [sums, expected] = [sumOf(lines), plus(NONE, totals)];
  const isSame = sums.net === expected.net && sums.vat === expected.vat && sums.gross === expected.gross;
  if (isSame)
    return paragraph(
      sheet,
      `Die Summe der ${counted(lines.length, 'Zeile', 'Zeilen')} ist gleich der Summe aller Buchungen: ${germanMoney(expected.gross)} brutto (Abweichung 0).`,
    );
  notice(
    sheet,
    'Abweichung',
    `Die Zeilen ergeben ${germanMoney(sums.gross)} brutto, die Buchungen ${germanMoney(expected.gross)}. Der Bericht ist nicht vollständig.`,
  );
}

function byProductGroup(lines: readonly ConsumptionReportLine[]) {
  const groups = new Map<string, ConsumptionReportLine[]>();
  for (const line of lines) {
    const group = groups.get(line.productGroup);
    if (group === undefined) groups.set(line.productGroup, [line]);
    else group.push(line);
  }
  return [...groups].map(([name, of]) => ({ name, lines: of }));
}

export const consumptionReportTemplate: Template<ConsumptionReportData> = {
  nameOf: (data) => `Verbrauchsbericht ${data.period}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre);
    title(sheet, 'Verbrauchsbericht', data.period);
    definitions(sheet, [
      ['Zeitraum', data.period],
      ...data.filters.map(({ name, value }) => [name, value] as const),
      ['Stand der Buchungen', instantText(data.createdAt)],
    ]);
    const lines = data.members.flatMap(linesOf);
    if (lines.length === 0) {
      paragraph(sheet, 'Zu dieser Auswahl ist kein Verbrauch gebucht.');
      return proof(sheet, lines, data.totals);
    }
    const [only, ...others] = data.members;
    heading2(sheet, '1  Überblick');
    if (only !== undefined && others.length === 0) {
      const parts = only.costCentres.map((each) => ({ name: costCentreName(each), lines: each.lines }));
      overview(sheet, 'Kostenstelle', parts);
    } else {
      const parts = data.members.map((member) => ({ name: member.name, lines: linesOf(member) }));
      overview(sheet, 'Mitgliedskommune', parts);
    }
    heading2(sheet, '2  Warengruppen');
    overview(sheet, 'Warengruppe', byProductGroup(lines));
    heading2(sheet, '3  Verbrauch je Kostenstelle und Artikel');
    for (const member of data.members) {
      heading3(sheet, member.name);
      if (linesOf(member).length === 0) paragraph(sheet, 'Kein Verbrauch gebucht.', { style: STYLE.muted });
      else details(sheet, member);
    }
    proof(sheet, lines, data.totals);
  },
};
