export class RoundReminderResponse {
  occasion: 'days-7' | 'days-2' | 'overdue' | 'hand';
  /** In words: "7 Tage vor der Meldefrist". */
  name: string;
  sentAt: Date;
  by: string;
}
export class WatchedMemberResponse {
  /** Slug. */
  member: string;
  name: string;
  status: 'answered' | 'draft' | 'missing';
  /** Without an answer after the last day. */
  late: boolean;
  lines: number;
  articles: number;
  answeredAt: Date | null;
  answeredBy: string | null;
  /** Mandatory questions without an answer. */
  openQuestions: number;
  reminders: RoundReminderResponse[];
  /** It has reported nothing and may still be dropped. */
  mayDrop: boolean;
}
export class RoundExtensionResponse {
  from: string;
  to: string;
  reason: string;
  by: string;
  at: Date;
}
export class FormerRoundResponse {
  id: string;
  number: string;
  title: string;
}
export class RoundCockpitResponse {
  /** Days until the last day to report; negative after it. */
  daysLeft: number;
  members: WatchedMemberResponse[];
  extensions: RoundExtensionResponse[];
  /** How many questions the round asks. */
  questions: number;
  /** How many articles it asks for. */
  articles: number;
  /** The round it is compared with. */
  former: FormerRoundResponse | null;
}
export class RemindedMembersResponse {
  /** Slugs of those that are reminded now; the others were reminded today already. */
  members: string[];
}

export class LastYearLineResponse {
  /** Empty where the figure is that of the whole member. */
  costCentre: string;
  articleNumber: string;
  text: string;
  unitName: string;
  quantity: string;
  /** Net EUR at the price of this round. */
  value: string;
}
export class LastYearMemberResponse {
  name: string;
  lines: LastYearLineResponse[];
  value: string;
  /** Lines of articles this round does not ask for: they count for nothing. */
  skipped: number;
}
export class LastYearArticleResponse {
  articleNumber: string;
  text: string;
  unitName: string;
  /** By those who have answered. */
  reported: string;
  /** In the former round, by those who have not answered now. */
  additional: string;
  value: string;
}
export class ConsumedMonthsResponse {
  /** Month, "2026-01". */
  from: string;
  to: string;
}
export class LastYearResponse {
  former: FormerRoundResponse | null;
  /** Without a former round: the months whose consumption stands in its place; null where nothing was consumed either. */
  consumed: ConsumedMonthsResponse | null;
  members: LastYearMemberResponse[];
  articles: LastYearArticleResponse[];
  /** Net EUR for one year at the prices of this round. */
  reportedValue: string;
  additionalValue: string;
}
