import type { Money } from '@app/kernel';
import { germanMoney, parseMoney } from '@app/kernel';
import type { AllocatedShare, CostAllocationStatementData } from '../../../contract/templates';
import { bullets, definitions, heading2, notice, paragraph, subject } from '../kit/blocks';
import { amountText, counted, dayText, instantText, quantityText } from '../kit/german';
import { letterOpening } from '../kit/letter';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import type { Template } from './template';

const periodText = ({ from, to }: CostAllocationStatementData): string => `${dayText(from)} bis ${dayText(to)}`;
const ownShare = (data: CostAllocationStatementData): AllocatedShare | undefined =>
  data.shares.find(({ member }) => member === data.member);
const sumOf = (shares: readonly AllocatedShare[], part: 'base' | 'variable' | 'total'): Money =>
  shares.reduce((sum, share) => sum + parseMoney(share[part]), 0n);

/** Costs less income: what the members have to bear; never below 0. */
const sharedCosts = (data: CostAllocationStatementData): Money => {
  const net = parseMoney(data.costs) - parseMoney(data.thirdPartyIncome) - parseMoney(data.subsidies);
  return net > 0n ? net : 0n;
};

function opening(sheet: Sheet, data: CostAllocationStatementData): void {
  const { contact } = data;
  letterOpening(sheet, {
    centre: data.centre,
    recipient: data.recipient,
    information: [
      ['Unser Zeichen', data.fileNumber],
      ['Bearbeitet von', contact.name],
      ...(contact.phone === undefined ? [] : [['Telefon', contact.phone] as const]),
      ...(contact.email === undefined ? [] : [['E-Mail', contact.email] as const]),
      ['Datum', instantText(data.createdAt).split(',')[0] ?? ''],
    ],
  });
}

function ownAmounts(sheet: Sheet, own: AllocatedShare): void {
  table(sheet, {
    summary: 'Ihr Anteil',
    columns: [
      { head: 'Ihr Anteil', share: 74 },
      { head: 'Betrag', share: 26, align: 'right' },
    ],
    rows: [
      { cells: ['Grundbetrag, für alle Mitglieder gleich', amountText(own.base)] },
      {
        cells: [
          `Betrag nach Einwohnern (${counted(own.population, 'Einwohner', 'Einwohner')})`,
          amountText(own.variable),
        ],
      },
      { kind: 'sum', cells: ['Zu zahlen', amountText(own.total)] },
    ],
  });
}

function costs(sheet: Sheet, data: CostAllocationStatementData): void {
  table(sheet, {
    summary: 'Umzulegende Kosten',
    columns: [
      { head: 'Umzulegende Kosten', share: 74 },
      { head: 'Betrag', share: 26, align: 'right' },
    ],
    rows: [
      { cells: ['Kosten des Vergabezentrums', amountText(data.costs)] },
      { cells: ['abzüglich Erlöse aus Leistungen für Dritte', amountText(data.thirdPartyIncome)] },
      { cells: ['abzüglich Zuwendungen', amountText(data.subsidies)] },
      { kind: 'sum', cells: ['Umzulegen', germanMoney(sharedCosts(data))] },
    ],
  });
}

function allShares(sheet: Sheet, { shares, member }: CostAllocationStatementData): void {
  table(sheet, {
    summary: 'Anteile aller Mitglieder',
    columns: [
      { head: 'Mitgliedskommune', share: 32 },
      { head: 'Einwohner', share: 13, align: 'right' },
      { head: 'Tage', share: 8, align: 'right' },
      { head: 'Grundbetrag', share: 17, align: 'right' },
      { head: 'Nach Einwohnern', share: 18, align: 'right' },
      { head: 'Anteil', share: 18, align: 'right' },
    ],
    rows: [
      ...shares.map((share) => {
        const strong = share.member === member;
        const cells = [
          share.member,
          quantityText(String(share.population)),
          String(share.days),
          amountText(share.base),
          amountText(share.variable),
          amountText(share.total),
        ];
        return { cells: cells.map((text) => ({ text, strong })) };
      }),
      {
        kind: 'sum' as const,
        cells: [
          counted(shares.length, 'Mitglied', 'Mitglieder'),
          quantityText(String(shares.reduce((sum, { population }) => sum + population, 0))),
          '',
          germanMoney(sumOf(shares, 'base')),
          germanMoney(sumOf(shares, 'variable')),
          germanMoney(sumOf(shares, 'total')),
        ],
      },
    ],
    carry: { amountOf: (row) => parseMoney(shares[row]?.total ?? '0'), show: germanMoney },
  });
}

