import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import {
  Badge,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  EmptyState,
  InstantText,
  Link,
  LoadMore,
  PageHeader,
  ProblemAlert,
} from '../../shared/ui';
import { criteriaText, type SampleHead } from './model';

const COLUMNS: readonly Column<SampleHead>[] = [
  {
    id: 'title',
    header: 'Stichprobe',
    isRowHeader: true,
    cell: ({ id, title }) => <Link href={`/pruefung/${id}`}>{title}</Link>,
  },
  { id: 'criteria', header: 'Auswahl', secondary: true, cell: criteriaText },
  {
    id: 'procedures',
    header: 'Gezogen',
    align: 'end',
    cell: ({ procedures, populationSize }) => `${procedures} von ${populationSize}`,
  },
  {
    id: 'findings',
    header: 'Feststellungen',
    cell: ({ openFindings }) =>
      openFindings > 0 ? (
        <Badge tone="warning">{`${openFindings} offen`}</Badge>
      ) : (
        <span className="muted">keine offen</span>
      ),
  },
  {
    id: 'drawn',
    header: 'Gezogen am',
    secondary: true,
    cell: ({ drawnAt, drawnBy }) => (
      <>
        <InstantText value={drawnAt} /> <span className="muted">{drawnBy}</span>
      </>
    ),
  },
];

/** The samples of the auditors, newest first. */
export default function SamplesPage() {
  const can = usePermissions();
  const list = useApiList<SampleHead>('/api/audit-samples', { query: { limit: 50 } });
  const draw = can('audit-sample.draw') && (
    <ButtonLink kind="primary" href="/pruefung/neu">
      Stichprobe ziehen
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Prüfung"
        lead="Stichproben aus den Vergabeverfahren, gezogen mit einem veröffentlichten Startwert: Wer ihn kennt, kann die Ziehung nachrechnen."
        actions={list.items.length > 0 && draw}
      />
      <Card title="Stichproben" flush>
        {list.problem && <ProblemAlert problem={list.problem} />}
        <DataTable
          caption="Stichproben"
          columns={COLUMNS}
          rows={list.items}
          rowKey={({ id }) => id}
          loading={list.isLoading}
          empty={
            <EmptyState icon="checklist" title="Noch keine Stichprobe" action={draw}>
              Zeitraum, Mitglieder und Umfang festlegen, einen Startwert veröffentlichen und ziehen. Zu jedem gezogenen
              Verfahren liegt danach die ganze Akte als Paket bereit.
            </EmptyState>
          }
        />
        <LoadMore list={list} />
      </Card>
    </>
  );
}
