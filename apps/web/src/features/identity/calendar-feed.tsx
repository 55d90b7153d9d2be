import { useRef, useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { instant } from '../../shared/format';
import { Alert, Button, ButtonRow, Card, Dialog, ProblemAlert, useToasts } from '../../shared/ui';

const PATH = '/api/calendar-feed';

/** The address under which Outlook, Thunderbird or a phone subscribes the person's dates: made, renewed, ended. */
export function CalendarFeed() {
  const { data, error, refetch } = useApiQuery(PATH);
  const toasts = useToasts();
  const [url, setUrl] = useState<string>();
  const [asked, setAsked] = useState<'renew' | 'end'>();
  const renew = useApiMutation<{ url: string }, undefined>('post', PATH, {
    invalidates: [PATH],
    onSuccess: (created) => {
      setUrl(created.url);
      setAsked(undefined);
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const end = useApiMutation<unknown, undefined>('delete', PATH, {
    invalidates: [PATH],
    onSuccess: () => {
      setUrl(undefined);
      setAsked(undefined);
      toasts.show({ text: 'Das Kalenderabonnement ist beendet.' });
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const since = data?.createdAt ?? null;
  return (
    <Card title="Kalender abonnieren">
      <div className="stack">
        <p>
          Ihr Kalenderprogramm holt die Termine der Verfahren, für die Sie zuständig sind oder die Sie vertreten, über
          eine geheime Adresse und hält sie aktuell. Die Adresse zeigt nur Termine und öffnet sonst nichts.
        </p>
        {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
        {url && <NewAddress url={url} />}
        {data && since && !url && <p className="muted">Ein Abonnement besteht seit {instant(since)}.</p>}
        {data && (
          <ButtonRow>
            {since === null ? (
              <Button
                icon="calendar-today"
                kind="primary"
                busy={renew.isPending}
                onClick={() => renew.mutate(undefined)}
              >
                Adresse anlegen
              </Button>
            ) : (
              <>
                <Button icon="autorenew" onClick={() => setAsked('renew')}>
                  Adresse erneuern
                </Button>
                <Button icon="delete" kind="tertiary" onClick={() => setAsked('end')}>
                  Abonnement beenden
                </Button>
              </>
            )}
          </ButtonRow>
        )}
      </div>
      <Dialog
        open={asked !== undefined}
        title={asked === 'end' ? 'Abonnement beenden?' : 'Adresse erneuern?'}
        onClose={() => setAsked(undefined)}
        actions={
          <>
            <Button
              kind="primary"
              busy={renew.isPending || end.isPending}
              onClick={() => (asked === 'end' ? end : renew).mutate(undefined)}
            >
              {asked === 'end' ? 'Beenden' : 'Erneuern'}
            </Button>
            <Button onClick={() => setAsked(undefined)}>Abbrechen</Button>
          </>
        }
      >
        <p>
          Die bisherige Adresse gilt sofort nicht mehr. Kalenderprogramme, die sie nutzen, bekommen keine Änderungen
          mehr{asked === 'end' ? '.' : ', bis Sie dort die neue Adresse eintragen.'}
        </p>
      </Dialog>
    </Card>
  );
}

function NewAddress({ url }: { readonly url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const toasts = useToasts();
  const copy = (): void => {
    field.current?.select();
    const copied = globalThis.isSecureContext ? navigator.clipboard.writeText(url) : Promise.reject(new Error());
    copied.then(
      () => toasts.show({ text: 'Die Adresse ist in der Zwischenablage.' }),
      () => toasts.show({ tone: 'info', text: 'Bitte kopieren Sie den markierten Text mit Strg + C.' }),
    );
  };
  return (
    <div className="stack">
      <Alert tone="warning" title="Nur jetzt zu sehen" live>
        Tragen Sie diese Adresse in Ihrem Kalenderprogramm als Internetkalender ein, und geben Sie sie nicht weiter. Wer
        sie verliert, erneuert sie.
      </Alert>
      <div className="token">
        <label className="visually-hidden" htmlFor="kalender-adresse">
          Adresse des Kalenders
        </label>
        <input ref={field} id="kalender-adresse" className="input" readOnly value={url} />
        <Button icon="content-copy" kind="primary" onClick={copy}>
          Kopieren
        </Button>
      </div>
    </div>
  );
}
