/** A demand round was opened, closed, or bundled. */
export const ROUND_OPENED = 'bundling.RoundOpened.v1';
export interface RoundOpenedV1 {
  readonly roundId: string;
}
export const FRAMEWORK_CONCLUDED = 'bundling.FrameworkConcluded.v1';
export interface FrameworkConcludedV1 {
  readonly frameworkId: string;
}
