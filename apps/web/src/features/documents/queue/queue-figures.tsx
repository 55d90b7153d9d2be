import { counted } from '../../../shared/format';
import { Card, type Column, DataTable, Link } from '../../../shared/ui';
import { Link as RouterLink } from 'wouter';
import { type Part, PART_NAMES, PARTS, type Queue, type Share, sumOf, waitOf } from './queue';

export interface QueueFiguresProps {
  readonly queue: Queue;
  readonly chosen: Part;
  readonly hrefOf: (part: Part) => string;
}

/** What waits, has failed and is done, each leading to its list. */
export function QueueFigures({ queue, chosen, hrefOf }: QueueFiguresProps) {
  const { waiting, running, failed, done, oldestWaitingSince } = sumOf(queue.shares);
  const values: Readonly<Record<Part, readonly [number, string]>> = {
    open: [
      waiting + running,
      oldestWaitingSince
        ? `${counted(waiting, 'wartet', 'warten')}, am längsten seit ${waitOf(oldestWaitingSince, queue.at)}`
        : running > 0
          ? 'nichts wartet'
          : 'nichts zu tun',
    ],
    failed: [failed, failed > 0 ? 'mit Grund, bitte ansehen' : 'nichts ist liegen geblieben'],
    done: [done, 'seit Mitternacht'],
  };
  return (
    <ul className="figure-tiles queue-figures">
      {PARTS.map((part) => (
        <li key={part}>
          <RouterLink className="figure-tile" href={hrefOf(part)} aria-current={part === chosen ? 'true' : undefined}>
            <span className="figure-tile__name">{PART_NAMES[part]}</span>
            <span className="figure-tile__value">{values[part][0]}</span>
            <span className="figure-tile__note">{values[part][1]}</span>
          </RouterLink>
        </li>
      ))}
    </ul>
  );
}

/** How far the documents of today are for one member. */
function ShareProgress({ share, name }: { readonly share: Share; readonly name: string }) {
  const all = share.waiting + share.running + share.done;
  return (
    <div className="document-state">
      <progress
        className="document-state__bar"
        aria-label={`Fertig für ${name}`}
        max={Math.max(1, all)}
        value={share.done}
      />
      <span className="muted small figure">{`${share.done} von ${all}`}</span>
    </div>
  );
}

export interface QueueSharesProps {
  readonly shares: readonly Share[];
  readonly nameOf: (memberId: string | null) => string;
  readonly hrefOf: (memberId: string | null) => string;
}

/** The queue by member: who has how much in it, and how far it is. */
export function QueueShares({ shares, nameOf, hrefOf }: QueueSharesProps) {
  const columns: readonly Column<Share>[] = [
    {
      id: 'member',
      header: 'Für',
      isRowHeader: true,
      cell: ({ memberId }) => <Link href={hrefOf(memberId)}>{nameOf(memberId)}</Link>,
    },
    { id: 'waiting', header: 'Wartet', align: 'end', cell: ({ waiting }) => waiting },
    { id: 'running', header: 'In Arbeit', align: 'end', cell: ({ running }) => running },
    { id: 'failed', header: 'Fehlgeschlagen', align: 'end', cell: ({ failed }) => failed },
    {
      id: 'progress',
      header: 'Heute fertig',
      width: '30%',
      cell: (share) => <ShareProgress share={share} name={nameOf(share.memberId)} />,
    },
  ];
  return (
    <Card title="Nach Kommune">
      <DataTable
        caption="Warteschlange nach Kommune"
        columns={columns}
        rows={shares}
        rowKey={({ memberId }) => memberId ?? 'centre'}
      />
    </Card>
  );
}
