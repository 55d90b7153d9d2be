import { useApiList, useApiQuery } from '../../shared/api';
import { date, relativeDay } from '../../shared/format';
import { Badge, Button, Icon, Link, ProblemAlert, Skeleton } from '../../shared/ui';
import { useSession } from '../../app/session';
import { type ListState, type NextStepOf, type PhaseCount, type ProcedureItem, queryOf } from './list-filters';
import { NoProcedures } from './no-procedures';

const CARDS = 12;

interface Props {
  readonly state: ListState;
  readonly counts: readonly PhaseCount[] | undefined;
}

/** Open procedures in columns by phase; each card says what keeps it from the next step. */
export function ProcedureBoard({ state, counts }: Props) {
  if (!counts) return <Skeleton lines={8} label="Die Tafel wird geladen" />;
  const chosen =
    state.filters.phase === '' || state.filters.phase === 'open' ? undefined : state.filters.phase.split(',');
  const columns = counts.filter(({ phase, open, count }) => count > 0 && (chosen ? chosen.includes(phase) : open));
  if (columns.length === 0) return <NoProcedures filters={state.filters} />;
  return (
    <div className="board" role="group" aria-label="Verfahren nach ihrem Stand">
      {columns.map((column) => (
        <BoardColumn key={column.phase} column={column} state={state} />
      ))}
    </div>
  );
}

function BoardColumn({ column, state }: { readonly column: PhaseCount; readonly state: ListState }) {
  const query = { ...queryOf(state.filters), phase: column.phase, sort: state.sort, limit: CARDS };
  const list = useApiList<ProcedureItem>('/api/procedures', { query, keepPrevious: true });
  return (
    <section className="board__column" aria-label={`${column.phaseName}, ${column.count}`}>
      <h2 className="board__title">
        {column.phaseName} <span className="muted">{column.count}</span>
      </h2>
      {list.problem && <ProblemAlert problem={list.problem} />}
      {list.isLoading && <Skeleton lines={4} label="Karten werden geladen" />}
      {pagesOf(list.items).map((items) => (
        <Cards key={items[0]?.id} items={items} />
      ))}
      {list.hasMore && (
        <Button small kind="tertiary" icon="arrow-down" busy={list.isLoadingMore} onClick={list.loadMore}>
          Weitere zeigen
        </Button>
      )}
    </section>
  );
}

const pagesOf = (items: readonly ProcedureItem[]): readonly (readonly ProcedureItem[])[] =>
  Array.from({ length: Math.ceil(items.length / CARDS) }, (_, page) => items.slice(page * CARDS, (page + 1) * CARDS));

/** One page of cards: what blocks them is asked for together, after the cards stand there. */
function Cards({ items }: { readonly items: readonly ProcedureItem[] }) {
  const steps = useApiQuery<{ items: readonly NextStepOf[] }>('/api/procedures/next-steps', {
    query: { ids: items.map(({ id }) => id).join(',') },
  });
  return (
    <ul className="board__cards">
      {items.map((item) => (
        <BoardCard key={item.id} item={item} step={steps.data?.items.find(({ id }) => id === item.id)} />
      ))}
    </ul>
  );
}

function BoardCard({ item, step }: { readonly item: ProcedureItem; readonly step: NextStepOf | undefined }) {
  const { today } = useSession();
  const { id, fileNumber, title, nextDate, officerName, suspendedOn } = item;
  return (
    <li className="board__card">
      <span className="board__line muted small">
        <span className="figure">{fileNumber}</span>
        <span>{officerName ?? 'ohne Zuständige'}</span>
      </span>
      <Link href={`/vergaben/${id}`}>{title}</Link>
      {suspendedOn && <Badge tone="warning">ausgesetzt seit {date(suspendedOn)}</Badge>}
      {nextDate && (
        <span className="small">
          <Icon name="calendar-today" size="small" /> {date(nextDate.day)} ({relativeDay(nextDate.day, today)}):{' '}
          {nextDate.name}
        </span>
      )}
      {!step && <span className="skeleton__line" aria-hidden="true" />}
      {step?.blocking && (
        <span className="board__blocking small">
          <Icon name="clock" size="small" />
          <span title={step.blocking.sentence}>
            <span className="visually-hidden">Es fehlt: </span>
            {step.blocking.sentence}
            {step.unmet > 1 && <span className="muted"> und {step.unmet - 1} weitere</span>}
          </span>
        </span>
      )}
      {step && !step.blocking && step.nextPhaseName && (
        <span className="board__ready small">
          <Icon name="success" size="small" /> Bereit für „{step.nextPhaseName}“
        </span>
      )}
    </li>
  );
}
