import { useLocation, useParams } from 'wouter';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { money } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  DataTable,
  DescriptionList,
  InstantText,
  Link,
  MoneyText,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
  useToasts,
} from '../../shared/ui';
import { amountOf, toneOf } from './order-words';
import { ORDERING_PATHS, type Requisition } from './ordering-api';

function Approvals({ requisition }: { readonly requisition: Requisition }) {
  return (
    <Card title="Freigabe">
      <ul className="plain-list">
        {requisition.approvals.map((approval) => (
          <li key={approval.id}>
            {approval.state === 'waiting' && <>Wartet auf: {approval.approvers.join(' oder ')}</>}
            {approval.state === 'withdrawn' && <>Vor der Entscheidung zurückgeholt</>}
            {approval.state === 'approved' && (
              <>
                Freigegeben von {approval.decidedBy} am <InstantText value={approval.decidedAt} />
              </>
            )}
            {approval.state === 'rejected' && (
              <>
                Abgelehnt von {approval.decidedBy} am <InstantText value={approval.decidedAt} />: {approval.reason}
              </>
            )}
          </li>
        ))}
      </ul>
      {requisition.orders.length > 0 && (
        <>
          <h3 className="article__title">Bestellungen daraus</h3>
          <ul className="plain-list">
            {requisition.orders.map((order) => (
              <li key={order.id}>
                <Link href={`/bestellungen/${order.id}`}>{order.number}</Link>, {order.supplier}, {money(order.net)}{' '}
                netto
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

export default function RequisitionPage() {
  const { id = '' } = useParams();
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const { data: requisition, error, refetch } = useApiQuery('/api/requisitions/{id}', { path: { id } });
  const takeBack = useApiMutation<Requisition>('post', '/api/requisitions/{id}/take-back', {
    request: () => ({ path: { id } }),
    invalidates: ORDERING_PATHS,
    onSuccess: () => navigate('/warenkorb'),
    onProblem: toasts.showProblem,
  });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!requisition) return <PageSkeleton />;
  const { site, state, own } = requisition;
  const rejected = requisition.approvals.findLast((approval) => approval.state === 'rejected');
  const mayTakeBack = own && (state === 'submitted' || state === 'rejected');
  return (
    <>
      <PageHeader
        title={`Bestellanforderung ${requisition.number ?? ''}`}
        breadcrumb={[{ label: 'Bestellungen', href: '/bestellungen' }]}
        facts={<Badge tone={toneOf(state)}>{requisition.stateName}</Badge>}
        actions={
          mayTakeBack && (
            <Button icon="edit" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
              {state === 'rejected' ? 'Überarbeiten' : 'Zurückholen und ändern'}
            </Button>
          )
        }
      />
      {state === 'rejected' && rejected && (
        <Alert tone="warning" title={`${rejected.decidedBy ?? ''} hat abgelehnt`}>
          {rejected.reason}
        </Alert>
      )}
      <div className="page-columns">
        <Card title="Positionen" flush>
          <DataTable
            caption="Positionen der Bestellanforderung"
            rows={requisition.lines}
            rowKey={({ articleNumber }) => articleNumber}
            columns={[
              { id: 'text', header: 'Artikel', isRowHeader: true, cell: (line) => line.text },
              { id: 'quantity', header: 'Menge', cell: (line) => amountOf(line.quantity, line.unitName) },
              {
                id: 'split',
                header: 'Kostenstellen',
                cell: (line) => (
                  <ul className="plain-list">
                    {line.split.map((part) => (
                      <li key={part.costCentreId}>
                        {part.costCentre} {part.costCentreName}: {money(part.net)}
                      </li>
                    ))}
                  </ul>
                ),
              },
              { id: 'net', header: 'Netto', align: 'end', cell: (line) => <MoneyText value={line.net} /> },
            ]}
            footer={{ text: 'Summe netto', net: <MoneyText value={requisition.net} /> }}
          />
        </Card>
        <div className="page-stack">
          <Approvals requisition={requisition} />
          <Card title="Angaben">
            <DescriptionList
              single
              facts={[
                { term: 'Bestellt von', value: requisition.orderer },
                { term: 'Vorgelegt am', value: <InstantText value={requisition.submittedAt} /> },
                {
                  term: 'Lieferung an',
                  value: site ? `${site.name}, ${site.street}, ${site.postcode} ${site.city}` : '',
                },
                ...(requisition.note ? [{ term: 'Hinweis', value: requisition.note }] : []),
              ]}
            />
          </Card>
        </div>
      </div>
    </>
  );
}
