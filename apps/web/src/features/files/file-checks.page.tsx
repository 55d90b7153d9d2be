import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { fileSize, instant, quantity } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  EmptyState,
  Link,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
  Progress,
  useToasts,
} from '../../shared/ui';
import { type FileCheck, type FileCheckState, type FileFinding, isRunning, outcome, PROBLEMS } from './file-check';

const PATH = '/api/file-checks';

const CHECKS: readonly Column<FileCheck>[] = [
  {
    id: 'started',
    header: 'Begonnen',
    isRowHeader: true,
    cell: ({ startedAt }) => <span className="figure">{instant(startedAt)}</span>,
  },
  {
    id: 'outcome',
    header: 'Ergebnis',
    width: '34%',
    cell: (check) => (
      <div className="document-state">
        <Badge tone={outcome(check).tone} icon={outcome(check).icon}>
          {outcome(check).label}
        </Badge>
        {check.error && <p className="document-state__reason">{check.error}</p>}
      </div>
    ),
  },
  { id: 'files', header: 'Dateien', align: 'end', cell: ({ files }) => quantity(String(files)) },
  { id: 'bytes', header: 'Umfang', align: 'end', secondary: true, cell: ({ bytes }) => fileSize(bytes) },
  {
    id: 'by',
    header: 'Anlass',
    secondary: true,
    cell: ({ byHand, startedBy }) => (byHand ? startedBy : 'nächtliche Prüfung'),
  },
];

const FINDINGS: readonly Column<FileFinding>[] = [
  {
    id: 'label',
    header: 'Datei',
    isRowHeader: true,
    cell: ({ label, href }) => (href ? <Link href={href}>{label}</Link> : label),
  },
  {
    id: 'problem',
    header: 'Befund',
    cell: ({ problem }) => (
      <Badge tone={PROBLEMS[problem].tone} icon={PROBLEMS[problem].icon}>
        {PROBLEMS[problem].label}
      </Badge>
    ),
  },
  { id: 'source', header: 'Art', secondary: true, cell: ({ sourceName }) => sourceName },
  {
    id: 'sha256',
    header: 'Prüfsumme',
    secondary: true,
    cell: ({ sha256 }) => (
      <code className="hash" title={sha256}>
        {sha256.slice(0, 16)}…
      </code>
    ),
  },
];

export default function FileChecksPage() {
  const can = usePermissions();
  const toasts = useToasts();
  const { data, error, isLoading, refetch } = useApiQuery<FileCheckState>(PATH, {
    refetchInterval: (state) => (isRunning(state) ? 1_000 : false),
  });
  const start = useApiMutation<FileCheck, void>('post', PATH, {
    request: () => ({}),
    invalidates: [PATH, '/api/today'],
    onSuccess: () => toasts.show({ text: 'Die Prüfung läuft.' }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const running = isRunning(data) ? data?.checks[0] : undefined;
  const findings = data?.findings ?? [];

  return (
    <>
      <PageHeader
        title="Dateiprüfung"
        lead="Jede Nacht wird jede abgelegte Datei gelesen und mit ihrer Prüfsumme verglichen: Dokumente, Anlagen, Nachweise und verschlossene Angebote."
        actions={
          can('files.check') && (
            <Button icon="autorenew" disabled={running !== undefined || start.isPending} onClick={() => start.mutate()}>
              Jetzt prüfen
            </Button>
          )
        }
      />
      {isLoading && <PageSkeleton />}
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {running && (
        <Card title="Die Prüfung läuft">
          <Progress
            label={`${quantity(String(running.files))} von ${quantity(String(running.total))} Dateien`}
            value={running.files}
            max={Math.max(running.total, running.files, 1)}
          />
        </Card>
      )}
      {findings.length > 0 && (
        <Card title="Befunde der letzten Prüfung">
          <Alert tone="danger" title="Dateien fehlen oder sind verändert">
            Holen Sie sie aus der Sicherung zurück (Ordner der Dateien oder Bucket) und prüfen Sie dann erneut. Eine
            veränderte Datei wird nicht mehr ausgegeben.
          </Alert>
          <DataTable
            caption="Befunde der letzten Prüfung"
            columns={FINDINGS}
            rows={findings}
            rowKey={({ sha256, label, sourceName }) => `${sourceName} ${sha256} ${label}`}
          />
        </Card>
      )}
      {data && (
        <DataTable
          caption="Prüfungen"
          columns={CHECKS}
          rows={data.checks}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Noch keine Prüfung" icon="shield">
              <p>Die erste beginnt in der kommenden Nacht ab 3 Uhr von selbst, oder jetzt mit „Jetzt prüfen“.</p>
            </EmptyState>
          }
        />
      )}
    </>
  );
}
