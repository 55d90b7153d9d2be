import { useState } from 'react';
import { RejectedRecords, useCsvImport } from '../../shared/csv-import';
import { counted } from '../../shared/format';
import { Alert, Button, ButtonLink, FileField, ProblemAlert, RadioGroup, useToasts } from '../../shared/ui';
import { ROUND_PATHS, type CsvImport, type Round, type RoundMember } from './types';

interface CsvUploadProps {
  readonly round: Round;
  readonly member: RoundMember;
  readonly reason: string | undefined;
}
const MOST_HINTS = 10;
const MAX_BYTES = 4 * 1024 * 1024;
/** A file is checked first; what is wrong is shown line by line, and the person decides. */
export function CsvUpload({ round, member, reason }: CsvUploadProps) {
  const [how, setHow] = useState('add');
  const toasts = useToasts();
  const { files, choose, busy, error, checked, store, reset } = useCsvImport({
    path: '/api/demand-rounds/{id}/lines/import',
    target: {
      path: { id: round.id },
      query: { member: member.member, replace: how === 'replace', ...(reason === undefined ? {} : { reason }) },
    },
    invalidates: ROUND_PATHS,
    onStored: (stored) => {
      toasts.show({ text: `${counted(stored, 'Zeile', 'Zeilen')} übernommen.` });
      startAgain();
    },
  });
  const template = (format: string): string =>
    `/api/demand-rounds/${round.id}/template?format=${format}&member=${encodeURIComponent(member.member)}`;
  const startAgain = (): void => {
    setHow('add');
    reset();
  };

  return (
    <div className="csv-upload">
      <FileField
        id="bedarf-datei"
        label="CSV-Datei"
        value={files}
        onChange={choose}
        accept=".csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        maxBytes={MAX_BYTES}
        hint={
          <>
            CSV oder Excel (XLSX) mit den Spalten Kostenstelle, Artikelnummer, Menge, Einheit und Bemerkung. Die Datei
            wird zuerst nur geprüft. „1.250“ Packungen sind 1250: Der Punkt trennt Tausender, das Komma
            Nachkommastellen.
          </>
        }
      />
      <div className="button-row">
        <ButtonLink small kind="tertiary" icon="download" href={template('xlsx')} download>
          Vorlage mit Ihren Kostenstellen (Excel)
        </ButtonLink>
        <ButtonLink small kind="tertiary" icon="download" href={template('csv')} download>
          Dieselbe als CSV
        </ButtonLink>
        <ButtonLink small kind="tertiary" icon="download" href="/api/demand-rounds/lines/template" download>
          Leere Vorlage (CSV)
        </ButtonLink>
      </div>
      {busy && <p role="status">Die Datei wird gelesen …</p>}
      {error && <ProblemAlert problem={error} />}
      {checked && (
        <>
          {/* The shared hook knows what all imports answer; this route answers more. */}
          <CheckResult checked={checked as CsvImport} />
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
                busy={busy}
                onClick={() => store(checked.rejected.length > 0 ? 'good-lines' : 'all-or-nothing')}
              >
                {checked.rejected.length > 0
                  ? `Nur ${counted(checked.accepted, 'gute Zeile', 'gute Zeilen')} übernehmen`
                  : `${counted(checked.accepted, 'Zeile', 'Zeilen')} übernehmen`}
              </Button>
            )}
            <Button onClick={startAgain}>Abbrechen</Button>
          </div>
        </>
      )}
    </div>
  );
}

function CheckResult({ checked }: { readonly checked: CsvImport }) {
  return (
    <>
      <Verdict checked={checked} />
      <p className="muted small">
        {checked.readAs === 'XLSX'
          ? 'Gelesen als Excel-Arbeitsmappe.'
          : `Gelesen als CSV mit der Zeichenkodierung ${checked.readAs}.`}
        {checked.untouched > 0 &&
          ` ${counted(checked.untouched, 'Zeile der Vorlage ist', 'Zeilen der Vorlage sind')} nicht ausgefüllt und ${checked.untouched === 1 ? 'wird' : 'werden'} übergangen.`}
      </p>
      {checked.hints.length > 0 && (
        <Alert tone="info" title="So wurden Punkte in Zahlen gelesen">
          <ul className="bullet-list">
            {checked.hints.slice(0, MOST_HINTS).map(({ record, line, message }) => (
              <li key={record}>
                Zeile {line}: {message}
              </li>
            ))}
            {checked.hints.length > MOST_HINTS && <li>und {checked.hints.length - MOST_HINTS} weitere</li>}
          </ul>
        </Alert>
      )}
    </>
  );
}

function Verdict({ checked: { accepted, rejected } }: { readonly checked: CsvImport }) {
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
