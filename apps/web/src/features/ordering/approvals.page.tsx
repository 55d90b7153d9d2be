import { useApiList } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  InstantText,
  Link,
  LoadMore,
  MoneyText,
  PageHeader,
  ProblemAlert,
  Skeleton,
  Tabs,
} from '../../shared/ui';
import { ApprovalCard } from './approval-card';
import type { Approval } from './ordering-api';

function Waiting() {
  const list = useApiList<Approval>('/api/approvals', { query: { state: 'waiting' } });
  if (list.problem) return <ProblemAlert problem={list.problem} />;
  if (list.isLoading) return <Skeleton />;
  if (list.items.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Alles entschieden"
          icon="success"
          action={<ButtonLink href="/bestellungen">Bestellungen ansehen</ButtonLink>}
        >
          Sobald jemand eine Bestellung vorlegt, steht sie hier und Sie werden benachrichtigt.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="approvals">
      <p className="muted" role="status">
        {counted(list.items.length, 'Bestellung wartet', 'Bestellungen warten')} auf Ihre Entscheidung.
      </p>
      {list.items.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} />
      ))}
      <LoadMore list={list} />
    </div>
  );
}

function Decided({ state }: { readonly state: 'approved' | 'rejected' }) {
  const list = useApiList<Approval>('/api/approvals', { query: { state } });
  if (list.problem) return <ProblemAlert problem={list.problem} />;
  return (
    <Card flush>
      <DataTable
        caption={state === 'approved' ? 'Freigegebene Bestellungen' : 'Abgelehnte Bestellungen'}
        rows={list.items}
        rowKey={({ id }) => id}
        loading={list.isLoading}
        columns={[
          {
            id: 'number',
            header: 'Anforderung',
            isRowHeader: true,
            cell: (row) => <Link href={`/bestellanforderungen/${row.requisitionId}`}>{row.requisitionNumber}</Link>,
          },
          { id: 'orderer', header: 'Bestellt von', cell: (row) => row.orderer },
          { id: 'by', header: 'Entschieden von', cell: (row) => row.decidedBy ?? '' },
          { id: 'at', header: 'am', cell: (row) => <InstantText value={row.decidedAt} /> },
          ...(state === 'rejected'
            ? [{ id: 'reason', header: 'Begründung', cell: (row: Approval) => row.reason ?? '' }]
            : []),
          { id: 'net', header: 'Netto', align: 'end' as const, cell: (row) => <MoneyText value={row.net} /> },
        ]}
        empty={<EmptyState title="Noch nichts entschieden">Ihre Entscheidungen stehen später hier.</EmptyState>}
      />
      <LoadMore list={list} />
    </Card>
  );
}

export default function ApprovalsPage() {
  return (
    <>
      <PageHeader title="Freigaben" lead="Mit Ihrer Freigabe geht die Bestellung sofort an den Lieferanten." />
      <Tabs
        label="Freigaben nach Stand"
        tabs={[
          { id: 'waiting', label: 'Zu entscheiden', content: <Waiting /> },
          { id: 'approved', label: 'Freigegeben', content: <Decided state="approved" /> },
          { id: 'rejected', label: 'Abgelehnt', content: <Decided state="rejected" /> },
        ]}
      />
    </>
  );
}
