import { useApiList } from '../../shared/api';
import { instant } from '../../shared/format';
import { type Column, DataTable, Link, LoadMore, Card } from '../../shared/ui';
import { batchAddress, type BatchItem, isBatchMoving, progressText, settledOf } from './batch';
import { SubjectName } from './document-table';
import { BATCHES_PATH, useLiveDocuments } from './use-live-documents';

const columns: readonly Column<BatchItem>[] = [
  {
    id: 'title',
    header: 'Sammelauftrag',
    isRowHeader: true,
    sort: ({ title }) => title,
    cell: ({ id, title }) => <Link href={batchAddress(id)}>{title}</Link>,
  },
  {
    id: 'subject',
    header: 'Gegenstand',
    secondary: true,
    cell: ({ subject }) => (subject ? <SubjectName subject={subject} /> : '–'),
  },
  {
    id: 'state',
    header: 'Stand',
    cell: (batch) => (
      <div className="document-state">
        {isBatchMoving(batch) && (
          <progress
            className="document-state__bar"
            aria-label={`Fortschritt von ${batch.title}`}
            max={batch.total}
            value={settledOf(batch)}
          />
        )}
        <span>{progressText(batch)}</span>
      </div>
    ),
  },
  {
    id: 'requested',
    header: 'Angefordert',
    sort: ({ requestedAt }) => requestedAt,
    cell: ({ requestedAt }) => <span className="figure">{instant(requestedAt)}</span>,
  },
];

const SHOWN = 5;

/** What was asked for or put together in one go, the newest first. Nothing where that never happened. */
export function BatchOverview() {
  const list = useApiList<BatchItem>(BATCHES_PATH, { query: { limit: SHOWN } });
  useLiveDocuments(list.items.some(isBatchMoving));
  if (list.items.length === 0) return null;
  return (
    <Card title="Sammelaufträge">
      <DataTable caption="Sammelaufträge" columns={columns} rows={list.items} rowKey={({ id }) => id} />
      <LoadMore list={list} />
    </Card>
  );
}
