export class ServiceCreatedResponse {
  id: string;
}
export class ConsultationResponse {
  id: string;
  version: number;
  day: string;
  /** Slug. */
  member: string;
  memberName: string;
  asker: string;
  topic: string;
  channel: 'phone' | 'email' | 'meeting' | 'video' | 'letter';
  minutes: number;
  note: string;
  procedureId: string | null;
  officerName: string;
  cancelledReason: string | null;
}
export class ConsultationListResponse {
  items: ConsultationResponse[];
  nextCursor: string | null;
}
export class TrainingParticipantsResponse {
  member: string;
  memberName: string;
  people: number;
}
export class TrainingResponse {
  id: string;
  version: number;
  kind: 'training' | 'information';
  day: string;
  title: string;
  place: string;
  minutes: number;
  trainer: string;
  topics: string;
  participants: TrainingParticipantsResponse[];
  officerName: string;
  cancelledReason: string | null;
}
export class TrainingListResponse {
  items: TrainingResponse[];
  nextCursor: string | null;
}
export class FormerServiceVersionResponse {
  version: number;
  /** What the entry said. */
  content: Record<string, unknown>;
  replacedBy: string;
  replacedAt: Date;
}
export class FormerServiceVersionListResponse {
  items: FormerServiceVersionResponse[];
}
export class ConsultationDefaultsResponse {
  /** Slug; null before the first entry of the person. */
  member: string | null;
  channel: 'phone' | 'email' | 'meeting' | 'video' | 'letter';
  minutes: number;
}
export class ServiceSuggestionsResponse {
  askers: string[];
  topics: string[];
  /** From the person's last entry. */
  defaults: ConsultationDefaultsResponse;
}
export class ServiceSummaryLineResponse {
  consultations: number;
  minutes: number;
  trainings: number;
  informationEvents: number;
  participants: number;
}
export class ServiceMemberLineResponse extends ServiceSummaryLineResponse {
  member: string;
  memberName: string;
}
export class ServiceMonthLineResponse extends ServiceSummaryLineResponse {
  /** `2026-11` */
  month: string;
}
export class ServiceSummaryResponse {
  from: string;
  to: string;
  total: ServiceSummaryLineResponse;
  members: ServiceMemberLineResponse[];
  months: ServiceMonthLineResponse[];
}
