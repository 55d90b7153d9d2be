import { Allow } from 'class-validator';

/**
 * Questions about contracts, legal protection and records. The library checks every field itself and names each wrong
 * one, so these classes only say which fields there are.
 */
export class LawContractRequest {
  /** Day on which the procedure began. */
  @Allow()
  startsOn: string;
  @Allow()
  state: string;
  @Allow()
  buyer: 'municipality' | 'state' | 'federal' | 'utility';
  @Allow()
  nature: 'supplies' | 'services' | 'works' | 'social-services' | 'professional-services' | 'planning' | 'concession';
}

/** A single order and what was called off before it; net EUR, quantities with at most three places. */
export class CallOffRequest {
  caller: string;
  /** Needed where the agreement has a maximum value. */
  value?: string | null;
  /** Needed where the agreement has a maximum quantity. */
  quantity?: string | null;
  calledOffValue?: string | null;
  calledOffQuantity?: string | null;
}
export class LawFrameworkRequest extends LawContractRequest {
  @Allow()
  regime: 'eu' | 'national';
  /** Term in years with all extensions. */
  @Allow()
  years: number;
  @Allow()
  termReasons?: string | null;
  /** Authorities that may call off, as the notice names them. */
  @Allow()
  entitled: string[];
  /** Net EUR. */
  @Allow()
  maximumValue?: string | null;
  /** At most three places. */
  @Allow()
  maximumQuantity?: string | null;
  /** Companies that are party to the agreement; 1 when left out. */
  @Allow()
  contractors?: number;
  @Allow()
  callOff?: CallOffRequest | null;
}

export class ContractChangeRequest {
  id: string;
  on: string;
  /** Net EUR; negative when the contract becomes smaller. */
  amount: string;
  ground: 'de-minimis' | 'additional' | 'unforeseen' | 'review-clause' | 'none';
  overallNatureChanged?: boolean;
}
export class LawModificationRequest extends LawContractRequest {
  /** Left out: follows from the original value. */
  @Allow()
  regime?: 'eu' | 'national' | null;
  /** Net EUR, above zero. */
  @Allow()
  originalValue: string;
  /** The value after indexation, where the contract has an indexation clause. */
  @Allow()
  indexedValue?: string | null;
  /** All changes so far and the intended ones. */
  @Allow()
  changes: ContractChangeRequest[];
}

/** What happened, each with its day; what did not happen is left out. */
export class ReviewEventsRequest {
  /** A company recognised the breach. */
  recognisedOn?: string | null;
  /** End of the period for applications or tenders. */
  noticeTenderEnd?: string | null;
  /** The company was told that its complaint is not remedied. */
  refusalReceivedOn?: string | null;
  /** A company's request for reasons arrived. */
  reasonsRequestedOn?: string | null;
  /** The companies were informed that the contract is concluded. */
  informationSentOn?: string | null;
  contractOn?: string | null;
  /** The award notice was published in the Official Journal. */
  awardNoticeOn?: string | null;
  /** The voluntary ex-ante notice was published. */
  exAnteNoticeOn?: string | null;
  /** The application reached the review chamber. */
  applicationReceivedOn?: string | null;
  /** The chamber's decision was served. */
  decisionServedOn?: string | null;
  /** The authority won; left out while it is not known. */
  chamberRejected?: boolean | null;
}
export class LawReviewRequest {
  /** Day on which the procedure began. */
  @Allow()
  startsOn: string;
  @Allow()
  state: string;
  @Allow()
  events: ReviewEventsRequest;
}

export class LawRecordChecklistRequest extends LawContractRequest {
  @Allow()
  regime: 'eu' | 'national';
  /** Left out while it is not chosen. */
  @Allow()
  procedureType?: string | null;
  /** Left out while it is not decided. */
  @Allow()
  electronicTenders?: boolean | null;
  /** A single order without new competition. */
  @Allow()
  callOff?: boolean;
  @Allow()
  awardOn?: string | null;
  @Allow()
  contractEndsOn?: string | null;
}
