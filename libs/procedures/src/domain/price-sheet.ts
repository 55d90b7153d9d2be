import type { CsvTable, Finding, PricedPosition, PriceTier, RejectedRecord, RequestedPosition } from '@app/kernel';
import {
  byText,
  columnReader,
  isDivisibleUnit,
  isEmptyRecord,
  isWhole,
  meansUnit,
  numberFaultMessage,
  QUANTITY_SCALE,
  readGermanNumber,
  rejection,
  surplusFinding,
  UNIT_PRICE_SCALE,
  unitName,
} from '@app/kernel';

export const PRICE_SHEET_COLUMNS = ['Artikelnummer', 'Einheit', 'ab Menge', 'Preis netto je Einheit'] as const;
type Column = (typeof PRICE_SHEET_COLUMNS)[number];

export interface PriceSheet {
  /** By article number. */
  readonly positions: readonly PricedPosition[];
  readonly rejected: readonly RejectedRecord[];
}

/**
 * Reads a bidder's price sheet (Artikelnummer;Einheit;ab Menge;Preis netto je Einheit, one record per tier) against the
 * positions that were asked for. A price of 0 is a price. Throws `invalid` for missing columns.
 */
export function importPriceSheet(table: CsvTable, requested: readonly RequestedPosition[]): PriceSheet {
  const read = columnReader<Column>(table, PRICE_SHEET_COLUMNS);
  const asked = new Map(requested.map((position) => [position.articleNumber, position]));
  const tiersOf = new Map<string, PriceTier[]>();
  const rejected: RejectedRecord[] = [];
  for (const record of table.records) {
    if (isEmptyRecord(record)) continue;
    const articleNumber = read(record, 'Artikelnummer');
    const tiers = tiersOf.get(articleNumber) ?? [];
    const { tier, findings } = readTier((column) => read(record, column), asked.get(articleNumber), tiers);
    const refused = rejection(record, [...findings, ...surplusFinding(record, 'Preis netto je Einheit')]);
    if (refused) rejected.push(refused);
    else tiersOf.set(articleNumber, [...tiers, tier]);
  }
  const positions = [...tiersOf]
    .sort(([a], [b]) => byText(a, b))
    .map(([articleNumber, tiers]) => ({
      articleNumber,
      unit: asked.get(articleNumber)?.unit ?? '',
      tiers: tiers.sort((a, b) => (a.fromQuantity < b.fromQuantity ? -1 : 1)),
    }));
  return { positions, rejected };
}

function readTier(
  read: (column: Column) => string,
  position: RequestedPosition | undefined,
  before: readonly PriceTier[],
): { readonly tier: PriceTier; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const number = (column: Column, name: string, scale: number, rule: (value: bigint) => string | undefined): bigint => {
    const value = read(column);
    const result = readGermanNumber(value, scale);
    const message = 'fault' in result ? numberFaultMessage(name, value, result.fault, scale) : rule(result.value);
    if (message !== undefined) findings.push({ field: column, value, message });
    return 'value' in result ? result.value : 0n;
  };
  const [articleNumber, unit] = [read('Artikelnummer'), read('Einheit')];
  if (!position) {
    const message =
      articleNumber === ''
        ? 'Die Artikelnummer fehlt.'
        : `Der Artikel „${articleNumber}“ steht nicht im Leistungsverzeichnis.`;
    findings.push({ field: 'Artikelnummer', value: articleNumber, message });
  } else if (!meansUnit(unit, position.unit)) {
    const message = `Die Einheit „${unit}“ passt nicht zur Position. Gefordert ist ${unitName(position.unit)} (${position.unit}).`;
    findings.push({ field: 'Einheit', value: unit, message });
  }
  const fromQuantity = number('ab Menge', 'Die Staffelmenge', QUANTITY_SCALE, (value) => {
    if (value <= 0n) return 'Die Staffelmenge muss größer als 0 sein.';
    if (position && !isDivisibleUnit(position.unit) && !isWhole(value))
      return 'Die Staffelmenge muss eine ganze Zahl sein.';
    return before.some((tier) => tier.fromQuantity === value)
      ? `Für „${articleNumber}“ ab Menge ${read('ab Menge')} steht schon ein Preis in der Datei.`
      : undefined;
  });
  const unitPrice = number('Preis netto je Einheit', 'Der Preis', UNIT_PRICE_SCALE, (value) =>
    value < 0n ? 'Der Preis darf nicht negativ sein.' : undefined,
  );
  return { tier: { fromQuantity, unitPrice }, findings };
}
