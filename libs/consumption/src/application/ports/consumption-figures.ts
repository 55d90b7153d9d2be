import type { ReportDimension } from '../../domain/report';
import type { ReportPeriod } from '../../domain/report-period';

/** Which postings a report is about; ids, null for all. */
export interface ConsumptionFilter {
  readonly memberId: string | null;
  readonly costCentreIds: readonly string[] | null;
  readonly article: string | null;
  readonly period: ReportPeriod;
}

/** Members and cost centres that may appear, with the keys people know them by. */
export interface ConsumptionNames {
  readonly members: ReadonlyMap<string, { readonly slug: string; readonly name: string }>;
  readonly costCentres: ReadonlyMap<string, { readonly number: string; readonly name: string }>;
}

export interface ConsumptionSums {
  readonly quantity?: string | null;
  readonly baseQuantity?: string | null;
  readonly unit?: string | null;
  readonly baseUnit?: string | null;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly postings: number;
}

/** One line of the report as the database gives it, with the keys of the dimensions that were asked for. */
export interface ConsumptionGroup extends ConsumptionSums {
  readonly memberId?: string;
  readonly costCentreId?: string;
  readonly article?: string;
  readonly articleText?: string;
  readonly productGroup?: string;
  readonly month?: string;
  /** What the lines are ordered by. */
  readonly keys: readonly string[];
}

export interface ConsumptionPostingLine {
  readonly id: string;
  readonly bookedOn: string;
  readonly kind: 'receipt' | 'reversal';
  readonly memberId: string;
  readonly costCentreId: string;
  readonly article: string;
  readonly articleText: string;
  readonly productGroup: string;
  readonly label: string | null;
  readonly unit: string;
  readonly quantity: string;
  readonly baseUnit: string;
  readonly baseQuantity: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly supplier: string;
}

/** Reads sums and postings inside the caller's unit of work; row-level security cuts to what the actor may see. */
export abstract class ConsumptionFigures {
  /** At most `limit` lines after the keys `after`, ordered by their keys. */
  abstract groups(
    filter: ConsumptionFilter,
    dimensions: readonly ReportDimension[],
    names: ConsumptionNames,
    page: { readonly limit: number; readonly after: readonly string[] | null },
  ): Promise<readonly ConsumptionGroup[]>;
  abstract totals(filter: ConsumptionFilter): Promise<ConsumptionSums>;
  /** Newest first, after the key (day, id). */
  abstract postings(
    filter: ConsumptionFilter,
    page: { readonly limit: number; readonly after: readonly string[] | null },
  ): Promise<readonly ConsumptionPostingLine[]>;
}
