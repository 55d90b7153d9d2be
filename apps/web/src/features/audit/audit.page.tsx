import { useSearchParams } from 'wouter';
import { roleName } from '../../app/session';
import { useApiList } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  FilterBar,
  InstantText,
  Link,
  LoadMore,
  PageHeader,
  ProblemAlert,
  TextField,
  type Column,
} from '../../shared/ui';
import { differences } from './audit-diff';
import { actionName, subjectName } from './audit-words';
import { EntryDifferences } from './entry-differences';
import { ExtractCard } from './extract-card';
import { VerificationPanel } from './verification-panel';

type Entry = components['schemas']['AuditEntryResponse'];

const subjectText = ({ subjectType, subjectLabel }: Entry): string =>
  [subjectName(subjectType), subjectLabel].filter(Boolean).join(' ');
const rolesText = (roles: string): string => roles.split(',').filter(Boolean).map(roleName).join(', ');

const COLUMNS: readonly Column<Entry>[] = [
  { id: 'at', header: 'Zeit', cell: ({ at }) => <InstantText value={at} /> },
  {
    id: 'action',
    header: 'Was geschah',
    isRowHeader: true,
    cell: ({ action }) => actionName(action),
  },
  {
    id: 'subject',
    header: 'Vorgang',
    cell: (entry) => (
      <Link href={`/protokoll?vorgang=${encodeURIComponent(entry.subjectId)}`}>{subjectText(entry)}</Link>
    ),
  },
  {
    id: 'person',
    header: 'Wer',
    cell: ({ personName, roles }) => (
      <span>
        {personName}
        {roles && <span className="muted small"> ({rolesText(roles)})</span>}
      </span>
    ),
  },
  {
    id: 'change',
    header: 'Änderung',
    cell: ({ before, after }) => <EntryDifferences differences={differences(before, after)} />,
  },
  { id: 'seq', header: 'Nr.', align: 'end', cell: ({ seq }) => seq, secondary: true },
];

export default function AuditPage() {
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('suche') ?? '';
  const subject = parameters.get('vorgang') ?? '';
  const list = useApiList<Entry>('/api/audit', {
    query: { limit: 50, ...(search ? { q: search } : {}), ...(subject ? { subject } : {}) },
    keepPrevious: true,
  });
  const first = list.items[0];
  const reset = (): void => setParameters({}, { replace: true });
  const setSearch = (text: string): void =>
    setParameters({ ...(text ? { suche: text } : {}), ...(subject ? { vorgang: subject } : {}) }, { replace: true });

  return (
    <>
      <PageHeader
        title="Protokoll"
        lead="Jede Änderung mit Person, Rolle und Zeit. Einträge kann niemand ändern oder löschen."
      />
      <VerificationPanel />
      <FilterBar onReset={search || subject ? reset : undefined}>
        <TextField
          id="protokoll-suche"
          label="Suche"
          type="search"
          optional
          placeholder="Person, Aktenzeichen, Bezeichnung"
          value={search}
          onChange={setSearch}
        />
      </FilterBar>
      {subject && first && (
        <p role="status">
          Alles zum Vorgang <strong>{subjectText(first)}</strong>
        </p>
      )}
      {list.problem ? (
        <ProblemAlert problem={list.problem} />
      ) : (
        <Card flush>
          <DataTable
            caption="Einträge des Protokolls, die neuesten zuerst"
            columns={COLUMNS}
            rows={list.items}
            rowKey={({ seq }) => seq}
            loading={list.isLoading}
            empty={
              <EmptyState
                title="Kein Eintrag gefunden"
                icon="search"
                action={<Button onClick={reset}>Alle zeigen</Button>}
              >
                Zu diesem Filter gibt es keinen Eintrag.
              </EmptyState>
            }
          />
          <LoadMore list={list} />
        </Card>
      )}
      <ExtractCard key={subject} subject={subject} />
    </>
  );
}
