export class MemberBodyResponse {
  member: string;
  memberName: string;
  /** As it is called in the decision, otherwise in the member's rule; empty: not known yet. */
  body: string;
  state: 'by-rule' | 'not-needed' | 'unknown' | 'awaited' | 'ahead' | 'agreed' | 'refused' | 'postponed';
  /** Net EUR from which on the member's body decides; null: no rule. */
  fromValue: string | null;
  decidedOn: string | null;
  result: 'agreed' | 'agreed-with-conditions' | 'refused' | 'postponed' | null;
  resultName: string | null;
  reference: string;
  note: string;
  recordedBy: string | null;
  recordedAt: string | null;
}
export class ProposalBodiesResponse {
  proposalId: string;
  lotIds: string[];
  /** Net sum of the proposed bids. */
  value: string;
  /** True as long as the award is not made. */
  open: boolean;
  bodies: MemberBodyResponse[];
}
export class InformationGroundResponse {
  id: 'no-loser' | 'extreme-urgency' | 'call-off';
  name: string;
  /** Why it does not carry here; null: it may be named. */
  refusal: string | null;
  doubt: string | null;
  paragraph: string;
  /** "remembered": read nowhere yet. */
  status: string;
}
export class InformationWaiverResponse {
  proposalId: string;
  groundName: string;
  paragraph: string;
  reason: string;
  person: string;
  at: string;
}
export class AwardBodiesResponse {
  proposals: ProposalBodiesResponse[];
  /** Of the proposal that stands; empty where nobody is asked for a ground. */
  grounds: InformationGroundResponse[];
  waivers: InformationWaiverResponse[];
}
export class BodyRuleResponse {
  member: string;
  memberName: string;
  body: string;
  fromValue: string;
  changedBy: string;
  changedAt: string;
}
export class BodyRulesResponse {
  items: BodyRuleResponse[];
  /** Members without a rule. */
  others: BodyRuleMemberResponse[];
  mayChange: boolean;
}
export class BodyRuleMemberResponse {
  slug: string;
  name: string;
}
