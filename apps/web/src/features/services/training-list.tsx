import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import { date } from '../../shared/format';
import { Button, Card, type Column, DataTable, Dialog, EmptyState, LoadMore, ProblemAlert } from '../../shared/ui';
import { CancelDialog } from './cancel-dialog';
import { KINDS, labelOf, type Training } from './services';
import { TrainingForm } from './training-form';

const COLUMNS: readonly Column<Training>[] = [
  { id: 'day', header: 'Tag', cell: (row) => date(row.day) },
  { id: 'title', header: 'Titel', isRowHeader: true, cell: (row) => row.title },
  { id: 'kind', header: 'Art', cell: (row) => labelOf(KINDS, row.kind) },
  { id: 'place', header: 'Ort', cell: (row) => row.place },
  { id: 'minutes', header: 'Minuten', align: 'end', secondary: true, cell: (row) => row.minutes },
  {
    id: 'people',
    header: 'Teilnehmende',
    align: 'end',
    cell: (row) => row.participants.reduce((sum, { people }) => sum + people, 0),
  },
];

/** Trainings and information events, newest first. */
export function TrainingList() {
  const can = usePermissions();
  const [editing, setEditing] = useState<Training | 'new'>();
  const [cancelling, setCancelling] = useState<Training>();
  const list = useApiList<Training>('/api/trainings', { query: { limit: 50 } });
  const close = (): void => setEditing(undefined);
  return (
    <Card
      title="Schulungen und Informationsveranstaltungen"
      flush
      actions={
        can('service.log') && (
          <Button small onClick={() => setEditing('new')}>
            Veranstaltung erfassen
          </Button>
        )
      }
    >
      {list.problem && <ProblemAlert problem={list.problem} />}
      <DataTable
        caption="Schulungen und Informationsveranstaltungen"
        columns={COLUMNS}
        rows={list.items}
        rowKey={(row) => row.id}
        loading={list.isLoading}
        actions={
          can('service.log')
            ? (row) => [
                { label: 'Berichtigen', onClick: () => setEditing(row) },
                { label: 'Stornieren', onClick: () => setCancelling(row) },
              ]
            : undefined
        }
        empty={
          <EmptyState title="Noch keine Veranstaltung erfasst">
            <p>Schulungen und Informationsveranstaltungen stehen mit ihren Teilnehmenden im Jahresbericht.</p>
          </EmptyState>
        }
      />
      <LoadMore list={list} />
      {editing && (
        <Dialog
          open
          wide
          title={editing === 'new' ? 'Veranstaltung erfassen' : 'Veranstaltung berichtigen'}
          onClose={close}
        >
          <TrainingForm entry={editing === 'new' ? undefined : editing} onDone={close} />
        </Dialog>
      )}
      {cancelling && (
        <CancelDialog
          path={`/api/trainings/${cancelling.id}`}
          version={cancelling.version}
          onClose={() => setCancelling(undefined)}
        />
      )}
    </Card>
  );
}
