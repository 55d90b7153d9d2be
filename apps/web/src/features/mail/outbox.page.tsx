import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { Button, Card, PageHeader, ProblemAlert, Skeleton } from '../../shared/ui';
import { BouncesDialog } from './bounces.dialog';
import { DispatchStatus } from './dispatch-status';
import { DISPATCH_PATH, type Dispatch } from './mail';
import { MailList } from './mail-list';
import { SuspendDialog } from './suspend.dialog';

/** Everything the centre sends by mail: what left, what waits, what did not arrive and why. */
export default function OutboxPage() {
  const can = usePermissions();
  const [suspending, setSuspending] = useState(false);
  const [reading, setReading] = useState(false);
  const { data, error, refetch } = useApiQuery<Dispatch>(DISPATCH_PATH);
  return (
    <>
      <PageHeader
        title="Postausgang"
        lead="Jede E-Mail des Zentrums: was versandt ist, was wartet und was nicht ankam. Keine geht verloren, keine geht von selbst zweimal hinaus."
        actions={
          <>
            {can('mail.send') && (
              <Button icon="drive-folder-upload" onClick={() => setReading(true)}>
                Rückläufer einlesen
              </Button>
            )}
            {can('mail.suspend') && data && !data.suspension && (
              <Button icon="lock" onClick={() => setSuspending(true)}>
                Versand anhalten
              </Button>
            )}
          </>
        }
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={2} label="Stand des Versands wird geladen" />}
      {data && <DispatchStatus dispatch={data} />}
      {can('mail.read') ? <MailList open={data?.open ?? []} /> : data && <OpenCounts open={data.open} />}
      {reading && <BouncesDialog onClose={() => setReading(false)} />}
      {suspending && <SuspendDialog onClose={() => setSuspending(false)} />}
    </>
  );
}

/** For those who keep the installation running but read no mail. */
function OpenCounts({ open }: Pick<Dispatch, 'open'>) {
  const total = open.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title="Nicht versandt">
      <p>
        {total === 0
          ? 'Es wartet keine E-Mail.'
          : `${total} ${total === 1 ? 'E-Mail ist' : 'E-Mails sind'} noch nicht versandt.`}{' '}
        Den Inhalt der E-Mails sieht die Vergabestelle.
      </p>
    </Card>
  );
}
