import { useState } from 'react';
import { useApiMutation } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { counted } from '../../shared/format';
import { Alert, Button, Dialog, FileField, ProblemAlert, useToasts } from '../../shared/ui';
import { RejectedRecords } from '../bundling/rejected-records';
import { COMPANY_PATHS } from './model';

type CompanyImport = components['schemas']['CompanyImportResponse'];
interface Load {
  readonly file: File;
  readonly mode: 'check' | 'apply';
}

/** Reads companies from a file: first a check, then the good records. */
export function CompanyImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const toasts = useToasts();
  const load = useApiMutation<CompanyImport, Load>('post', '/api/companies/import', {
    request: ({ file, mode }) => ({ query: { mode }, body: file, contentType: 'text/csv' }),
    invalidates: COMPANY_PATHS,
    onSuccess: ({ stored }, { mode }) => {
      if (mode === 'check') return;
      toasts.show({ text: `${counted(stored, 'Unternehmen ist', 'Unternehmen sind')} neu im Adressbuch.` });
      onClose();
    },
  });
  const choose = (chosen: readonly File[]): void => {
    setFiles(chosen);
    const [file] = chosen;
    if (file) load.mutate({ file, mode: 'check' });
    else load.reset();
  };
  const [file] = files;
  const checked = load.variables?.mode === 'check' ? load.data : undefined;
  return (
    <Dialog
      open
      wide
      title="Unternehmen einlesen"
      onClose={onClose}
      actions={
        <>
          {file && checked && checked.accepted > 0 && (
            <Button kind="primary" busy={load.isPending} onClick={() => load.mutate({ file, mode: 'apply' })}>
              {counted(checked.accepted, 'Unternehmen', 'Unternehmen')} übernehmen
            </Button>
          )}
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <FileField
        id="unternehmen-datei"
        label="CSV-Datei"
        value={files}
        onChange={choose}
        accept=".csv,text/csv"
        hint="Spalten: Name; Rechtsform; Straße; PLZ; Ort; Land; E-Mail; Telefon; Internet; USt-IdNr.; Registergericht; Registernummer; PQ-Nummer; KMU; CPV; Bemerkung. Nur „Name“ muss dabei sein."
      />
      {load.isPending && <p role="status">Die Datei wird gelesen …</p>}
      {load.error && <ProblemAlert problem={load.error} />}
      {checked && (
        <Alert
          live
          tone={checked.rejected.length > 0 ? 'warning' : 'success'}
          title={`${counted(checked.accepted, 'Unternehmen', 'Unternehmen')} lesbar, ${counted(checked.rejected.length, 'Zeile wird', 'Zeilen werden')} nicht übernommen`}
        >
          <p>Noch ist nichts gespeichert. Unternehmen, die schon im Adressbuch stehen, werden nicht überschrieben.</p>
        </Alert>
      )}
      {checked && checked.rejected.length > 0 && <RejectedRecords rejected={checked.rejected} />}
    </Dialog>
  );
}
