import { useEffect, useRef } from 'react';
import { useApiList } from '../../shared/api';
import { date, money } from '../../shared/format';
import { Button, Card, type Column, DataTable, Link, LoadMore, ProblemAlert } from '../../shared/ui';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly day: string;
  readonly memberName: string | null;
  readonly value: string | null;
  readonly href: string | null;
}

export interface FigureRowsProps {
  readonly title: string;
  readonly figure: string;
  /** Reporting year and what the rows are narrowed to. */
  readonly query: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** What a figure counts, row by row. */
export function FigureRows({ title, figure, query, onClose }: FigureRowsProps) {
  const region = useRef<HTMLDivElement>(null);
  const list = useApiList<Row>('/api/annual-report/rows', { query: { ...query, figure, limit: 50 } });
  const columns: readonly Column<Row>[] = [
    {
      id: 'number',
      header: 'Nummer',
      cell: (row) => (row.href ? <Link href={row.href}>{row.number}</Link> : row.number),
      isRowHeader: true,
    },
    { id: 'title', header: 'Bezeichnung', cell: (row) => row.title },
    ...(list.items.some(({ memberName }) => memberName)
      ? [{ id: 'member', header: 'Mitgliedskommune', cell: (row: Row) => row.memberName }]
      : []),
    { id: 'day', header: 'Tag', cell: (row) => date(row.day) },
    figure === 'consultation-minutes'
      ? { id: 'minutes', header: 'Minuten', align: 'end', cell: (row) => row.value }
      : { id: 'value', header: 'Wert netto', align: 'end', cell: (row) => money(row.value) },
  ];
  useEffect(() => {
    region.current?.scrollIntoView({ block: 'nearest' });
  }, [title]);

  return (
    <div ref={region}>
      <Card
        title={title}
        flush
        actions={
          <Button small kind="tertiary" icon="close" onClick={onClose}>
            Schließen
          </Button>
        }
      >
        {list.problem && <ProblemAlert problem={list.problem} />}
        <DataTable
          caption={title}
          columns={columns}
          rows={list.items}
          rowKey={(row) => row.id}
          loading={list.isLoading}
          empty={<p className="muted figure-rows__none">Dazu gibt es in diesem Berichtsjahr nichts.</p>}
        />
        <LoadMore list={list} />
      </Card>
    </div>
  );
}
