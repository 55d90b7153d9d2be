import type { Phase } from '../domain/phase';
import type { ViewKind } from '../infrastructure/procedure-view.repository';
import type { Risk } from '../infrastructure/procedure-risk';

export class NextDateResponse {
  kind: string;
  /** "Ende der Bindefrist". */
  name: string;
  day: string;
}
export class ProcedureListItemResponse {
  id: string;
  fileNumber: string;
  title: string;
  nature: string;
  natureName: string;
  regime: 'eu' | 'national';
  procedureType: string | null;
  procedureTypeName: string | null;
  phase: Phase;
  phaseName: string;
  joint: boolean;
  onBehalfOf: string | null;
  estimatedValue: string;
  awardedValue: string | null;
  tenderDeadline: string | null;
  bindingUntil: string | null;
  startsOn: string;
  awardedOn: string | null;
  officerId: string | null;
  officerName: string | null;
  deputyName: string | null;
  suspendedOn: string | null;
  changedAt: string;
  lastChange: string;
  buyers: number;
  buyerNames: string[];
  /** The next of its dates from today on, while it is open. */
  nextDate: NextDateResponse | null;
}
export class ProcedureListResponse {
  items: ProcedureListItemResponse[];
  nextCursor: string | null;
}
export class PhaseCountResponse {
  phase: Phase;
  phaseName: string;
  open: boolean;
  count: number;
}
export class ProcedureCountsResponse {
  /** Every phase in the order of the work; the filter's own phases narrow only the total. */
  phases: PhaseCountResponse[];
  total: number;
}
export class ProcedureDateResponse {
  procedureId: string;
  fileNumber: string;
  title: string;
  phase: Phase;
  officerName: string | null;
  kind: string;
  name: string;
  day: string;
  /** How many dates this day has, shown or not. */
  onDay: number;
}
export class ProcedureDatesResponse {
  /** Of one day at most 40, deadlines first. */
  items: ProcedureDateResponse[];
}
export class BlockingResponse {
  sentence: string;
  paragraph: string | null;
}
export class NextStepResponse {
  id: string;
  nextPhase: Phase | null;
  nextPhaseName: string | null;
  /** The first condition of the next step that is not met. */
  blocking: BlockingResponse | null;
  unmet: number;
}
export class NextStepsResponse {
  items: NextStepResponse[];
}
export class ChoiceResponse {
  id: string;
  name: string;
}
export class ProcedureChoicesResponse {
  /** People in charge of any procedure. */
  officers: ChoiceResponse[];
  procedureTypes: ChoiceResponse[];
  risks: ChoiceResponse[];
  /** Federal state of the centre, whose holidays its calendar shows. */
  state: string;
}
export class ProcedureViewResponse {
  id: string;
  name: string;
  shared: boolean;
  own: boolean;
  /** Whether this person may change or delete it. */
  mayChange: boolean;
  ownerName: string;
  isDefault: boolean;
  kind: ViewKind;
  filters: Record<string, string>;
  sort: string;
  columns: string[];
  version: number;
}
export class ProcedureViewsResponse {
  items: ProcedureViewResponse[];
  nextCursor: string | null;
}
export class OfficerLoadResponse {
  officerId: string | null;
  officerName: string | null;
  open: number;
  phases: Record<string, number>;
  deputyOf: number;
  dates: number;
  value: string;
}
export class RiskExampleResponse {
  id: string;
  fileNumber: string;
  title: string;
  phaseName: string;
}
export class RiskResponse {
  risk: Risk;
  name: string;
  count: number;
  examples: RiskExampleResponse[];
}
export class OversightResponse {
  /** Days ahead whose dates are counted. */
  days: number;
  workload: OfficerLoadResponse[];
  risks: RiskResponse[];
  createdThisYear: number;
  awardedThisYear: number;
}
