import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiList, useApiMutation } from '../../shared/api';
import { instant } from '../../shared/format';
import {
  Badge,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  LoadMore,
  PageHeader,
  ProblemAlert,
  SelectField,
  useToasts,
} from '../../shared/ui';
import { type Job, jobName, STATES } from './job';

const PATH = '/api/jobs';
const LOOK_AGAIN_MS = 3_000;
const OPTIONS = (['failed', 'waiting', 'done'] as const).map((value) => ({ value, label: STATES[value].label }));

const COLUMNS: readonly Column<Job>[] = [
  {
    id: 'name',
    header: 'Auftrag',
    isRowHeader: true,
    sort: ({ subscriber }) => jobName(subscriber),
    cell: ({ subscriber }) => jobName(subscriber),
  },
  {
    id: 'state',
    header: 'Zustand',
    width: '26%',
    cell: ({ state, error }) => (
      <div className="document-state">
        <Badge tone={STATES[state].tone} icon={STATES[state].icon}>
          {STATES[state].label}
        </Badge>
        {error && state !== 'done' && (
          <p className="document-state__reason">{state === 'waiting' ? `Letzter Versuch: ${error}` : error}</p>
        )}
      </div>
    ),
  },
  { id: 'attempts', header: 'Versuche', align: 'end', cell: ({ attempts }) => attempts },
  {
    id: 'created',
    header: 'Angelegt',
    sort: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <span className="figure">{instant(createdAt)}</span>,
  },
  {
    id: 'finished',
    header: 'Beendet',
    secondary: true,
    cell: ({ finishedAt }) => <span className="figure">{finishedAt ? instant(finishedAt) : '–'}</span>,
  },
  {
    id: 'event',
    header: 'Ereignis',
    secondary: true,
    cell: ({ eventType }) => <span className="muted small">{eventType}</span>,
  },
];

/** Asks again while something is on its way. */
function useLookAgain(isWaiting: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: [PATH] }), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaiting, queries]);
}

export default function JobsPage() {
  const [search, setSearch] = useSearchParams();
  const state = search.get('zustand') ?? '';
  const can = usePermissions();
  const toasts = useToasts();
  const list = useApiList<Job>(PATH, { query: { state: state || undefined }, keepPrevious: true });
  const failed = list.items.filter((job) => job.state === 'failed').length;
  useLookAgain(list.items.some((job) => job.state === 'waiting'));
  const retry = useApiMutation<unknown, Job>('post', '/api/jobs/{eventId}/{subscriber}/retry', {
    request: ({ eventId, subscriber }) => ({ path: { eventId, subscriber } }),
    invalidates: [PATH],
    onSuccess: (_answer, { subscriber }) => toasts.show({ text: `„${jobName(subscriber)}“ wird erneut versucht.` }),
    onProblem: (problem) => toasts.showProblem(problem),
  });

  return (
    <>
      <PageHeader
        title="Hintergrundaufträge"
        lead="Was nach einem Schritt von selbst geschieht. Ein fehlgeschlagener Auftrag wird mehrmals mit wachsendem Abstand wiederholt und steht dann hier mit seinem Grund."
      />
      <FilterBar
        onReset={state ? () => setSearch({}) : undefined}
        result={list.isLoading ? undefined : `${failed} fehlgeschlagen`}
      >
        <SelectField
          id="state"
          label="Zustand"
          optional
          placeholder="Alle"
          options={OPTIONS}
          value={state}
          onChange={(value) => setSearch(value ? { zustand: value } : {})}
        />
      </FilterBar>
      {list.problem && <ProblemAlert problem={list.problem} />}
      {!list.problem && (
        <DataTable
          caption="Hintergrundaufträge"
          columns={COLUMNS}
          rows={list.items}
          rowKey={({ eventId, subscriber }) => `${eventId} ${subscriber}`}
          loading={list.isLoading}
          actions={
            can('jobs.retry')
              ? (job) =>
                  job.state === 'failed'
                    ? [{ label: 'Erneut versuchen', icon: 'autorenew', onClick: () => retry.mutate(job) }]
                    : []
              : undefined
          }
          empty={
            <EmptyState title={state === 'failed' ? 'Kein Auftrag ist fehlgeschlagen' : 'Keine Aufträge'} icon="check">
              <p>
                Aufträge entstehen von selbst, zum Beispiel wenn ein Dokument erzeugt oder eine Bedarfsabfrage eröffnet
                wird.
              </p>
            </EmptyState>
          }
        />
      )}
      <LoadMore list={list} />
    </>
  );
}
