import { usePermissions } from '../../../app/session';
import { useApiMutation } from '../../../shared/api';
import { type RowAction, useToasts } from '../../../shared/ui';
import { fileAddress, isOpen } from '../document';
import { DOCUMENTS_PATH } from '../use-live-documents';
import { QUEUE_PATH, QUEUED_PATH, type QueuedDocument } from './queue';

/** What staff can do with a document of the queue. */
export function useQueueActions(): (document: QueuedDocument) => readonly RowAction[] {
  const can = usePermissions();
  const toasts = useToasts();
  const changing = (words: (document: QueuedDocument) => string) => ({
    request: ({ id }: QueuedDocument) => ({ path: { id } }),
    invalidates: [QUEUE_PATH, QUEUED_PATH, DOCUMENTS_PATH],
    onSuccess: (_answer: unknown, document: QueuedDocument) => toasts.show({ text: words(document) }),
    onProblem: (problem: Error) => toasts.showProblem(problem),
  });
  const ahead = useApiMutation<unknown, QueuedDocument>(
    'post',
    '/api/documents/{id}/ahead',
    changing(({ title }) => `„${title}“ ist als Nächstes an der Reihe.`),
  );
  const cancel = useApiMutation<unknown, QueuedDocument>(
    'post',
    '/api/documents/{id}/cancel',
    changing(({ title }) => `„${title}“ wurde abgebrochen.`),
  );
  const retry = useApiMutation<unknown, QueuedDocument>(
    'post',
    '/api/documents/{id}/retry',
    changing(({ title }) => `„${title}“ wird erneut versucht.`),
  );
  return (document) => {
    if (document.state === 'done') return [{ label: 'Öffnen', icon: 'visibility', href: fileAddress(document.id) }];
    if (document.state === 'failed' && can('document.request')) {
      return [{ label: 'Erneut versuchen', icon: 'autorenew', onClick: () => retry.mutate(document) }];
    }
    const mayBePutAhead = document.state === 'waiting' && document.urgency !== 'ahead' && can('document.ahead');
    return [
      ...(mayBePutAhead
        ? [{ label: 'Vorziehen', icon: 'arrow-up', onClick: () => ahead.mutate(document) } as const]
        : []),
      ...(isOpen(document) && can('document.request')
        ? [{ label: 'Abbrechen', icon: 'close', onClick: () => cancel.mutate(document) } as const]
        : []),
    ];
  };
}
