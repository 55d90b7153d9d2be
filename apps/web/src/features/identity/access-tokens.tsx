import { useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import {
  Badge,
  Button,
  Card,
  DataTable,
  DateText,
  Dialog,
  EmptyState,
  InstantText,
  ProblemAlert,
  useToasts,
  type Column,
} from '../../shared/ui';
import { NewTokenDialog } from './new-token-dialog';

type AccessToken = components['schemas']['AccessTokenResponse'];

export const TOKEN_SCOPES: Readonly<Record<AccessToken['scope'], string>> = {
  read: 'nur lesen',
  write: 'lesen und schreiben',
};

const COLUMNS: readonly Column<AccessToken>[] = [
  { id: 'name', header: 'Name', sort: ({ name }) => name, isRowHeader: true, cell: ({ name }) => name },
  { id: 'scope', header: 'Umfang', cell: ({ scope }) => TOKEN_SCOPES[scope] },
  {
    id: 'expires',
    header: 'Gilt bis',
    sort: ({ expiresOn }) => expiresOn,
    cell: ({ expiresOn, expired }) => (
      <span className="validity">
        <DateText value={expiresOn} />
        {expired && <Badge tone="danger">abgelaufen</Badge>}
      </span>
    ),
  },
  { id: 'created', header: 'Angelegt', cell: ({ createdAt }) => <InstantText value={createdAt} />, secondary: true },
];

/** The person's own tokens for other programs: make, see and revoke them. */
export function AccessTokens({ readOnly }: { readonly readOnly: boolean }) {
  const { data, error, isLoading, refetch } = useApiQuery('/api/tokens');
  const [creating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<AccessToken>();
  const toasts = useToasts();
  const revoke = useApiMutation<unknown, AccessToken>('delete', '/api/tokens/{id}', {
    request: ({ id }) => ({ path: { id } }),
    invalidates: ['/api/tokens'],
    onSuccess: (_answer, { name }) => {
      setDoomed(undefined);
      toasts.show({ text: `Der Zugriffstoken „${name}“ ist widerrufen.` });
    },
    onProblem: (problem) => {
      setDoomed(undefined);
      toasts.showProblem(problem);
    },
  });
  const add = (
    <Button icon="add" onClick={() => setCreating(true)}>
      Zugriffstoken anlegen
    </Button>
  );

  return (
    <Card title="Zugriffstoken" actions={!readOnly && (data?.items.length ?? 0) > 0 && add}>
      {error ? (
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      ) : (
        <div className="stack">
          <p className="text">
            Mit einem Zugriffstoken ruft ein anderes Programm die Schnittstelle unter Ihrem Namen und mit Ihren Rechten
            auf, zum Beispiel das Finanzverfahren. Die Schnittstelle ist unter{' '}
            <a className="kern-link kern-link--no-visited-state link" href="/api/docs">
              /api/docs
            </a>{' '}
            beschrieben.
          </p>
          <DataTable
            caption="Zugriffstoken"
            columns={COLUMNS}
            rows={data?.items ?? []}
            rowKey={({ id }) => id}
            loading={isLoading}
            actions={(token) => [{ label: 'Widerrufen', icon: 'delete', onClick: () => setDoomed(token) }]}
            empty={
              <EmptyState title="Sie haben keine Zugriffstoken" icon="shield" action={!readOnly && add}>
                {readOnly
                  ? 'Die Revision liest nur; sie kann keine Zugriffstoken anlegen.'
                  : 'Legen Sie einen an, wenn ein anderes Programm Daten holen oder einreichen soll.'}
              </EmptyState>
            }
          />
        </div>
      )}
      {creating && <NewTokenDialog onClose={() => setCreating(false)} />}
      <Dialog
        open={doomed !== undefined}
        title="Zugriffstoken widerrufen?"
        onClose={() => setDoomed(undefined)}
        actions={
          <>
            <Button kind="primary" busy={revoke.isPending} onClick={() => doomed && revoke.mutate(doomed)}>
              Widerrufen
            </Button>
            <Button onClick={() => setDoomed(undefined)}>Abbrechen</Button>
          </>
        }
      >
        <p>
          Programme, die „{doomed?.name}“ benutzen, verlieren sofort den Zugang. Das lässt sich nicht rückgängig machen.
        </p>
      </Dialog>
    </Card>
  );
}
