/** The reminders of a day are to be written. Payload: the day. */
export const REMINDERS_DUE = 'procedures.RemindersDue.v1';
export interface RemindersDueV1 {
  readonly day: string;
}

/** Two people have decided; the awarded lots are read through the port Procedures.awarded. */
export const AWARD_DECIDED = 'procedures.AwardDecided.v1';
export interface AwardDecidedV1 {
  readonly procedureId: string;
}
