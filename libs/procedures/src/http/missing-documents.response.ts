export class MissingCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class MissingItemResponse {
  id: string;
  name: string;
  request: string;
  state: 'open' | 'received' | 'late' | 'not-received';
}
export class MissingEventResponse {
  kind: 'sent' | 'received' | 'not-received' | 'withdrawn';
  itemIds: string[];
  on: string;
  note: string;
  person: string;
  at: string;
}
export class MissingRequestResponse {
  id: string;
  bidderId: string;
  bidder: string;
  lotId: string | null;
  state: 'draft' | 'waiting' | 'overdue' | 'complete' | 'incomplete' | 'withdrawn';
  due: string;
  person: string;
  at: string;
  items: MissingItemResponse[];
  events: MissingEventResponse[];
}
export class MissingDocumentsResponse {
  /** What a request rests on; null where no fact is stored. */
  basis: MissingCitationResponse | null;
  consequence: MissingCitationResponse | null;
  notes: string[];
  items: MissingRequestResponse[];
}
