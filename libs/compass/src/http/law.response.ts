import { ApiProperty } from '@nestjs/swagger';

export class HolidayResponse {
  date: string;
  germanName: string;
  statewide: boolean;
  note: string | null;
}
export class HolidaysResponse {
  items: HolidayResponse[];
}

export class RuleSetFactResponse {
  id: string;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }] })
  value: string | number;
  unit: string;
  /** The German sentence. */
  text: string;
  statute: string;
  source: string;
  /** How good the source is; `own-entry` for what the centre entered. */
  sourceGrade: string | null;
  status: 'verified' | 'remembered' | 'unknown';
  validFrom: string | null;
  validTo: string | null;
  /** The subject area. */
  group: string;
}
export class CertaintyResponse {
  verified: number;
  remembered: number;
  unknown: number;
}
export class LawRuleSetResponse {
  id: string;
  version: string;
  germanName: string;
  validFrom: string | null;
  validTo: string | null;
  contents: string;
  certainty: CertaintyResponse;
  facts: RuleSetFactResponse[];
}
export class LawRuleSetsResponse {
  items: LawRuleSetResponse[];
}

export class SuccessionResponse {
  from: string;
  to: string;
}
/** Ids of facts; each stands either in a pair or by itself. */
export class LawChangeResponse {
  /** The first day of the new state. */
  on: string;
  began: string[];
  /** Ended, and nothing that follows is known. */
  ended: string[];
  replaced: SuccessionResponse[];
}
export class LawChangesResponse {
  items: LawChangeResponse[];
}

export class LawEntryAddedResponse {
  id: string;
}
/** One version of an entry of the centre; `data` is the entry as it was sent. */
export class LawEntryResponse {
  id: string;
  version: number;
  /** The latest version of an entry that was not withdrawn. */
  inForce: boolean;
  /** The entry in one German sentence. */
  text: string;
  kind: 'value' | 'limit' | 'duty';
  statute: string;
  source: string;
  validFrom: string | null;
  validTo: string | null;
  closes: string | null;
  data: Record<string, unknown>;
  withdrawn: boolean;
  reason: string | null;
  personName: string;
  enteredAt: string;
}
export class LawEntriesResponse {
  items: LawEntryResponse[];
  /** Facts that are not verified, for which an entry can be made. */
  open: RuleSetFactResponse[];
}

export class LawSheetResponse {
  /** The document; the queue makes it. */
  documentId: string;
}
