import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { counted, fileSize, instant } from '../../shared/format';
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Dialog,
  Link,
  ProblemAlert,
  Progress,
  Skeleton,
  useToasts,
} from '../../shared/ui';
import { type BatchItem, isBatchOpen, progressText, settledOf } from './batch';
import { recordAddress } from './document';
import { SubjectName } from './document-table';
import { BATCH_PATH, BATCHES_PATH, DOCUMENTS_PATH, useLiveDocuments } from './use-live-documents';

/** The batch a link leads to. */
export function LinkedBatch({ id }: { readonly id: string }) {
  const { data, error } = useApiQuery<BatchItem>(BATCH_PATH, { path: { id } });
  useLiveDocuments(data !== undefined && isBatchOpen(data));
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton lines={4} label="Sammelauftrag wird geladen" />;
  return <BatchCard batch={data} />;
}

export interface BatchCardProps {
  readonly batch: BatchItem;
  readonly level?: 2 | 3;
  /** Left out where the page is about it anyway. */
  readonly withSubject?: boolean;
}

/** Many documents as one: how far they are, what failed, and all of them as one ZIP or one file for the printer. */
export function BatchCard({ batch, level = 2, withSubject = true }: BatchCardProps) {
  const open = isBatchOpen(batch);
  const { subject, requestedBy, requestedAt, pages, size } = batch;
  return (
    <Card title={batch.title} level={level}>
      <div className="batch">
        <Progress
          label={batch.kind === 'selection' ? 'Zusammenstellung' : 'Sammelauftrag'}
          value={settledOf(batch)}
          max={batch.total}
          status={progressText(batch)}
        />
        <p className="muted small">
          {withSubject && subject && (
            <>
              <SubjectName subject={subject} />
              {' · '}
            </>
          )}
          {`${instant(requestedAt)}, ${requestedBy ?? 'von der Anwendung'}`}
          {pages > 0 && ` · ${counted(pages, 'Seite', 'Seiten')}, ${fileSize(size)}`}
        </p>
        <Failures batch={batch} />
        <BatchButtons batch={batch} open={open} />
      </div>
    </Card>
  );
}

function Failures({ batch: { failed, failures } }: { readonly batch: BatchItem }) {
  if (failed === 0) return null;
  const more = failed - failures.length;
  return (
    <Alert
      tone="danger"
      title={failed === 1 ? 'Ein Schriftstück ist fehlgeschlagen' : `${failed} Schriftstücke sind fehlgeschlagen`}
    >
      <ul className="batch__failures">
        {failures.map(({ id, title, error }) => (
          <li key={id}>
            <Link href={recordAddress(id)}>{title}</Link>: {error}
          </li>
        ))}
        {more > 0 && <li>{`und ${more} weitere`}</li>}
      </ul>
    </Alert>
  );
}

function BatchButtons({ batch, open }: { readonly batch: BatchItem; readonly open: boolean }) {
  const { id, done, failed } = batch;
  const can = usePermissions();
  const toasts = useToasts();
  const [asking, setAsking] = useState(false);
  const changing = {
    request: () => ({ path: { id } }),
    invalidates: [BATCH_PATH, BATCHES_PATH, DOCUMENTS_PATH],
    onProblem: (problem: Error) => toasts.showProblem(problem),
  };
  const cancel = useApiMutation('post', '/api/document-batches/{id}/cancel', changing);
  const retry = useApiMutation('post', '/api/document-batches/{id}/retry', changing);
  const changes = can('document.request');
  return (
    <ButtonRow>
      {!open && done > 0 && (
        <>
          <ButtonLink kind="primary" icon="download" download href={`/api/document-batches/${id}/zip`}>
            Alle als ZIP
          </ButtonLink>
          <PrintButton batch={batch} />
        </>
      )}
      {changes && failed > 0 && (
        <Button icon="autorenew" busy={retry.isPending} onClick={() => retry.mutate()}>
          {failed === 1 ? 'Fehlgeschlagenes erneut versuchen' : `${failed} fehlgeschlagene erneut versuchen`}
        </Button>
      )}
      {changes && open && (
        <Button icon="close" onClick={() => setAsking(true)}>
          Offene abbrechen
        </Button>
      )}
      <Dialog
        open={asking}
        title="Offene Schriftstücke abbrechen?"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button
              kind="primary"
              onClick={() => {
                setAsking(false);
                cancel.mutate();
              }}
            >
              Offene abbrechen
            </Button>
            <Button onClick={() => setAsking(false)}>Weiter erzeugen</Button>
          </>
        }
      >
        <p>Was noch nicht fertig ist, wird nicht mehr erzeugt. Was fertig ist, bleibt.</p>
      </Dialog>
    </ButtonRow>
  );
}

/** The file for the printer: asked for, made, taken along. */
function PrintButton({ batch: { id, printFile } }: { readonly batch: BatchItem }) {
  const can = usePermissions();
  const toasts = useToasts();
  const print = useApiMutation('post', '/api/document-batches/{id}/print-file', {
    request: () => ({ path: { id } }),
    invalidates: [BATCH_PATH, BATCHES_PATH],
    onProblem: (problem) => toasts.showProblem(problem),
  });
  if (printFile?.state === 'done') {
    const extent = [
      ...(printFile.pages === null ? [] : [counted(printFile.pages, 'Seite', 'Seiten')]),
      ...(printFile.size === null ? [] : [fileSize(printFile.size)]),
    ].join(', ');
    return (
      <ButtonLink icon="download" download href={`/api/document-batches/${id}/print-file`}>
        {`Druckdatei (${extent})`}
      </ButtonLink>
    );
  }
  if (!can('document.request')) return null;
  const busy = print.isPending || printFile?.state === 'waiting' || printFile?.state === 'running';
  return (
    <>
      <Button icon="draft" busy={busy} onClick={() => print.mutate()}>
        {busy ? 'Druckdatei entsteht …' : 'Druckdatei erzeugen'}
      </Button>
      <span className="muted small batch__hint">
        {printFile?.error ?? 'Alles in einer Datei für den beidseitigen Druck: jedes Schreiben auf neuem Blatt.'}
      </span>
    </>
  );
}
