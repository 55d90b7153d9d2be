import type { FigureId } from '../../domain/annual-figures';
import type { Period } from '../../domain/reporting-year';

/** One row behind a figure. */
export interface FigureRow {
  readonly id: string;
  /** File number, order number … */
  readonly number: string;
  readonly title: string;
  readonly day: string;
  readonly memberId: string | null;
  readonly value: string | null;
}

export interface Breakdown {
  readonly code: string;
  readonly count: number;
  readonly value: string;
}

export interface JointPurchase {
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly members: number;
  readonly suppliers: readonly string[];
  readonly awardedOn: string | null;
  readonly value: string;
}

/** What the rows of a figure are narrowed to: a procedure type, a nature, a member. */
export interface RowFilter {
  readonly procedureType: string | null;
  readonly nature: string | null;
  readonly memberId: string | null;
}

/** Counts and sums over what the rooms publish for reports; inside the caller's unit of work. */
export abstract class AnnualFigures {
  abstract figures(period: Period): Promise<ReadonlyMap<FigureId, string>>;
  /** The rows a figure counts, newest first, after the key (day, id). */
  abstract rows(
    figure: FigureId,
    period: Period,
    filter: RowFilter,
    page: { readonly limit: number; readonly after: readonly string[] | null },
  ): Promise<readonly FigureRow[]>;
  /** Procedures of the period by type (`''` while none is chosen) or nature. */
  abstract procedures(period: Period, by: 'procedureType' | 'nature'): Promise<readonly Breakdown[]>;
  abstract jointPurchases(period: Period): Promise<readonly JointPurchase[]>;
  /** By member id. */
  abstract byMember(of: 'orders' | 'consumption', period: Period): Promise<readonly Breakdown[]>;
}
