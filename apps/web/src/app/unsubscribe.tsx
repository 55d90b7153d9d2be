import { useEffect } from 'react';
import { useApiMutation, useApiQuery } from '../shared/api';
import { Alert, Button, ButtonLink, Card, ProblemAlert, Skeleton } from '../shared/ui';

interface Unsubscription {
  readonly name: string;
  readonly centre: string;
  readonly ended: boolean;
}

const PATH = '/api/mail-unsubscribe/{token}';

/** Where the link of a mail leads: asks once more, since programs follow links, too. Nobody has to sign in. */
export function UnsubscribePage({ token }: { readonly token: string }) {
  const { data, error } = useApiQuery<Unsubscription>(PATH, { path: { token } });
  const end = useApiMutation<Unsubscription, undefined>('post', PATH, {
    request: () => ({ path: { token }, body: {} }),
    invalidates: [PATH],
  });
  useEffect(() => {
    document.title = 'E-Mails abbestellen – Vergabezentrum';
  }, []);
  const problem = error ?? end.error;
  const ended = end.data?.ended ?? data?.ended;
  return (
    <main className="lonely-page">
      <h1 className="page-header__title">E-Mails abbestellen</h1>
      {problem && <ProblemAlert problem={problem} />}
      {!problem && !data && <Skeleton lines={3} />}
      {data && (
        <Card title={`„${data.name}“ vom ${data.centre}`}>
          <div className="stack">
            {ended ? (
              <Alert tone="success" live title="Diese E-Mails kommen nicht mehr">
                In der Anwendung sehen Sie die Nachrichten weiterhin. Im Profil können Sie sie jederzeit wieder
                bestellen.
              </Alert>
            ) : (
              <>
                <p>
                  Sie bekommen diese Nachrichten dann nur noch in der Anwendung. Andere E-Mails bleiben davon unberührt.
                </p>
                <div className="button-row">
                  <Button kind="primary" icon="mail" busy={end.isPending} onClick={() => end.mutate(undefined)}>
                    Nicht mehr per E-Mail
                  </Button>
                </div>
              </>
            )}
            <div className="button-row">
              <ButtonLink href="/profil">Alle Einstellungen im Profil</ButtonLink>
            </div>
          </div>
        </Card>
      )}
    </main>
  );
}
