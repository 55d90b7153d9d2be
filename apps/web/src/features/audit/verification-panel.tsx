import { useApiQuery } from '../../shared/api';
import { counted, germanDecimal } from '../../shared/format';
import { Alert, Button, Card, ProblemAlert, Skeleton } from '../../shared/ui';
import { actionName } from './audit-words';

/** Says whether the trail is what was written, recomputed from the first entry to the last. */
export function VerificationPanel() {
  const { data, error, isFetching, refetch } = useApiQuery('/api/audit/verification');
  const again = (
    <Button small icon="autorenew" busy={isFetching} onClick={() => void refetch()}>
      Erneut prüfen
    </Button>
  );
  return (
    <Card title="Unversehrtheit" actions={again}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton lines={2} label="Das Protokoll wird geprüft" />}
      {data?.valid && (
        <Alert tone="success" live title={`${counted(data.entries, 'Eintrag', 'Einträge')} unverändert`}>
          <p>
            Jeder Eintrag trägt die Prüfsumme des vorigen. Prüfsumme des letzten Eintrags:{' '}
            <code className="hash">{data.head || 'noch keiner'}</code>
          </p>
        </Alert>
      )}
      {data?.firstBroken && (
        <Alert
          tone="danger"
          live
          title={`Eintrag ${germanDecimal(String(data.firstBroken.seq))}: ${data.firstBroken.reason}`}
        >
          <p>
            {data.firstBroken.action &&
              `Betroffen: ${actionName(data.firstBroken.action)}, ${data.firstBroken.subject}. `}
            Alle Einträge davor sind unverändert. Bitte informieren Sie die Leitung und bewahren Sie die letzte
            Sicherung auf.
          </p>
        </Alert>
      )}
    </Card>
  );
}
