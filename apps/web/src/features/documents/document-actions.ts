import { usePermissions } from '../../app/session';
import { useApiMutation } from '../../shared/api';
import { type RowAction, useToasts } from '../../shared/ui';
import { type DocumentItem, fileAddress, isOpen, recordAddress } from './document';
import { DOCUMENTS_PATH } from './use-live-documents';

interface Wish {
  readonly template: string;
  readonly subject: { readonly type: string; readonly id: string };
}

/** Asks for a document. */
export function useRequestDocument() {
  const toasts = useToasts();
  return useApiMutation<{ id: string }, Wish>('post', DOCUMENTS_PATH, {
    invalidates: [DOCUMENTS_PATH],
    onProblem: (problem) => toasts.showProblem(problem),
  });
}

/** What can be done with a document in the state it is in. */
export function useDocumentActions(): (document: DocumentItem) => readonly RowAction[] {
  const can = usePermissions();
  const toasts = useToasts();
  const changing = {
    request: (id: string) => ({ path: { id } }),
    invalidates: [DOCUMENTS_PATH, '/api/today'],
    onProblem: (problem: Error) => toasts.showProblem(problem),
  };
  const retry = useApiMutation<unknown, string>('post', '/api/documents/{id}/retry', changing);
  const cancel = useApiMutation<unknown, string>('post', '/api/documents/{id}/cancel', changing);
  const again = useApiMutation<unknown, string>('post', '/api/documents/{id}/editions', {
    ...changing,
    onSuccess: () => toasts.show({ text: 'Eine neue Fassung entsteht aus den Angaben von heute; die alte bleibt.' }),
  });
  return (document) => {
    const { id, state } = document;
    if (state === 'done') {
      return [
        { label: 'Öffnen', icon: 'visibility', href: fileAddress(id) },
        { label: 'Einzelheiten und Fassungen', icon: 'info', href: recordAddress(id) },
        ...(document.canRegenerate && can('document.request')
          ? [{ label: 'Erneut erzeugen', icon: 'autorenew' as const, onClick: () => again.mutate(id) }]
          : []),
      ];
    }
    if (!can('document.request')) return [];
    if (isOpen(document)) return [{ label: 'Abbrechen', icon: 'close', onClick: () => cancel.mutate(id) }];
    return state === 'failed'
      ? [{ label: 'Erneut versuchen', icon: 'autorenew', onClick: () => retry.mutate(id) }]
      : [];
  };
}
