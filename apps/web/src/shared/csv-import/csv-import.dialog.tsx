import { counted } from '../format';
import { Alert, Button, Dialog, FileField, ProblemAlert, useToasts } from '../ui';
import { RejectedRecords } from './rejected-records';
import { useCsvImport } from './use-csv-import';

interface CsvImportDialogProps {
  readonly id: string;
  readonly title: string;
  /** One and several of what the file holds: `['Artikel', 'Artikel']`. */
  readonly names: readonly [string, string];
  /** What the columns are called and which of them must be there. */
  readonly hint: string;
  /** What storing does to records that are there already. */
  readonly effect: string;
  readonly path: string;
  readonly invalidates: readonly string[];
  /** Said once the records are stored. */
  readonly stored: (stored: number) => string;
  readonly onClose: () => void;
}

/** Reads records from a CSV file: first a check, then the good ones. */
export function CsvImportDialog({ id, title, names, hint, effect, stored, onClose, ...where }: CsvImportDialogProps) {
  const toasts = useToasts();
  const { files, choose, busy, error, checked, store } = useCsvImport({
    ...where,
    onStored: (count) => {
      toasts.show({ text: stored(count) });
      onClose();
    },
  });
  const [one, several] = names;
  return (
    <Dialog
      open
      wide
      title={title}
      onClose={onClose}
      actions={
        <>
          {checked && checked.accepted > 0 && (
            <Button kind="primary" busy={busy} onClick={() => store('apply')}>
              {counted(checked.accepted, one, several)} übernehmen
            </Button>
          )}
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <FileField id={id} label="CSV-Datei" value={files} onChange={choose} accept=".csv,text/csv" hint={hint} />
      {busy && <p role="status">Die Datei wird gelesen …</p>}
      {error && <ProblemAlert problem={error} />}
      {checked && (
        <Alert
          live
          tone={checked.rejected.length > 0 ? 'warning' : 'success'}
          title={`${counted(checked.accepted, one, several)} lesbar, ${counted(checked.rejected.length, 'Zeile wird', 'Zeilen werden')} nicht übernommen`}
        >
          <p>Noch ist nichts gespeichert. {effect}</p>
        </Alert>
      )}
      {checked && checked.rejected.length > 0 && <RejectedRecords rejected={checked.rejected} />}
    </Dialog>
  );
}
