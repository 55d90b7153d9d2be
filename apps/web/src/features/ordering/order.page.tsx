import { useParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { money, percent, unitPrice } from '../../shared/format';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DescriptionList,
  InstantText,
  Link,
  MoneyText,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
} from '../../shared/ui';
import { amountOf, toneOf } from './order-words';
import type { Order, OrderLine } from './ordering-api';
import { ReceiptCard } from './receipt-card';

function Lines({ order }: { readonly order: Order }) {
  const split = (line: OrderLine) => (
    <ul className="plain-list">
      {line.split.map((part) => (
        <li key={part.costCentreId}>
          {part.costCentre} {part.costCentreName}: {amountOf(part.quantity, line.unitName)}
        </li>
      ))}
    </ul>
  );
  return (
    <Card title="Positionen" flush>
      <DataTable
        caption="Positionen der Bestellung"
        rows={order.lines}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'text',
            header: 'Artikel',
            isRowHeader: true,
            cell: (line) => (
              <>
                {line.text} <span className="muted small">{line.articleNumber}</span>
              </>
            ),
          },
          { id: 'quantity', header: 'Bestellt', cell: (line) => amountOf(line.quantity, line.unitName) },
          { id: 'received', header: 'Geliefert', cell: (line) => amountOf(line.received, line.unitName) },
          { id: 'split', header: 'Kostenstellen', cell: split },
          {
            id: 'price',
            header: 'Einzelpreis',
            align: 'end',
            cell: (line) => unitPrice(line.unitPrice),
            secondary: true,
          },
          { id: 'vat', header: 'USt', align: 'end', cell: (line) => percent(String(line.vatRate)), secondary: true },
          { id: 'net', header: 'Netto', align: 'end', cell: (line) => <MoneyText value={line.net} /> },
        ]}
        footer={{ text: 'Summe netto', net: <MoneyText value={order.net} /> }}
      />
    </Card>
  );
}

function Receipts({ order }: { readonly order: Order }) {
  if (order.receipts.length === 0) return null;
  const names = new Map(order.lines.map(({ id, text }) => [id, text]));
  return (
    <Card title="Bestätigte Wareneingänge">
      <ol className="receipts">
        {order.receipts.map((receipt) => (
          <li key={receipt.id}>
            <p className="muted small">
              <InstantText value={receipt.confirmedAt} />, {receipt.confirmedBy}
            </p>
            <ul className="plain-list">
              {receipt.lines.map((line, index) => (
                <li key={index}>
                  {amountOf(line.quantity, line.unitName)} {names.get(line.lineId)}
                  {line.condition === 'refused' && (
                    <>
                      {' '}
                      <Badge tone="warning">zurückgewiesen</Badge>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const RUNNING = ['waiting', 'running'];

function PurchaseOrderFile({ documentId }: { readonly documentId: string }) {
  const { data } = useApiQuery<{ state: string }>('/api/documents/{id}', {
    path: { id: documentId },
    refetchInterval: (found) =>
      RUNNING.includes((found as { state?: string } | undefined)?.state ?? '') ? 1000 : false,
  });
  if (data?.state === 'done') {
    return (
      <ButtonLink href={`/api/documents/${documentId}/file`} icon="download" download>
        Bestellung als PDF
      </ButtonLink>
    );
  }
  return (
    <p className="muted small" role="status">
      {data?.state === 'failed' ? 'Das PDF konnte nicht erzeugt werden.' : 'Das PDF wird erzeugt …'}
    </p>
  );
}

export default function OrderPage() {
  const { id = '' } = useParams();
  const can = usePermissions();
  const { data: order, error, refetch } = useApiQuery('/api/orders/{id}', { path: { id } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!order) return <PageSkeleton />;
  const { site } = order;
  return (
    <>
      <PageHeader
        title={`Bestellung ${order.number}`}
        breadcrumb={[{ label: 'Bestellungen', href: '/bestellungen' }]}
        facts={
          <>
            <Badge tone={toneOf(order.state)}>{order.stateName}</Badge>
            <span>{order.supplier}</span>
          </>
        }
        actions={order.documentId && <PurchaseOrderFile documentId={order.documentId} />}
      />
      <div className="page-columns">
        <div className="page-stack">
          {can('receipt.confirm') && order.state !== 'received' && <ReceiptCard order={order} />}
          <Lines order={order} />
          <Receipts order={order} />
        </div>
        <Card title="Angaben">
          <DescriptionList
            single
            facts={[
              { term: 'Bestellt am', value: <InstantText value={order.orderedAt} /> },
              { term: 'Bestellt von', value: `${order.orderer}, ${order.memberName}` },
              {
                term: 'Lieferung an',
                value: site ? `${site.name}, ${site.street}, ${site.postcode} ${site.city}` : '',
              },
              { term: 'Rahmenvereinbarung', value: `${order.frameworkNumber} mit ${order.supplier}` },
              {
                term: 'Anforderung',
                value: <Link href={`/bestellanforderungen/${order.requisitionId}`}>{order.requisitionNumber}</Link>,
              },
              ...(order.note ? [{ term: 'Hinweis', value: order.note }] : []),
              { term: 'Netto', value: money(order.net) },
              { term: 'Umsatzsteuer', value: money(order.vat) },
              { term: 'Brutto', value: <strong>{money(order.gross)}</strong> },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
