import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import { date } from '../../shared/format';
import { Card, type Column, DataTable, Dialog, EmptyState, LoadMore, ProblemAlert, TextField } from '../../shared/ui';
import { useDelayed } from '../../shared/ui/use-delayed';
import { CancelDialog } from './cancel-dialog';
import { ConsultationForm } from './consultation-form';
import { CHANNELS, type Consultation, labelOf } from './services';

const COLUMNS: readonly Column<Consultation>[] = [
  { id: 'day', header: 'Tag', cell: (row) => date(row.day) },
  { id: 'topic', header: 'Thema', isRowHeader: true, cell: (row) => row.topic },
  { id: 'member', header: 'Kommune', cell: (row) => row.memberName },
  { id: 'asker', header: 'Gefragt von', cell: (row) => row.asker },
  { id: 'channel', header: 'Weg', secondary: true, cell: (row) => labelOf(CHANNELS, row.channel) },
  { id: 'minutes', header: 'Minuten', align: 'end', cell: (row) => row.minutes },
  { id: 'officer', header: 'Erfasst von', secondary: true, cell: (row) => row.officerName },
];

/** Newest first; corrections and cancelling for those who log. */
export function ConsultationList() {
  const can = usePermissions();
  const [text, setText] = useState('');
  const [changing, setChanging] = useState<Consultation>();
  const [cancelling, setCancelling] = useState<Consultation>();
  const q = useDelayed(text, 250).trim();
  const list = useApiList<Consultation>('/api/consultations', { query: { limit: 50, ...(q ? { q } : {}) } });
  return (
    <Card title="Erfasste Beratungen" flush>
      <div className="services-search">
        <TextField id="beratung-suche" label="Suchen" optional type="search" value={text} onChange={setText} />
      </div>
      {list.problem && <ProblemAlert problem={list.problem} />}
      <DataTable
        caption="Erfasste Beratungen"
        columns={COLUMNS}
        rows={list.items}
        rowKey={(row) => row.id}
        loading={list.isLoading}
        actions={
          can('service.log')
            ? (row) => [
                { label: 'Berichtigen', onClick: () => setChanging(row) },
                { label: 'Stornieren', onClick: () => setCancelling(row) },
              ]
            : undefined
        }
        empty={
          <EmptyState title={q ? 'Keine Beratung gefunden' : 'Noch keine Beratung erfasst'}>
            <p>
              {q
                ? 'Gesucht wird in Thema, Fragenden und Bemerkungen.'
                : 'Erfassen Sie jede Auskunft gleich nach dem Gespräch: Der Jahresbericht zählt sie.'}
            </p>
          </EmptyState>
        }
      />
      <LoadMore list={list} />
      {changing && (
        <Dialog open wide title="Beratung berichtigen" onClose={() => setChanging(undefined)}>
          <p className="muted">Die bisherige Fassung bleibt erhalten.</p>
          <ConsultationForm
            key={changing.id}
            defaults={{ member: changing.member, channel: changing.channel, minutes: changing.minutes }}
            entry={changing}
            onDone={() => setChanging(undefined)}
          />
        </Dialog>
      )}
      {cancelling && (
        <CancelDialog
          path={`/api/consultations/${cancelling.id}`}
          version={cancelling.version}
          onClose={() => setCancelling(undefined)}
        />
      )}
    </Card>
  );
}
