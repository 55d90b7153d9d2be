/** What one cost centre consumed of one article in one month: postings less what was taken back. */
export interface MonthlyConsumption {
  readonly costCentreId: string;
  readonly articleNumber: string;
  /** „2026-11“. */
  readonly month: string;
  readonly baseUnit: string;
  /** Decimal text in base units. */
  readonly baseQuantity: string;
}

export interface MemberConsumption {
  /** Months in which the member has any posting, in order. */
  readonly activeMonths: readonly string[];
  readonly consumed: readonly MonthlyConsumption[];
}

/** What a member consumed of one article in a span of months. */
export interface ArticleConsumption {
  readonly memberId: string;
  readonly articleNumber: string;
  readonly baseUnit: string;
  readonly baseQuantity: string;
  /** How many of the months have any posting of the member. */
  readonly activeMonths: number;
}

/** Answers what was consumed, inside the caller's unit of work; nobody learns anything of a member that is hidden from them. */
export abstract class ConsumptionHistory {
  /** Months („2026-01“) both included. */
  abstract ofMember(
    memberId: string,
    from: string,
    to: string,
    articleNumbers: readonly string[],
  ): Promise<MemberConsumption>;
  /** Of one member, or of all that may be seen. */
  abstract totals(from: string, to: string, memberId?: string): Promise<readonly ArticleConsumption[]>;
}
