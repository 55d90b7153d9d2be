/** One figure beside the limit it is measured against in the same run. `ratio` is figure ÷ limit. */
export interface BenchRow {
  readonly name: string;
  readonly figure: string;
  readonly limit: string;
  readonly ratio: number;
  readonly note: string;
}
