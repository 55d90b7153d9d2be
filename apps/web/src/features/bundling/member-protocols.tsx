import { useLocation } from 'wouter';
import { useApiMutation } from '../../shared/api';
import { counted } from '../../shared/format';
import { Button, useToasts } from '../../shared/ui';

/** Asks for the protocol of every member of the round and leads to the documents, where they arrive by themselves. */
export function MemberProtocols({ roundId }: { readonly roundId: string }) {
  const toasts = useToasts();
  const [, navigate] = useLocation();
  const ask = useApiMutation<{ items: readonly { id: string }[] }>('post', '/api/demand-rounds/{id}/member-protocols', {
    request: () => ({ path: { id: roundId } }),
    invalidates: ['/api/documents', '/api/demand-rounds'],
    onSuccess: ({ items }) => {
      toasts.show({ text: `${counted(items.length, 'Protokoll wird', 'Protokolle werden')} erstellt.` });
      navigate('/dokumente?art=demand-round-member');
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Button icon="print" busy={ask.isPending} onClick={() => ask.mutate()}>
      Abschlussprotokolle erstellen
    </Button>
  );
}
