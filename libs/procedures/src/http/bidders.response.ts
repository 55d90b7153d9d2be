export class BidderCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class BidderStandingResponse {
  kind: string;
  name: string;
  light: 'valid' | 'expiring' | 'expired' | 'missing';
  result: 'clear' | 'adverse' | null;
  /** Last day on which it holds; null where there is none. */
  validUntil: string | null;
  sentence: string;
  citations: BidderCitationResponse[];
}
export class ProcedureBidderResponse {
  id: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
  /** Null: typed, not from the address book. */
  companyId: string | null;
  addedAt: string | null;
  blockedReason: string | null;
  /** Why it takes part although it was blocked when it was added. */
  admissionReason: string | null;
  standing: BidderStandingResponse[] | null;
}
export class ProcedureBiddersResponse {
  /** The day of the lights. */
  on: string;
  items: ProcedureBidderResponse[];
  nextCursor: string | null;
}
export class RotationTurnResponse {
  companyId: string;
  name: string;
  city: string;
  blockedReason: string | null;
  invited: number;
  lastInvitedOn: string | null;
  /** Opened bids only. */
  bids: number;
  awards: number;
  lastAwardedOn: string | null;
  fits: boolean;
  inProcedure: boolean;
}
export class RotationResponse {
  since: string;
  until: string;
  /** CPV codes of the lots the companies are compared with. */
  cpv: string[];
  /** Who was asked least and longest ago first. */
  turns: RotationTurnResponse[];
  notAskedLately: RotationTurnResponse[];
  /** Bidders that are not in the address book. */
  unlinked: string[];
}
