import { usePermissions, useSession } from '../../app/session';
import { useApiList } from '../../shared/api';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateText,
  EmptyState,
  Link,
  LoadMore,
  PageHeader,
  ProblemAlert,
  type Column,
} from '../../shared/ui';
import { ROUND_STATES, type Round } from './types';

const answered = (round: Round): number => round.members.filter((member) => member.answered).length;

export default function RoundsPage() {
  const can = usePermissions();
  const { today } = useSession();
  const list = useApiList<Round>('/api/demand-rounds');
  const manages = can('demand-round.manage');
  const isMember = !can('bundle.read');

  const columns: readonly Column<Round>[] = [
    {
      id: 'title',
      header: 'Titel',
      cell: (round) => <Link href={`/bedarf/${round.id}`}>{round.title}</Link>,
      sort: (round) => round.title,
      isRowHeader: true,
    },
    { id: 'number', header: 'Nummer', cell: (round) => round.number, sort: (round) => round.number, secondary: true },
    {
      id: 'state',
      header: 'Stand',
      cell: (round) => <Badge tone={ROUND_STATES[round.state].tone}>{ROUND_STATES[round.state].label}</Badge>,
      sort: (round) => round.state,
    },
    { id: 'groups', header: 'Warengruppen', cell: (round) => round.productGroups.join(', '), secondary: true },
    {
      id: 'until',
      header: 'Meldefrist',
      cell: (round) => <DateText value={round.reportUntil} today={round.state === 'open' ? today : undefined} />,
      sort: (round) => round.reportUntil,
    },
    isMember
      ? {
          id: 'own',
          header: 'Ihre Meldung',
          cell: (round) => {
            const [own] = round.members;
            if (!own?.answered) return <Badge tone={round.state === 'open' ? 'warning' : 'neutral'}>Noch keine</Badge>;
            return <Badge tone="success">{own.lines === 0 ? 'Kein Bedarf' : `${own.lines} Zeilen`}</Badge>;
          },
        }
      : {
          id: 'answers',
          header: 'Antworten',
          align: 'end',
          cell: (round) => `${answered(round)} von ${round.members.length}`,
          sort: answered,
        },
  ];

  return (
    <>
      <PageHeader
        title="Bedarfsabfragen"
        lead={
          manages
            ? 'Das Vergabezentrum fragt die Mitgliedskommunen nach ihrem Bedarf und bündelt ihn zu Losen einer Vergabe.'
            : 'Hier melden Sie, was Ihre Kommune braucht. Das Vergabezentrum kauft es für alle gemeinsam ein.'
        }
        actions={
          !isMember && (
            <>
              <ButtonLink icon="calendar-today" href="/bedarf/kalender">
                Abfragekalender
              </ButtonLink>
              <ButtonLink icon="content-copy" href="/bedarf/vorlagen">
                Vorlagen
              </ButtonLink>
              {manages && (
                <ButtonLink kind="primary" icon="add" href="/bedarf/neu">
                  Bedarfsabfrage eröffnen
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {list.problem ? (
        <ProblemAlert problem={list.problem} />
      ) : (
        <Card flush>
          <DataTable
            caption="Bedarfsabfragen"
            columns={columns}
            rows={list.items}
            rowKey={(round) => round.id}
            loading={list.isLoading}
            empty={
              <EmptyState
                title="Noch keine Bedarfsabfrage"
                action={
                  manages && (
                    <ButtonLink icon="add" href="/bedarf/neu">
                      Erste Bedarfsabfrage eröffnen
                    </ButtonLink>
                  )
                }
              >
                <p>
                  {manages
                    ? 'Wählen Sie Warengruppen und Mitglieder und nennen Sie eine Meldefrist; die Bestellerinnen und Besteller werden benachrichtigt.'
                    : 'Sobald das Vergabezentrum nach Ihrem Bedarf fragt, steht die Abfrage hier und unter „Heute“.'}
                </p>
              </EmptyState>
            }
          />
          <LoadMore list={list} />
        </Card>
      )}
    </>
  );
}
