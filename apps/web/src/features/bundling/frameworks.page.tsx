import { useSession } from '../../app/session';
import { useApiList } from '../../shared/api';
import {
  Badge,
  Card,
  DataTable,
  DateText,
  EmptyState,
  Link,
  LoadMore,
  MoneyText,
  PageHeader,
  ProblemAlert,
  type Column,
} from '../../shared/ui';
import { RestBar } from './rest-bar';
import type { FrameworkHead } from './types';

export default function FrameworksPage() {
  const { today } = useSession();
  const list = useApiList<FrameworkHead>('/api/frameworks');
  const columns: readonly Column<FrameworkHead>[] = [
    {
      id: 'title',
      header: 'Titel',
      cell: (each) => <Link href={`/rahmenvereinbarungen/${each.id}`}>{each.title}</Link>,
      sort: (each) => each.title,
      isRowHeader: true,
    },
    { id: 'number', header: 'Nummer', cell: (each) => each.number, sort: (each) => each.number },
    { id: 'supplier', header: 'Lieferant', cell: (each) => each.supplier.name, sort: (each) => each.supplier.name },
    {
      id: 'to',
      header: 'Laufzeit bis',
      cell: (each) => (
        <>
          <DateText value={each.to} /> {each.to < today && <Badge tone="warning">Abgelaufen</Badge>}
        </>
      ),
      sort: (each) => each.to,
    },
    {
      id: 'members',
      header: 'Mitglieder',
      align: 'end',
      cell: (each) => each.members.length,
      sort: (each) => each.members.length,
      secondary: true,
    },
    {
      id: 'maximum',
      header: 'Höchstwert',
      align: 'end',
      cell: (each) =>
        each.maximumValue === null ? (
          <span className="muted">nach Menge</span>
        ) : (
          <MoneyText value={each.maximumValue} />
        ),
      sort: (each) => Number(each.maximumValue),
      secondary: true,
    },
    {
      id: 'rest',
      header: 'Rest',
      align: 'end',
      cell: (each) =>
        each.restValue === null ? <span className="muted">nach Menge</span> : <MoneyText value={each.restValue} />,
      sort: (each) => Number(each.restValue),
    },
    {
      id: 'bar',
      header: 'Stand',
      cell: (each) =>
        each.maximumValue === null ? (
          <>
            <MoneyText value={each.calledOffValue} /> abgerufen
          </>
        ) : (
          <RestBar calledOff={each.calledOffValue} maximum={each.maximumValue} label={`Höchstwert ${each.number}`} />
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title="Rahmenvereinbarungen"
        lead="Aus jedem Zuschlag auf ein Los entsteht eine Rahmenvereinbarung. Ihre Preise sind der Katalog der beteiligten Mitglieder."
      />
      {list.problem ? (
        <ProblemAlert problem={list.problem} />
      ) : (
        <Card flush>
          <DataTable
            caption="Rahmenvereinbarungen"
            columns={columns}
            rows={list.items}
            rowKey={(each) => each.id}
            loading={list.isLoading}
            empty={
              <EmptyState title="Noch keine Rahmenvereinbarung" icon="layers">
                <p>Sie entsteht von selbst, sobald zwei Personen über den Zuschlag entschieden haben.</p>
              </EmptyState>
            }
          />
          <LoadMore list={list} />
        </Card>
      )}
    </>
  );
}
