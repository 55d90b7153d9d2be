import { addDays } from '../../shared/format';
import type { ProcedureDate, ProcedureItem } from './list-filters';

export const SPANS = [
  { id: 'tender', label: 'Angebotsfrist', from: ['notice', 'invitation'], to: ['tender-end'] },
  {
    id: 'decide',
    label: 'Prüfung und Wertung',
    from: ['tender-end'],
    to: ['losers-informed', 'award', 'binding-until'],
  },
  { id: 'standstill', label: 'Wartefrist', from: ['losers-informed'], to: ['standstill-end'] },
] as const;

export interface Span {
  readonly id: (typeof SPANS)[number]['id'];
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** One procedure with its spans of work and the dates that matter. */
export interface Chain {
  readonly item: ProcedureItem;
  readonly spans: readonly Span[];
  readonly days: ReadonlyMap<string, string>;
}

/** Brings procedures and their dates together; a span needs both of its ends. */
export function chainsOf(items: readonly ProcedureItem[], dates: readonly ProcedureDate[]): readonly Chain[] {
  return items.map((item) => {
    const days = new Map(
      dates.filter(({ procedureId }) => procedureId === item.id).map(({ kind, day }) => [kind, day]),
    );
    const first = (kinds: readonly string[]): string | undefined => kinds.map((kind) => days.get(kind)).find(Boolean);
    const spans = SPANS.flatMap(({ id, label, from, to }) => {
      const [begin, end] = [first(from), first(to)];
      return begin && end && begin <= end ? [{ id, label, from: begin, to: end }] : [];
    });
    return { item, spans, days };
  });
}

const BEFORE = 21;
const AT_LEAST = 60;
const AT_MOST = 400;

/** The days the drawing covers: from a little before today, or the first span that still runs, to the last one. */
export function rangeOf(chains: readonly Chain[], today: string): readonly [from: string, to: string] {
  const running = chains.flatMap(({ spans }) => spans).filter(({ to }) => to >= today);
  const from = [addDays(today, -BEFORE), ...running.map((span) => span.from)].sort()[0] ?? today;
  const begin = from < addDays(today, -AT_MOST / 2) ? addDays(today, -AT_MOST / 2) : from;
  const last = [addDays(today, AT_LEAST), ...running.map((span) => span.to)].sort().at(-1) ?? today;
  return [begin, last > addDays(begin, AT_MOST) ? addDays(begin, AT_MOST) : last];
}