/** What does not add up, as sentences; empty where base and variable parts, shares and costs agree to the cent. */
export function allocationFaults(data: CostAllocationStatementData): readonly string[] {
  const { shares } = data;
  const faults: string[] = [];
  const total = sumOf(shares, 'total');
  if (ownShare(data) === undefined) faults.push(`Für „${data.member}“ ist kein Anteil berechnet.`);
  for (const { member, base, variable, total: share } of shares)
    if (parseMoney(base) + parseMoney(variable) !== parseMoney(share))
      faults.push(`Bei „${member}“ ergeben Grundbetrag und Betrag nach Einwohnern nicht den Anteil.`);
  if (total !== parseMoney(data.total))
    faults.push(`Die Anteile ergeben ${germanMoney(total)}, angegeben sind ${amountText(data.total)}.`);
  if (total !== sharedCosts(data))
    faults.push(`Die Anteile ergeben ${germanMoney(total)}, umzulegen sind ${germanMoney(sharedCosts(data))}.`);
  return faults;
}

function proof(sheet: Sheet, data: CostAllocationStatementData): void {
  const [first, ...more] = allocationFaults(data);
  if (first === undefined)
    return paragraph(
      sheet,
      `Die ${counted(data.shares.length, 'Anteil ergibt', 'Anteile ergeben')} zusammen ${amountText(data.total)} und damit auf den Cent die umzulegenden Kosten (Abweichung 0).`,
    );
  const rest = more.length === 0 ? '' : ` Dazu kommen ${more.length} weitere Abweichungen.`;
  notice(sheet, 'Abweichung', `${first}${rest} Bitte nicht zahlen und das Vergabezentrum benachrichtigen.`);
}

export const costAllocationStatementTemplate: Template<CostAllocationStatementData> = {
  nameOf: (data) => `Umlageabrechnung ${periodText(data)}: ${data.member}`,
  outline: false,
  draw(sheet, data) {
    const own = ownShare(data);
    opening(sheet, data);
    subject(sheet, `Umlageabrechnung für den Zeitraum ${periodText(data)}\n${data.member}`);
    paragraph(sheet, 'Sehr geehrte Damen und Herren,');
    paragraph(
      sheet,
      `die Kosten des Vergabezentrums werden auf seine Mitglieder umgelegt: ${quantityText(data.basePercent)}\u00a0% als gleicher Grundbetrag, der Rest nach Einwohnern. Erlöse aus Leistungen für Dritte und Zuwendungen gehen vorher ab. Für den Zeitraum ${periodText(data)} ergibt sich für Sie:`,
    );
    if (own === undefined) paragraph(sheet, '— noch offen —');
    else ownAmounts(sheet, own);
    if (data.payUntil !== undefined && own !== undefined)
      definitions(sheet, [['Zahlung bis', dayText(data.payUntil)]], { strong: ['Zahlung bis'] });
    paragraph(sheet, 'Wie der Betrag berechnet ist, steht auf den folgenden Seiten.', { after: 12 });
    sheet.need(60);
    paragraph(sheet, 'Mit freundlichen Grüßen');
    paragraph(sheet, `Im Auftrag\n${data.contact.name}`);

    sheet.newPage();
    heading2(sheet, '1  Umzulegende Kosten');
    costs(sheet, data);
    if (data.surplus !== undefined && parseMoney(data.surplus) > 0n)
      paragraph(
        sheet,
        `Die Einnahmen übersteigen die Kosten um ${amountText(data.surplus)}. Dieser Betrag wird nicht verteilt.`,
      );
    heading2(sheet, '2  Anteile aller Mitglieder');
    allShares(sheet, data);
    proof(sheet, data);
    if (data.derivation.length > 0) {
      heading2(sheet, '3  Herleitung');
      bullets(
        sheet,
        data.derivation.map((text) => ({ text })),
      );
    }
  },
};
