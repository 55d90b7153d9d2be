import { usePermissions, useSession } from '../../app/session';
import { useApiMutation } from '../../shared/api';
import { counted, instant } from '../../shared/format';
import { Alert, Button, useToasts } from '../../shared/ui';
import { DISPATCH_PATH, type Dispatch } from './mail';
import { MAIL_ANSWERS } from './use-mail-actions';

/** What everybody has to know before reading the list: nothing leaves, and why. */
export function DispatchStatus({ dispatch }: { readonly dispatch: Dispatch }) {
  const { sender, suspension, open } = dispatch;
  const { training } = useSession();
  const held = open.find(({ state }) => state === 'held')?.count ?? 0;
  return (
    <>
      {suspension && (
        <Alert
          tone="danger"
          live
          title={`Versand angehalten von ${suspension.personName} seit ${instant(suspension.since)}`}
          actions={<ResumeButton />}
        >
          <p>Grund: {suspension.reason}</p>
          <p>
            Keine E-Mail des Zentrums verlässt das Haus.{' '}
            {held > 0 && `${counted(held, 'E-Mail wartet', 'E-Mails warten')}. `}
            Was zurückgehalten wird, geht nach der Wiederaufnahme genau einmal hinaus.
          </p>
        </Alert>
      )}
      {training ? (
        <Alert tone="info" title="Übung: Es geht keine E-Mail hinaus">
          Hier steht, was in einem echten Verfahren versandt worden wäre.
        </Alert>
      ) : (
        sender === null && (
          <Alert tone="info" title="Kein Mailserver eingerichtet: Es geht keine E-Mail hinaus">
            <p>
              Hier steht, was versandt worden wäre. Jede E-Mail lässt sich als Datei herunterladen und mit dem eigenen
              Mailprogramm senden. Die Administration richtet den Versand mit <code>SMTP_URL</code> und{' '}
              <code>MAIL_FROM</code> ein.
            </p>
          </Alert>
        )
      )}
    </>
  );
}

function ResumeButton() {
  const can = usePermissions();
  const toasts = useToasts();
  const resume = useApiMutation<{ released: number }, undefined>('post', `${DISPATCH_PATH}/resume`, {
    invalidates: MAIL_ANSWERS,
    onSuccess: ({ released }) =>
      toasts.show({
        text:
          released === 0
            ? 'Der Versand läuft wieder.'
            : `Der Versand läuft wieder: ${counted(released, 'E-Mail geht', 'E-Mails gehen')} jetzt hinaus.`,
      }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  if (!can('mail.suspend')) return null;
  return (
    <Button icon="mail" busy={resume.isPending} onClick={() => resume.mutate(undefined)}>
      Versand wieder aufnehmen
    </Button>
  );
}
