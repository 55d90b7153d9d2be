import { useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import {
  Alert,
  Button,
  type Column,
  Combobox,
  DataTable,
  Dialog,
  ProblemAlert,
  Skeleton,
  useDelayed,
  useToasts,
} from '../../shared/ui';
import type { components } from '../../shared/api/schema';
import {
  type Company,
  COMPANY_PATHS,
  type CompanyFacts,
  type CompanyListItem,
  placeOf,
  SME_WORDS,
  smeOf,
} from './model';

type Preview = components['schemas']['CompanyMergePreviewResponse'];

const FIELDS: readonly (readonly [key: keyof CompanyFacts, label: string])[] = [
  ['name', 'Name'],
  ['legalForm', 'Rechtsform'],
  ['street', 'Straße'],
  ['postcode', 'Postleitzahl'],
  ['city', 'Ort'],
  ['email', 'E-Mail'],
  ['phone', 'Telefon'],
  ['website', 'Internet'],
  ['vatId', 'USt-IdNr.'],
  ['registerCourt', 'Registergericht'],
  ['registerNumber', 'Registernummer'],
  ['pqNumber', 'PQ-Nummer'],
  ['sme', 'KMU'],
  ['cpv', 'CPV-Codes'],
  ['notes', 'Bemerkung'],
];

interface Row {
  readonly label: string;
  readonly here: string;
  readonly other: string;
  readonly after: string;
}
const shown = (value: CompanyFacts[keyof CompanyFacts]): string => {
  if (Array.isArray(value)) return value.join(', ') || '–';
  return typeof value === 'string' ? value || '–' : SME_WORDS[smeOf(value)];
};
const COLUMNS: readonly Column<Row>[] = [
  { id: 'label', header: 'Angabe', isRowHeader: true, cell: ({ label }) => label },
  { id: 'here', header: 'Dieser Eintrag', cell: ({ here }) => here },
  { id: 'other', header: 'Anderer Eintrag', cell: ({ other }) => other },
  { id: 'after', header: 'Danach', cell: ({ after }) => <strong>{after}</strong> },
];

interface MergeDialogProps {
  readonly company: Company;
  /** The entry that was offered; without it the person looks for one. */
  readonly otherId?: string | undefined;
  readonly onClose: () => void;
}

/** Makes one company out of two entries: shows what comes out before anything happens. */
export function MergeDialog({ company, otherId: offered = '', onClose }: MergeDialogProps) {
  const [otherId, setOtherId] = useState(offered);
  const [text, setText] = useState('');
  const q = useDelayed(text, 250);
  const toasts = useToasts();
  const hits = useApiQuery<{ items: readonly CompanyListItem[] }>('/api/companies', {
    query: { q, limit: 8 },
    enabled: offered === '',
    keepPrevious: true,
  });
  const other = useApiQuery<Company>('/api/companies/{id}', { path: { id: otherId }, enabled: otherId !== '' });
  const preview = useApiQuery<Preview>('/api/companies/{id}/merge', {
    path: { id: company.id },
    query: { otherId },
    enabled: otherId !== '',
  });
  const merge = useApiMutation<Company, void>('post', '/api/companies/{id}/merge', {
    request: () => ({ path: { id: company.id }, version: company.version, body: { otherId } }),
    invalidates: COMPANY_PATHS,
    onSuccess: () => {
      toasts.show({ text: 'Die beiden Einträge sind zusammengeführt.' });
      onClose();
    },
  });
  const problem = merge.error ?? preview.error ?? other.error;
  const rows =
    other.data && preview.data
      ? FIELDS.map(([key, label]) => ({
          label,
          here: shown(company[key]),
          other: shown(other.data[key]),
          after: shown(preview.data[key]),
        })).filter(({ here, other: there }) => here !== there)
      : undefined;
  return (
    <Dialog
      open
      wide
      title="Einträge zusammenführen"
      onClose={onClose}
      actions={
        <>
          {rows && (
            <Button kind="primary" busy={merge.isPending} onClick={() => merge.mutate()}>
              Zusammenführen
            </Button>
          )}
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      {offered === '' && (
        <Combobox
          id="anderer-eintrag"
          label="Anderer Eintrag"
          hint={`Er geht in „${company.name}“ auf.`}
          value={otherId}
          onChange={setOtherId}
          onSearch={setText}
          loading={hits.isLoading}
          placeholder="Name, Ort oder Nummer"
          options={(hits.data?.items ?? [])
            .filter(({ id }) => id !== company.id)
            .map((item) => ({ value: item.id, label: item.name, detail: placeOf(item) }))}
        />
      )}
      {problem && <ProblemAlert problem={problem} />}
      {otherId !== '' && !rows && !problem && <Skeleton lines={5} label="Vergleich wird geladen" />}
      {rows && other.data && (
        <>
          <Alert tone="warning" title={`„${other.data.name}“ geht in diesem Eintrag auf`}>
            <p>
              Angaben dieses Eintrags bleiben, Lücken werden gefüllt. Nachweise, Ansprechpersonen und Verläufe beider
              bleiben erhalten, alte Verweise führen hierher. Rückgängig machen lässt sich das nicht.
            </p>
          </Alert>
          {rows.length === 0 ? (
            <p>Die Stammdaten beider Einträge sind gleich.</p>
          ) : (
            <DataTable
              caption="Unterschiede der beiden Einträge"
              columns={COLUMNS}
              rows={rows}
              rowKey={({ label }) => label}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
