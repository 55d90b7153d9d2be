import { useState } from 'react';
import { useApiMutation } from '../../shared/api';
import { counted } from '../../shared/format';
import { Alert, Button, Dialog, FileField, ProblemAlert, useToasts } from '../../shared/ui';
import { RejectedRecords } from './rejected-records';
import type { CsvImport } from './types';

interface Load {
  readonly file: File;
  readonly mode: 'check' | 'apply';
}

/** Reads the article master from a file: first a check, then the good records. */
export function ArticleImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const toasts = useToasts();
  const load = useApiMutation<CsvImport, Load>('post', '/api/articles/import', {
    request: ({ file, mode }) => ({ query: { mode }, body: file, contentType: 'text/csv' }),
    invalidates: ['/api/articles', '/api/product-groups'],
    onSuccess: ({ stored }, { mode }) => {
      if (mode === 'check') return;
      toasts.show({ text: `${counted(stored, 'Artikel ist', 'Artikel sind')} neu oder geändert.` });
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
      title="Artikel einlesen"
      onClose={onClose}
      actions={
        <>
          {file && checked && checked.accepted > 0 && (
            <Button kind="primary" busy={load.isPending} onClick={() => load.mutate({ file, mode: 'apply' })}>
              {counted(checked.accepted, 'Artikel', 'Artikel')} übernehmen
            </Button>
          )}
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <FileField
        id="artikel-datei"
        label="CSV-Datei"
        value={files}
        onChange={choose}
        accept=".csv,text/csv"
        hint="Spalten: Artikelnummer; Bezeichnung; Warengruppe; CPV; Einheit; Gebindeinhalt; Basiseinheit; Hersteller; Herstellernummer; Umweltzeichen; MwSt; Referenzpreis netto"
      />
      {load.isPending && <p role="status">Die Datei wird gelesen …</p>}
      {load.error && <ProblemAlert problem={load.error} />}
      {checked && (
        <Alert
          live
          tone={checked.rejected.length > 0 ? 'warning' : 'success'}
          title={`${counted(checked.accepted, 'Artikel', 'Artikel')} lesbar, ${counted(checked.rejected.length, 'fehlerhafte Zeile', 'fehlerhafte Zeilen')}`}
        >
          <p>Noch ist nichts gespeichert. Artikel, die schon im Stamm stehen, werden geändert; gelöscht wird keiner.</p>
        </Alert>
      )}
      {checked && checked.rejected.length > 0 && <RejectedRecords rejected={checked.rejected} />}
    </Dialog>
  );
}
