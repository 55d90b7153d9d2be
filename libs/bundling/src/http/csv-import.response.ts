export class FindingResponse {
  field: string;
  value: string;
  message: string;
}
export class RejectedRecordResponse {
  /** Data record, counted from 1; a line break inside quotes does not start a new one. */
  record: number;
  /** Physical line of the file it starts on. */
  line: number;
  field: string;
  value: string;
  message: string;
  /** Whatever else is wrong with the record. */
  further: FindingResponse[];
}
export class CsvImportResponse {
  /** Good records. */
  accepted: number;
  rejected: RejectedRecordResponse[];
  /** What was written. */
  stored: number;
}
