import { useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { Button, ButtonLink, useToasts } from '../../shared/ui';

interface DocumentState {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly error: string | null;
}
const isMade = (state: unknown): boolean => state === 'waiting' || state === 'running';

/** Asks for the protocol of the round and offers the file as soon as the queue has made it. */
export function ProtocolButton({ roundId }: { readonly roundId: string }) {
  const [id, setId] = useState<string>();
  const toasts = useToasts();
  const ask = useApiMutation<DocumentState>('post', '/api/documents', {
    request: () => ({ body: { template: 'demand-round-protocol', subject: { type: 'demand-round', id: roundId } } }),
    onSuccess: (document) => setId(document.id),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const { data } = useApiQuery<DocumentState>('/api/documents/{id}', {
    path: { id: id ?? '' },
    enabled: id !== undefined,
    refetchInterval: (document) => (isMade((document as DocumentState | undefined)?.state ?? 'waiting') ? 500 : false),
  });
  if (data?.state === 'done') {
    return (
      <ButtonLink icon="download" href={`/api/documents/${data.id}/file`} download>
        Protokoll herunterladen
      </ButtonLink>
    );
  }
  const busy = ask.isPending || (id !== undefined && isMade(data?.state ?? 'waiting'));
  return (
    <Button icon="print" busy={busy} onClick={() => ask.mutate()}>
      {busy ? 'Protokoll wird erstellt' : 'Protokoll (PDF)'}
    </Button>
  );
}
