/** Two people have decided; the awarded lots are read through the port Procedures.awarded. */
export const AWARD_DECIDED = 'procedures.AwardDecided.v1';
export interface AwardDecidedV1 {
  readonly procedureId: string;
}
