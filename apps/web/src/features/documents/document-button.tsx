import { useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { Button, ButtonLink, ProblemAlert, useToasts } from '../../shared/ui';
import { type DocumentItem, fileAddress, isOpen } from './document';
import { DOCUMENT_PATH, DOCUMENTS_PATH } from './use-live-documents';

export interface DocumentButtonProps {
  readonly template: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly label: string;
  /** What the button becomes when the file is there. */
  readonly done: string;
}

/** Asks for a document, tells how far the queue is and becomes the link to the file. */
export function DocumentButton({ template, subject, label, done }: DocumentButtonProps) {
  const [id, setId] = useState<string>();
  const toasts = useToasts();
  const ask = useApiMutation<DocumentItem>('post', DOCUMENTS_PATH, {
    request: () => ({ body: { template, subject } }),
    invalidates: [DOCUMENTS_PATH],
    onSuccess: (document) => setId(document.id),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const { data, error } = useApiQuery<DocumentItem>(DOCUMENT_PATH, {
    path: { id: id ?? '' },
    enabled: id !== undefined,
    refetchInterval: (document) => (document === undefined || isOpen(document as DocumentItem) ? 500 : false),
  });
  if (error) return <ProblemAlert problem={error} />;
  if (data?.state === 'done') {
    return (
      <ButtonLink icon="download" href={fileAddress(data.id)} download>
        {done}
      </ButtonLink>
    );
  }
  const busy = ask.isPending || (id !== undefined && (data === undefined || isOpen(data)));
  const failed = data?.state === 'failed' ? ` (fehlgeschlagen: ${data.error ?? 'unbekannte Ursache'})` : '';
  return (
    <Button icon="print" busy={busy} onClick={() => ask.mutate()}>
      {busy ? `Wird erstellt … ${data?.progress ?? 0} %` : `${label}${failed}`}
    </Button>
  );
}
