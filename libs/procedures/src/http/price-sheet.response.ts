import type { DeviationKind } from '../domain/price-workbook/read-prices';

export class PriceSheetDeviationResponse {
  kind: DeviationKind;
  /** Row of the file; null where it concerns the whole file or a row that is not there. */
  row: number | null;
  column: string | null;
  articleNumber: string | null;
  found: string;
  expected: string | null;
  message: string;
  /** Nothing is taken over while one that matters stands. */
  matters: boolean;
}
export class PriceSheetPriceResponse {
  articleNumber: string;
  text: string;
  unitName: string;
  quantity: string;
  /** Net EUR per unit; null where the bid has no price. */
  unitPrice: string | null;
  amount: string | null;
}
export class PriceSheetReportResponse {
  deviations: PriceSheetDeviationResponse[];
  prices: PriceSheetPriceResponse[];
  total: string;
  /** Article numbers without a price. */
  missing: string[];
  stored: boolean;
}
