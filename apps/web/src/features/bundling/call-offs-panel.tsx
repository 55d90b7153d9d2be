import { useApiList } from '../../shared/api';
import {
  Badge,
  Card,
  type Column,
  DataTable,
  DecimalText,
  EmptyState,
  InstantText,
  LoadMore,
  MoneyText,
  ProblemAlert,
  UnitPriceText,
} from '../../shared/ui';
import { useMemberNames } from './framework-overview';
import type { CallOffEntry } from './framework-types';

/** Every single call-off, newest first, with what was given back. */
export function CallOffsPanel({ frameworkId }: { readonly frameworkId: string }) {
  const list = useApiList<CallOffEntry>('/api/frameworks/{id}/call-offs', { path: { id: frameworkId } });
  const nameOf = useMemberNames();
  const columns: readonly Column<CallOffEntry>[] = [
    {
      id: 'at',
      header: 'Zeitpunkt',
      isRowHeader: true,
      cell: ({ at, returned }) => (
        <>
          <InstantText value={at} /> {returned && <Badge tone="info">Rückgabe</Badge>}
        </>
      ),
    },
    { id: 'member', header: 'Mitglied', cell: ({ member }) => nameOf(member) },
    {
      id: 'article',
      header: 'Artikel',
      cell: ({ text, articleNumber }) => (
        <>
          {text} <span className="muted small figure">{articleNumber}</span>
        </>
      ),
    },
    {
      id: 'quantity',
      header: 'Menge',
      align: 'end',
      cell: ({ quantity, unitName }) => <DecimalText value={quantity} unit={unitName} />,
    },
    {
      id: 'price',
      header: 'Preis netto',
      align: 'end',
      secondary: true,
      cell: ({ unitPrice }) => <UnitPriceText value={unitPrice} />,
    },
    { id: 'net', header: 'Wert netto', align: 'end', cell: ({ net }) => <MoneyText value={net} /> },
  ];
  return (
    <Card title="Abrufe" flush>
      {list.problem ? (
        <ProblemAlert problem={list.problem} />
      ) : (
        <>
          <DataTable
            caption="Abrufe aus der Rahmenvereinbarung"
            columns={columns}
            rows={list.items}
            rowKey={({ orderId, position }) => `${orderId} ${position}`}
            loading={list.isLoading}
            empty={
              <EmptyState title="Noch nichts abgerufen" icon="package">
                <p>
                  Jede freigegebene Bestellung eines beteiligten Mitglieds steht hier mit ihrem Preis am Tag des Abrufs.
                </p>
              </EmptyState>
            }
          />
          <LoadMore list={list} />
        </>
      )}
    </Card>
  );
}
