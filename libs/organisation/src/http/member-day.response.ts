import type { MemberDayKind } from '../contract';

export class MemberDayResponse {
  id: string;
  /** Slug. */
  member: string;
  memberName: string;
  kind: MemberDayKind;
  from: string;
  to: string;
  label: string;
}
export class MemberDayListResponse {
  items: MemberDayResponse[];
}
export class MemberDayFindingResponse {
  field: string;
  value: string;
  message: string;
}
export class MemberDayRejectedResponse {
  record: number;
  line: number;
  field: string;
  value: string;
  message: string;
  further: MemberDayFindingResponse[];
}
export class MemberDayImportResponse {
  /** Good records. */
  accepted: number;
  rejected: MemberDayRejectedResponse[];
  /** What was not there before. */
  stored: number;
}
