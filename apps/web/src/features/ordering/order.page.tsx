import { useParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { money, percent, unitPrice } from '../../shared/format';
import {
  Badge,
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
import { DocumentList } from '../documents';
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
              <div>
                {line.text}
                <span className="article__number muted small">{line.articleNumber}</span>
              </div>
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
      />
      <div className="page-columns">
        <div className="page-stack">
          {can('receipt.confirm') && order.state !== 'received' && <ReceiptCard order={order} />}
          <Lines order={order} />
          <Receipts order={order} />
          <DocumentList subjectType="order" subjectId={order.id} />
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
              { term: 'Rahmen\u00adverein\u00adbarung', value: `${order.frameworkNumber} mit ${order.supplier}` },
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
