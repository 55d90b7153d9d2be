import { useSession } from '../../app/session';
import { useApiList, useApiQuery } from '../../shared/api';
import { date, month } from '../../shared/format';
import { Card, type Column, DataTable, DateText, Link, LoadMore, ProblemAlert, Skeleton } from '../../shared/ui';
import { monthStarts, share } from './calendar-weeks';
import { type ListState, type ProcedureDate, type ProcedureItem, queryOf } from './list-filters';
import { NoProcedures } from './no-procedures';
import { type Chain, chainsOf, rangeOf, SPANS } from './procedure-chains';

const ROWS = 40;
const MOST_IDS = 100;
const WIDTH = 1000;
const HEIGHT = 26;

/** The procedures of the filter side by side in time; without a phase chosen only those that run. */
export function ProcedureGantt({ state }: { readonly state: ListState }) {
  const { today } = useSession();
  const query = {
    ...queryOf({ ...state.filters, phase: state.filters.phase || 'open' }),
    sort: state.sort,
    limit: ROWS,
  };
  const list = useApiList<ProcedureItem>('/api/procedures', { query, keepPrevious: true });
  const items = list.items.slice(0, MOST_IDS);
  const dates = useApiQuery<{ items: readonly ProcedureDate[] }>('/api/procedures/chains', {
    query: { ids: items.map(({ id }) => id).join(',') },
    enabled: items.length > 0,
    keepPrevious: true,
  });
  if (list.problem) return <ProblemAlert problem={list.problem} />;
  if (list.isLoading || (items.length > 0 && !dates.data))
    return <Skeleton lines={10} label="Die Zeitleiste wird geladen" />;
  if (items.length === 0) return <NoProcedures filters={state.filters} />;
  const chains = chainsOf(items, dates.data?.items ?? []);
  return (
    <Card title="Zeitleiste" actions={<Legend />}>
      <Drawing chains={chains} today={today} />
      <details className="details">
        <summary>Als Tabelle zeigen</summary>
        <DataTable
          caption="Termine der Verfahren"
          columns={COLUMNS}
          rows={chains}
          rowKey={({ item }) => item.id}
          narrow="scroll"
        />
      </details>
      {list.items.length < MOST_IDS && <LoadMore list={list} />}
    </Card>
  );
}

const dayColumn = (kind: string, header: string): Column<Chain> => ({
  id: kind,
  header,
  cell: ({ days }) => {
    const day = days.get(kind);
    return day ? <DateText value={day} /> : '';
  },
});
const COLUMNS: readonly Column<Chain>[] = [
  { id: 'number', header: 'Aktenzeichen', cell: ({ item }) => item.fileNumber },
  {
    id: 'title',
    header: 'Gegenstand',
    isRowHeader: true,
    cell: ({ item }) => <Link href={`/vergaben/${item.id}`}>{item.title}</Link>,
  },
  dayColumn('notice', 'Absendung'),
  dayColumn('tender-end', 'Ende der Angebotsfrist'),
  dayColumn('losers-informed', 'Bieterinformation'),
  dayColumn('standstill-end', 'Ende der Wartefrist'),
  dayColumn('award', 'Zuschlag'),
  dayColumn('binding-until', 'Ende der Bindefrist'),
];

function Legend() {
  return (
    <ul className="gantt__legend small" aria-label="Zeichen der Zeitleiste">
      {SPANS.map(({ id, label }) => (
        <li key={id}>
          <svg width="24" height="12" aria-hidden="true">
            <rect width="24" height="12" rx="2" className={`gantt__span gantt__span--${id}`} />
          </svg>
          {label}
        </li>
      ))}
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <path d="M6 0l6 6-6 6-6-6z" className="gantt__mark" />
        </svg>
        Zuschlag
      </li>
    </ul>
  );
}

function Drawing({ chains, today }: { readonly chains: readonly Chain[]; readonly today: string }) {
  const [from, to] = rangeOf(chains, today);
  const x = (day: string): number => Math.round(share(day, from, to) * WIDTH * 10) / 10;
  const months = monthStarts(from, to);
  return (
    <div className="gantt">
      <div className="gantt__row gantt__row--head" aria-hidden="true">
        <span className="gantt__name" />
        <span className="gantt__months small">
          {months.map((start) => (
            <span key={start} style={{ left: `${x(start) / (WIDTH / 100)}%` }}>
              {month(start.slice(0, 7)).replace(/(\p{L}{3})\p{L}+/u, '$1')}
            </span>
          ))}
        </span>
      </div>
      <ul className="gantt__rows">
        {chains.map(({ item, spans, days }) => (
          <li key={item.id} className="gantt__row">
            <span className="gantt__name">
              <Link href={`/vergaben/${item.id}`}>
                <span className="figure">{item.fileNumber}</span> {item.title}
              </Link>
              <span className="visually-hidden">
                {spans.map((span) => ` ${span.label} ${date(span.from)} bis ${date(span.to)}.`).join('')}
              </span>
            </span>
            <svg
              className="gantt__bars"
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              {months.map((start) => (
                <line key={start} className="gantt__line" x1={x(start)} x2={x(start)} y1={0} y2={HEIGHT} />
              ))}
              {spans
                .filter((span) => span.to >= from && span.from <= to)
                .map((span) => (
                  <rect
                    key={span.id}
                    className={`gantt__span gantt__span--${span.id}`}
                    x={x(span.from)}
                    width={Math.max(x(span.to) - x(span.from), 2)}
                    y={6}
                    height={HEIGHT - 12}
                  >
                    <title>{`${span.label}: ${date(span.from)} bis ${date(span.to)}`}</title>
                  </rect>
                ))}
              <line className="gantt__today" x1={x(today)} x2={x(today)} y1={0} y2={HEIGHT} />
            </svg>
            <Award day={days.get('award')} from={from} to={to} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Drawn apart from the stretched bars, so that it keeps its shape. */
function Award({ day, from, to }: { readonly day: string | undefined; readonly from: string; readonly to: string }) {
  if (!day || day < from || day > to) return null;
  return (
    <span className="gantt__award" aria-hidden="true">
      <svg width="12" height="12" style={{ left: `calc(${share(day, from, to) * 100}% - 6px)` }}>
        <title>{`Zuschlag: ${date(day)}`}</title>
        <path d="M6 0l6 6-6 6-6-6z" className="gantt__mark" />
      </svg>
    </span>
  );
}
