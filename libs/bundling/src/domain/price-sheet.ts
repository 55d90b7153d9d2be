import type { Money, Quantity, UnitPrice } from '@app/kernel';
import {
  isDivisibleUnit,
  isWhole,
  lineAmount,
  meansUnit,
  QUANTITY_SCALE,
  UNIT_PRICE_SCALE,
  unitName,
} from '@app/kernel';
import { byText } from './bundle';
import type { CsvTable, Finding, RejectedRecord } from './csv-text';
import { columnReader, isEmptyRecord, rejection, surplusFinding } from './csv-text';
import { numberFaultMessage, readGermanNumber } from './german-number';
import type { PriceTier } from './price-tier';
import { tierPrice } from './price-tier';

export const PRICE_SHEET_COLUMNS = ['Artikelnummer', 'Einheit', 'ab Menge', 'Preis netto je Einheit'] as const;
type Column = (typeof PRICE_SHEET_COLUMNS)[number];

/** A position of the specification that bidders price: an item of the bundle. */
export interface RequestedPosition {
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
}

/** A bidder's prices for one position, tiers in rising order. */
export interface PricedPosition {
  readonly articleNumber: string;
  readonly unit: string;
  readonly tiers: readonly PriceTier[];
}

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

export interface EvaluatedPosition extends RequestedPosition {
  readonly unitPrice: UnitPrice;
  readonly amount: Money;
}

export interface OfferEvaluation {
  readonly positions: readonly EvaluatedPosition[];
  /** Article numbers without a price for the demanded quantity; while there are any, the sum is not comparable. */
  readonly missing: readonly string[];
  /** Net evaluation sum of the priced positions. */
  readonly total: Money;
}

/**
 * The evaluation sum of an offer: each position's demanded total quantity at the price of the tier this quantity falls in,
 * rounded to the cent per position. The tier is chosen by the whole position, not by the single order, because every bidder
 * is measured at the same quantities that way.
 */
export function evaluateOffer(
  offered: readonly PricedPosition[],
  requested: readonly RequestedPosition[],
): OfferEvaluation {
  const tiersOf = new Map(offered.map((position) => [position.articleNumber, position.tiers]));
  const positions: EvaluatedPosition[] = [];
  const missing: string[] = [];
  for (const { articleNumber, unit, quantity } of requested) {
    const unitPrice = tierPrice(tiersOf.get(articleNumber) ?? [], quantity);
    if (unitPrice === undefined) missing.push(articleNumber);
    else positions.push({ articleNumber, unit, quantity, unitPrice, amount: lineAmount(unitPrice, quantity) });
  }
  return {
    positions: positions.sort((a, b) => byText(a.articleNumber, b.articleNumber)),
    missing: missing.sort(byText),
    total: positions.reduce((sum, position) => sum + position.amount, 0n),
  };
}
