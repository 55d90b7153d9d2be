import { CsvImportResponse } from './csv-import.response';

export class ImportHintResponse {
  record: number;
  line: number;
  field: string;
  value: string;
  message: string;
}
export class DemandImportResponse extends CsvImportResponse {
  /** Accepted values that could be meant otherwise, and how they were understood. */
  hints: ImportHintResponse[];
  /** Lines of the prefilled template that nobody filled in. */
  untouched: number;
  readAs: 'UTF-8' | 'UTF-16' | 'Windows-1252' | 'XLSX';
}
