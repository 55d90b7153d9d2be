import { useState } from 'react';
import { usePermissions, useSession } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { CsvImportDialog } from '../../shared/csv-import';
import { addDays, counted, date } from '../../shared/format';
import { Badge, Button, ButtonRow, type Column, DataTable, EmptyState, ProblemAlert, useToasts } from '../../shared/ui';
import { contains, type DirectoryFilter, type Member, type MemberDay } from './directory';
import { MemberDayDialog } from './member-day-dialog';

const PATHS = ['/api/member-days', '/api/procedures'];
/** Sessions and closings are rarely known for longer. */
const DAYS_AHEAD = 730;
const KINDS = { closed: ['warning', 'geschlossen'], session: ['info', 'Sitzung'] } as const;

const COLUMNS: readonly Column<MemberDay>[] = [
  {
    id: 'day',
    header: 'Tag',
    isRowHeader: true,
    sort: ({ from }) => from,
    cell: ({ from, to }) => (from === to ? date(from) : `${date(from)} – ${date(to)}`),
  },
  { id: 'kind', header: 'Art', cell: ({ kind }) => <Badge tone={KINDS[kind][0]}>{KINDS[kind][1]}</Badge> },
  { id: 'label', header: 'Grund oder Gremium', sort: ({ label }) => label, cell: ({ label }) => label },
  { id: 'member', header: 'Mitglied', sort: ({ memberName }) => memberName, cell: ({ memberName }) => memberName },
];

/** When members are closed and when their bodies sit: the dates of procedures are held against these days. */
export function MemberDays({
  members,
  filter,
}: {
  readonly members: readonly Member[];
  readonly filter: DirectoryFilter;
}) {
  const { today } = useSession();
  const manages = usePermissions()('directory.manage');
  const toasts = useToasts();
  const [open, setOpen] = useState<'add' | 'import'>();
  const { data, error, isLoading, refetch } = useApiQuery('/api/member-days', {
    query: { from: today, to: addDays(today, DAYS_AHEAD) },
  });
  const remove = useApiMutation<unknown, MemberDay>('delete', '/api/member-days/{id}', {
    request: ({ id }) => ({ path: { id } }),
    invalidates: PATHS,
    onSuccess: (_answer, { label, from }) => toasts.show({ text: `${label} am ${date(from)} ist entfernt.` }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  const shown = (data?.items ?? []).filter(
    ({ member, memberName, label }) =>
      (filter.member === '' || member === filter.member) && contains(filter.search, label, memberName),
  );
  const add = (
    <Button icon="add" kind="primary" onClick={() => setOpen('add')}>
      Tag eintragen
    </Button>
  );
  return (
    <div className="stack">
      <div className="list-head">
        <p className="muted" role="status">
          {!isLoading && `${counted(shown.length, 'Eintrag', 'Einträge')} ab heute`}
        </p>
        {manages && (
          <ButtonRow>
            <Button icon="drive-folder-upload" onClick={() => setOpen('import')}>
              CSV einlesen
            </Button>
            {add}
          </ButtonRow>
        )}
      </div>
      <DataTable
        caption="Schließtage und Sitzungen"
        columns={COLUMNS}
        rows={shown}
        rowKey={({ id }) => id}
        loading={isLoading}
        sorting={{ column: 'day', descending: false }}
        actions={
          manages ? (day) => [{ label: 'Entfernen', icon: 'delete', onClick: () => remove.mutate(day) }] : undefined
        }
        empty={
          <EmptyState title="Noch keine Schließ- oder Sitzungstage" icon="calendar-today" action={manages && add}>
            Wer einträgt, wann ein Rathaus geschlossen ist und wann Gremien tagen, bekommt im Zeitplan eines Verfahrens
            einen Hinweis, wenn ein Termin ungünstig fällt.
          </EmptyState>
        }
      />
      {open === 'add' && (
        <MemberDayDialog members={members} member={filter.member} onClose={() => setOpen(undefined)} paths={PATHS} />
      )}
      {open === 'import' && (
        <CsvImportDialog
          id="tage-datei"
          title="Schließ- und Sitzungstage einlesen"
          names={['Tag', 'Tage']}
          hint="Spalten: Art; Mitglied; Von; Bis; Bezeichnung. Art ist „Schließtag“ oder „Sitzung“, Bis darf leer bleiben."
          effect="Was schon eingetragen ist, bleibt stehen; dieselbe Datei kann also noch einmal kommen."
          path="/api/member-days/import"
          invalidates={PATHS}
          stored={(stored) => `${counted(stored, 'Tag ist', 'Tage sind')} neu eingetragen.`}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
