/** A demand round was opened, closed, or bundled. */
export const ROUND_OPENED = 'bundling.RoundOpened.v1';
export interface RoundOpenedV1 {
  readonly roundId: string;
}
export const FRAMEWORK_CONCLUDED = 'bundling.FrameworkConcluded.v1';
export interface FrameworkConcludedV1 {
  readonly frameworkId: string;
}
/** The deadline of an open round was moved to a later day. */
export const ROUND_EXTENDED = 'bundling.RoundExtended.v1';
export interface RoundExtendedV1 {
  readonly roundId: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}
/** Members were asked in a round that was open already. */
export const ROUND_JOINED = 'bundling.RoundJoined.v1';
export interface RoundJoinedV1 {
  readonly roundId: string;
  readonly memberIds: readonly string[];
}
/** A person of the centre wants these members to be reminded. */
export const ROUND_REMINDED = 'bundling.RoundReminded.v1';
export interface RoundRemindedV1 {
  readonly roundId: string;
  readonly memberIds: readonly string[];
}
/** The reminders of a day are to be sent. */
export const ROUND_REMINDERS_DUE = 'bundling.RoundRemindersDue.v1';
export interface RoundRemindersDueV1 {
  readonly day: string;
}
/** Lines of a round were reported, changed or taken back. */
export const DEMAND_REPORTED = 'bundling.DemandReported.v1';
export interface DemandReportedV1 {
  readonly roundId: string;
}
/** The day on which a centre looks how far its agreements are used up. */
export const FRAMEWORK_WATCH_DUE = 'bundling.FrameworkWatchDue.v1';
export interface FrameworkWatchDueV1 {
  readonly day: string;
}
