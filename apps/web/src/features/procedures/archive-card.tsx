import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { fileSize } from '../../shared/format';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  Citation,
  type Column,
  DataTable,
  InstantText,
  ProblemAlert,
  Progress,
  Skeleton,
  useToasts,
} from '../../shared/ui';

type ArchiveState = components['schemas']['ArchiveStateResponse'];
type HandedOut = components['schemas']['HandedOutArchiveResponse'];

const STATE = '/api/procedures/{id}/archive/state';
const POLL_MS = 1000;
const isMaking = (state: unknown): boolean => (state as ArchiveState | undefined)?.record === 'making';

const COLUMNS: readonly Column<HandedOut>[] = [
  { id: 'at', header: 'Stand vom', isRowHeader: true, cell: ({ at }) => <InstantText value={at} /> },
  { id: 'by', header: 'Zuerst ausgegeben an', cell: ({ by }) => by },
  { id: 'files', header: 'Dateien', align: 'end', cell: ({ files }) => files },
  { id: 'size', header: 'Größe', align: 'end', cell: ({ size }) => fileSize(size) },
  {
    id: 'seal',
    header: 'Prüfzahl',
    cell: ({ manifestSha256 }) => <code className="hash">{manifestSha256}</code>,
  },
];

/** The whole file of the procedure as one ZIP: how far it is, how long it is kept, and what was handed out. */
export function ArchiveCard({ procedureId }: { readonly procedureId: string }) {
  const toasts = useToasts();
  const mayPrepare = usePermissions()('procedure.manage');
  const { data, error, refetch } = useApiQuery(STATE, {
    path: { id: procedureId },
    refetchInterval: (state) => (isMaking(state) ? POLL_MS : false),
  });
  const prepare = useApiMutation('post', '/api/procedures/{id}/archive', {
    request: () => ({ path: { id: procedureId } }),
    invalidates: [STATE, '/api/documents'],
    onProblem: (problem) => toasts.showProblem(problem),
  });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} label="Stand des Archivs wird geladen" />;
  const ready = data.record === 'done';
  return (
    <Card
      title="Archiv der Vergabeakte"
      level={3}
      actions={
        ready ? (
          <ButtonLink kind="primary" icon="download" href={`/api/procedures/${procedureId}/archive`} download>
            Archiv herunterladen
          </ButtonLink>
        ) : (
          mayPrepare &&
          data.record !== 'making' && (
            <Button kind="primary" icon="layers" busy={prepare.isPending} onClick={() => prepare.mutate()}>
              {data.record === 'failed' ? 'Erneut vorbereiten' : 'Archiv vorbereiten'}
            </Button>
          )
        )
      }
    >
      <div className="stack">
        <p>
          Die ganze Akte als eine ZIP-Datei: Vergabevermerk, Schriftstücke, geöffnete Angebote, Rechtsblatt, Daten und
          Protokollauszug. Ein Verzeichnis mit Prüfsummen und ein Prüfprogramm liegen bei; geprüft wird ohne diese
          Anwendung.
        </p>
        {data.record === 'missing' && (
          <p className="muted">
            Seit der letzten Änderung gibt es noch keinen Vergabevermerk.{' '}
            {mayPrepare
              ? '„Archiv vorbereiten“ erzeugt ihn; das dauert einen Augenblick.'
              : 'Die Vergabestelle kann das Archiv vorbereiten; danach lässt es sich hier herunterladen.'}
          </p>
        )}
        {data.record === 'making' && <Progress label="Vergabevermerk wird erzeugt" status="Einen Augenblick bitte" />}
        {data.record === 'failed' && (
          <Alert tone="danger" live title="Der Vergabevermerk konnte nicht erzeugt werden">
            <p>{data.error}</p>
          </Alert>
        )}
        {(data.retention ?? data.retentionNote) && (
          <p>
            <strong>Aufbewahrung:</strong> {data.retention?.reason}{' '}
            {data.retention && <Citation citation={data.retention.citation} />} {data.retentionNote}
          </p>
        )}
        {data.archives.length > 0 && (
          <details className="details">
            <summary>Bisher ausgegebene Stände ({data.archives.length})</summary>
            <p className="small muted">
              Ein Archiv ist echt, wenn das Prüfprogramm dieselbe Prüfzahl nennt: node pruefen.mjs --pruefzahl=…
            </p>
            <DataTable
              caption="Ausgegebene Archive"
              columns={COLUMNS}
              rows={data.archives}
              rowKey={({ manifestSha256 }) => manifestSha256}
            />
          </details>
        )}
      </div>
    </Card>
  );
}
