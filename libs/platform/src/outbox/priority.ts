/** How urgent work is. Among equals, those who share a queue take turns (docs/decisions/0016). */
export const PRIORITY = {
  /** One of many that nobody waits for singly: 400 letters of a procedure. */
  batch: -1,
  /** A person or a step of the work waits for it. */
  ordinary: 0,
  /** Somebody has put it in front by hand. */
  ahead: 1,
} as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** Where work stands in its queue. */
export interface QueuePlace {
  readonly priority?: Priority;
  /** Who the work is for: lanes of a centre take turns, and so do centres. Work without a lane never waits for its turn. */
  readonly lane?: string;
}
