export class CompanyCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class CompanyDoubtResponse {
  id: string;
  status: 'verified' | 'remembered' | 'unknown';
  text: string;
}
export class CompanyLightResponse {
  kind: string;
  name: string;
  light: 'valid' | 'expiring' | 'expired' | 'missing';
  /** Last day on which it holds; null where there is none. */
  validUntil: string | null;
  result: 'clear' | 'adverse' | null;
}
export class CompanyFactsResponse {
  name: string;
  legalForm: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  email: string;
  phone: string;
  website: string;
  vatId: string;
  registerCourt: string;
  registerNumber: string;
  pqNumber: string;
  /** Small or medium-sized enterprise by 2003/361/EC; null where nobody has asked. */
  sme: boolean | null;
  cpv: string[];
  notes: string;
}
export class CompanyListItemResponse extends CompanyFactsResponse {
  id: string;
  /** Names it was known by before, and of companies merged into it. */
  aliases: string[];
  blockedReason: string | null;
  lights: CompanyLightResponse[];
}
export class CompanyListResponse {
  items: CompanyListItemResponse[];
  nextCursor: string | null;
}
export class CompanyCreatedResponse {
  id: string;
}
export class CompanyDuplicateResponse {
  id: string;
  name: string;
  postcode: string;
  city: string;
  /** German words for what the two have in common. */
  reasons: string[];
}
export class CompanyDuplicateListResponse {
  items: CompanyDuplicateResponse[];
}
export class CompanyStandingResponse {
  kind: string;
  name: string;
  light: 'valid' | 'expiring' | 'expired' | 'missing';
  /** True when a declaration without restriction holds on the day. */
  holds: boolean;
  declarationId: string | null;
  givenOn: string | null;
  result: 'clear' | 'adverse' | null;
  resultName: string | null;
  documentNumber: string;
  validUntil: string | null;
  sentence: string;
  citations: CompanyCitationResponse[];
  uncertain: CompanyDoubtResponse[];
}
export class CompanyProofResponse {
  id: string;
  fileName: string;
  /** Bytes. */
  size: number;
  sha256: string;
  addedAt: string;
  addedBy: string;
}
export class CompanyWithdrawalResponse {
  reason: string;
  at: string;
  by: string;
}
export class CompanyDeclarationResponse {
  id: string;
  kind: string;
  name: string;
  givenOn: string;
  result: 'clear' | 'adverse';
  resultName: string;
  documentNumber: string;
  validUntil: string | null;
  note: string;
  recordedAt: string;
  recordedBy: string;
  withdrawal: CompanyWithdrawalResponse | null;
  proofs: CompanyProofResponse[];
  /** Name of the merged company it was recorded for; null for the company itself. */
  recordedFor: string | null;
}
export class CompanyContactResponse {
  id: string;
  name: string;
  role: string;
  email: string;
  phone: string;
}
export class CompanyEventResponse {
  id: string;
  at: string;
  person: string;
  sentence: string;
}
export class MergedCompanyResponse {
  id: string;
  name: string;
  postcode: string;
  city: string;
}
export class CompanyResponse extends CompanyFactsResponse {
  /** Differs from the id that was asked for where that company was merged into this one. */
  id: string;
  aliases: string[];
  blockedReason: string | null;
  version: number;
  createdAt: string;
  changedAt: string;
  changedBy: string;
  lastChange: string;
  /** The day the lights are for. */
  on: string;
  standing: CompanyStandingResponse[];
  /** All that were ever recorded, the latest first. */
  declarations: CompanyDeclarationResponse[];
  contacts: CompanyContactResponse[];
  history: CompanyEventResponse[];
  merged: MergedCompanyResponse[];
  duplicates: CompanyDuplicateResponse[];
  /** Where the question for the size of the company comes from. */
  smeCitations: CompanyCitationResponse[];
}
export class CompanyMergePreviewResponse extends CompanyFactsResponse {
  aliases: string[];
  blockedReason: string | null;
}
export class DeclarationKindResponse {
  kind: string;
  name: string;
  /** `centre`: the centre asks · `company`: the company declares. */
  givenBy: 'centre' | 'company';
  clear: string;
  adverse: string;
  /** Months after which it is of no use any more; null where the law book names none. */
  months: number | null;
  citations: CompanyCitationResponse[];
  uncertain: CompanyDoubtResponse[];
}
export class DeclarationKindListResponse {
  items: DeclarationKindResponse[];
}
export class CompanyImportFindingResponse {
  field: string;
  value: string;
  message: string;
}
export class CompanyImportRejectedResponse {
  /** Data record, counted from 1. */
  record: number;
  /** Physical line of the file it starts on. */
  line: number;
  field: string;
  value: string;
  message: string;
  further: CompanyImportFindingResponse[];
}
export class CompanyImportResponse {
  accepted: number;
  rejected: CompanyImportRejectedResponse[];
  stored: number;
}
