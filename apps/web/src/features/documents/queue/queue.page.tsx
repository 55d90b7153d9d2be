import { useSearchParams } from 'wouter';
import { usePermissions } from '../../../app/session';
import { useApiList, useApiQuery } from '../../../shared/api';
import { instant } from '../../../shared/format';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  LoadMore,
  PageHeader,
  ProblemAlert,
  SelectField,
  Skeleton,
} from '../../../shared/ui';
import { isOpen } from '../document';
import { DocumentStateView } from '../document-state';
import { SubjectName } from '../document-table';
import {
  type Part,
  PART_NAMES,
  partOf,
  type Queue,
  QUEUE_PATH,
  QUEUED_PATH,
  type QueuedDocument,
  type Urgency,
} from './queue';
import { useQueueActions } from './queue-actions';
import { QueueFigures, QueueShares } from './queue-figures';
import { useLiveQueue } from './use-live-queue';

const LOOK_AGAIN_MS = 5_000;
const CENTRE = 'centre';

const EMPTY: Readonly<Record<Part, { readonly title: string; readonly text: string }>> = {
  open: {
    title: 'Nichts ist in Arbeit',
    text: 'Sobald jemand ein Schriftstück erzeugt, erscheint es hier und rückt von selbst weiter.',
  },
  failed: {
    title: 'Nichts ist fehlgeschlagen',
    text: 'Was nicht erzeugt werden konnte oder angehalten wurde, steht hier mit seinem Grund.',
  },
  done: { title: 'Heute ist noch nichts fertig geworden', text: 'Ältere Schriftstücke stehen unter „Dokumente“.' },
};

const URGENCIES: Readonly<Partial<Record<Urgency, string>>> = { ahead: 'vorgezogen', batch: 'aus einem Stapel' };

const columnsOf = (nameOf: (memberId: string | null) => string): readonly Column<QueuedDocument>[] => [
  {
    id: 'title',
    header: 'Schriftstück',
    isRowHeader: true,
    cell: (document) => (
      <span className="document-title">
        {document.title}
        {document.title.includes(document.subject.label) || (
          <span className="muted small">
            {' · '}
            <SubjectName subject={document.subject} />
          </span>
        )}
        {isOpen(document) && URGENCIES[document.urgency] && (
          <span className="muted small">{` · ${URGENCIES[document.urgency] ?? ''}`}</span>
        )}
      </span>
    ),
  },
  { id: 'member', header: 'Für', secondary: true, cell: ({ memberId }) => nameOf(memberId) },
  {
    id: 'state',
    header: 'Zustand',
    width: '28%',
    cell: (document) => <DocumentStateView document={document} />,
  },
  {
    id: 'requested',
    header: 'Angefordert',
    secondary: true,
    cell: ({ requestedAt, requestedBy }) => (
      <span>
        <span className="figure">{instant(requestedAt)}</span>
        {requestedBy && <span className="muted small"> · {requestedBy}</span>}
      </span>
    ),
  },
];

/** The queue of documents, live: what waits and runs, what has failed and why, and what can be done about it. */
export default function QueuePage() {
  const [search, setSearch] = useSearchParams();
  const can = usePermissions();
  const part = partOf(search.get('teil'));
  const member = search.get('kommune') ?? '';
  const members = useApiQuery('/api/members').data?.items ?? [];
  const queue = useApiQuery<Queue>(QUEUE_PATH, { refetchInterval: LOOK_AGAIN_MS });
  const list = useApiList<QueuedDocument>(QUEUED_PATH, {
    query: { part, member: member || undefined },
    keepPrevious: true,
  });
  const actions = useQueueActions();
  useLiveQueue();

  const nameOf = (id: string | null): string =>
    id === null ? 'Vergabezentrum' : (members.find((one) => one.id === id)?.name ?? 'Kommune');
  const address = (next: { readonly part?: Part; readonly member?: string }): string => {
    const wanted = { teil: next.part ?? part, kommune: next.member ?? member };
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '' && value !== 'open'));
    return `/dokumente/warteschlange${query.size > 0 ? `?${query.toString()}` : ''}`;
  };
  const filterBy = (name: string, value: string): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });

  return (
    <>
      <PageHeader
        title="Warteschlange"
        lead="Was eine Person erwartet, wird vor einem Stapel erzeugt; Stapel verschiedener Kommunen wechseln sich ab."
        actions={
          can('queues.inspect') && (
            <ButtonLink icon="visibility" href="/api/queues/">
              Warteschlangen des Servers
            </ButtonLink>
          )
        }
      />
      {queue.error && <ProblemAlert problem={queue.error} onRetry={() => void queue.refetch()} />}
      {queue.isLoading && <Skeleton lines={3} label="Warteschlange wird geladen" />}
      {queue.data && <QueueFigures queue={queue.data} chosen={part} hrefOf={(next) => address({ part: next })} />}
      <FilterBar onReset={member ? () => filterBy('kommune', '') : undefined}>
        <SelectField
          id="queue-member"
          label="Für"
          optional
          placeholder="Alle"
          options={[
            { value: CENTRE, label: 'Vergabezentrum' },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={member}
          onChange={(value) => filterBy('kommune', value)}
        />
      </FilterBar>
      {list.problem && list.items.length === 0 ? (
        <ProblemAlert problem={list.problem} />
      ) : (
        <DataTable
          caption={PART_NAMES[part]}
          columns={columnsOf(nameOf)}
          rows={list.items}
          rowKey={({ id }) => id}
          actions={actions}
          loading={list.isLoading}
          empty={
            <EmptyState title={EMPTY[part].title} icon="check">
              <p>{EMPTY[part].text}</p>
            </EmptyState>
          }
        />
      )}
      <LoadMore list={list} />
      {queue.data && queue.data.shares.length > 0 && (
        <QueueShares
          shares={queue.data.shares}
          nameOf={nameOf}
          hrefOf={(id) => address({ part, member: id ?? CENTRE })}
        />
      )}
    </>
  );
}
