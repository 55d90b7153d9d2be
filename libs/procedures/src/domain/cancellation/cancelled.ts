/** What was asked for; a second person agrees to it by a confirmation whose subject is its id. */
export interface Cancellation {
  readonly id: string;
  readonly lotIds: readonly string[];
  readonly grounds: readonly string[];
  readonly reason: string;
  /** Companies know of the procedure, so they have to be told. */
  readonly tell: boolean;
  readonly personName: string;
  readonly at: Date;
}
