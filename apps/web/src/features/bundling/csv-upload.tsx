import { useState } from 'react';
import { useApiMutation } from '../../shared/api';
import { counted } from '../../shared/format';
import { Alert, Button, ButtonLink, FileField, ProblemAlert, RadioGroup, useToasts } from '../../shared/ui';
import { RejectedRecords } from './rejected-records';
import { ROUND_PATHS, type CsvImport, type Round, type RoundMember } from './types';

interface CsvUploadProps {
  readonly round: Round;
  readonly member: RoundMember;
  readonly reason: string | undefined;
}
interface Load {
  readonly file: File;
  readonly mode: 'check' | 'good-lines' | 'all-or-nothing';
}

const MAX_BYTES = 20_000_000;
/** A file is checked first; what is wrong is shown line by line, and the person decides. */
export function CsvUpload({ round, member, reason }: CsvUploadProps) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [how, setHow] = useState('add');
  const toasts = useToasts();
  const load = useApiMutation<CsvImport, Load>('post', '/api/demand-rounds/{id}/lines/import', {
    request: ({ file, mode }) => ({
      path: { id: round.id },
      query: { member: member.member, mode, replace: how === 'replace', ...(reason === undefined ? {} : { reason }) },
      body: file,
      contentType: 'text/csv',
    }),
    invalidates: ROUND_PATHS,
    onSuccess: ({ stored }, { mode }) => {
      if (mode === 'check') return;
      toasts.show({ text: `${counted(stored, 'Zeile', 'Zeilen')} übernommen.` });
      reset();
    },
  });
  const reset = (): void => {
    setFiles([]);
    setHow('add');
    load.reset();
  };
  const choose = (chosen: readonly File[]): void => {
    setFiles(chosen);
    const [file] = chosen;
    if (file) load.mutate({ file, mode: 'check' });
    else load.reset();
  };
  const [file] = files;
  const checked = load.variables?.mode === 'check' ? load.data : undefined;

  return (
    <div className="csv-upload">
      <FileField
        id="bedarf-datei"
        label="CSV-Datei"
        value={files}
        onChange={choose}
        accept=".csv,text/csv"
        maxBytes={MAX_BYTES}
        hint={<>Spalten: Kostenstelle; Artikelnummer; Menge; Einheit; Bemerkung. Die Datei wird zuerst nur geprüft.</>}
      />
      <div className="button-row">
        <ButtonLink small kind="tertiary" icon="download" href="/api/demand-rounds/lines/template" download>
          Vorlage herunterladen
        </ButtonLink>
      </div>
      {load.isPending && <p role="status">Die Datei wird gelesen …</p>}
      {load.error && <ProblemAlert problem={load.error} />}
      {file && checked && (
        <>
          <CheckResult checked={checked} />
          {checked.accepted > 0 && member.lines > 0 && (
            <RadioGroup
              id="bedarf-datei-art"
              label={`Für ${member.name} schon gemeldet: ${counted(member.lines, 'Zeile', 'Zeilen')}`}
              value={how}
              onChange={setHow}
              options={[
                {
                  value: 'add',
                  label: 'Zeilen der Datei hinzufügen',
                  detail: 'Gleiche Artikel werden zusammengezählt.',
                },
                { value: 'replace', label: 'Bisherige Zeilen durch die Datei ersetzen' },
              ]}
            />
          )}
          <div className="button-row">
            {checked.accepted > 0 && (
              <Button
                kind="primary"
                busy={load.isPending}
                onClick={() =>
                  load.mutate({ file, mode: checked.rejected.length > 0 ? 'good-lines' : 'all-or-nothing' })
                }
              >
                {checked.rejected.length > 0
                  ? `Nur ${counted(checked.accepted, 'gute Zeile', 'gute Zeilen')} übernehmen`
                  : `${counted(checked.accepted, 'Zeile', 'Zeilen')} übernehmen`}
              </Button>
            )}
            <Button onClick={reset}>Abbrechen</Button>
          </div>
        </>
      )}
    </div>
  );
}

function CheckResult({ checked: { accepted, rejected } }: { readonly checked: CsvImport }) {
  if (rejected.length === 0) {
    return (
      <Alert tone="success" live title={accepted > 0 ? 'Die Datei ist fehlerfrei' : 'Die Datei enthält keine Zeilen'}>
        <p>{counted(accepted, 'Zeile kann', 'Zeilen können')} übernommen werden. Noch ist nichts gespeichert.</p>
      </Alert>
    );
  }
  return (
    <>
      <Alert
        tone="warning"
        live
        title={`${counted(rejected.length, 'fehlerhafte Zeile', 'fehlerhafte Zeilen')}, ${counted(accepted, 'gute', 'gute')}`}
      >
        <p>
          Noch ist nichts gespeichert. Sie können die Datei berichtigen und erneut auswählen oder nur die guten Zeilen
          übernehmen.
        </p>
      </Alert>
      <RejectedRecords rejected={rejected} />
    </>
  );
}
