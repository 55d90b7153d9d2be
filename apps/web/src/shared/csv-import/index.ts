export { CsvImportDialog } from './csv-import.dialog';
export { RejectedRecords } from './rejected-records';
export { useCsvImport } from './use-csv-import';
