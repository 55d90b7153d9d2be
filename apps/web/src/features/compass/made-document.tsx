import { useApiQuery } from '../../shared/api';
import { Alert, ButtonLink, Progress } from '../../shared/ui';

interface DocumentState {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly error: string | null;
}
const POLL_MS = 500;
const isMade = (document: unknown): boolean =>
  ['waiting', 'running'].includes((document as DocumentState | undefined)?.state ?? 'waiting');

/** A document the queue makes right now: its progress, then the file. */
export function MadeDocument({ id }: { readonly id: string }) {
  const { data } = useApiQuery<DocumentState>('/api/documents/{id}', {
    path: { id },
    refetchInterval: (document) => (isMade(document) ? POLL_MS : false),
  });
  if (data && !isMade(data) && data.state !== 'done') {
    return (
      <Alert tone="danger" live title="Das Blatt konnte nicht erzeugt werden">
        <p>{data.error}</p>
      </Alert>
    );
  }
  if (data?.state !== 'done') return <Progress label="Das Blatt wird erzeugt" status="Einen Augenblick bitte" />;
  return (
    <Alert
      tone="success"
      live
      title="Das Blatt ist fertig"
      actions={
        <ButtonLink kind="primary" icon="download" href={`/api/documents/${id}/file`} download>
          PDF herunterladen
        </ButtonLink>
      }
    />
  );
}
