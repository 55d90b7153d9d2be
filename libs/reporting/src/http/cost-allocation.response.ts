export class MemberShareResponse {
  id: string;
  /** Days of membership in the year. */
  days: number;
  base: string;
  variable: string;
  total: string;
}
export class CostAllocationResponse {
  shares: MemberShareResponse[];
  total: string;
  /** Income beyond the costs, which is not shared. */
  surplus: string;
  /** German sentences from the costs to each share. */
  derivation: string[];
}
export class CostAllocationStatementResponse {
  /** Of the document. */
  id: string;
  /** Slug of the member. */
  member: string;
}
export class CostAllocationStatementListResponse {
  items: CostAllocationStatementResponse[];
}
