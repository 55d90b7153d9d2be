import { useParams } from 'wouter';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { date } from '../../shared/format';
import { Alert, Button, Card, PageHeader, ProblemAlert, Skeleton, useToasts } from '../../shared/ui';
import { DemandSheet } from './demand-sheet';
import type { DemandSheet as Sheet } from './types';

const SHEET = '/api/demand-rounds/{id}/sheet';

/** Somebody of a department fills in its cost centres; their coordinator reports. */
export default function ContributePage() {
  const { id = '' } = useParams<{ id: string }>();
  const toasts = useToasts();
  const { data: sheet, error, refetch } = useApiQuery<Sheet>(SHEET, { path: { id }, query: { member: undefined } });
  const done = useApiMutation<unknown, boolean>('post', '/api/demand-rounds/{id}/collection/done', {
    request: (value) => ({ path: { id }, body: { done: value } }),
    invalidates: [SHEET, '/api/today'],
    onSuccess: (_, value) =>
      toasts.show({ text: value ? 'Vermerkt: Ihr Fachamt ist fertig.' : 'Ihr Fachamt ist wieder offen.' }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const departments = [...new Set((sheet?.costCentres ?? []).flatMap(({ department }) => department ?? []))];
  const mine = (sheet?.collection?.parts ?? []).filter(({ department }) => departments.includes(department));
  const isDone = mine.length > 0 && mine.every(({ doneAt }) => doneAt !== null);
  const until = sheet?.collection?.until ?? sheet?.reportUntil;
  return (
    <div className="report" data-density="comfortable">
      <PageHeader
        title={sheet ? `Bedarf eintragen: ${sheet.title}` : 'Bedarf eintragen'}
        facts={
          sheet && (
            <>
              <span>{sheet.number}</span>
              <span>{departments.join(', ')}</span>
              {until && <span>Angaben bis zum {date(until)}</span>}
            </>
          )
        }
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!sheet && !error && <Skeleton lines={8} label="Der Bogen wird geladen" />}
      {sheet && !sheet.open && (
        <Alert tone="info" title="Die Meldefrist ist abgelaufen">
          <p>Die Angaben können nicht mehr geändert werden.</p>
        </Alert>
      )}
      {sheet?.open && (
        <>
          {isDone && (
            <Alert tone="success" title="Sie haben Ihr Fachamt fertig gemeldet">
              <p>Bis Ihre Kommune die Meldung freigibt, können Sie noch ändern.</p>
            </Alert>
          )}
          <Card title="Mengen eingeben">
            <DemandSheet
              roundId={id}
              finish={(flush) => (
                <Button
                  kind="primary"
                  icon="check"
                  busy={done.isPending}
                  onClick={() =>
                    void flush().then(
                      () => done.mutate(!isDone),
                      () => undefined,
                    )
                  }
                >
                  {isDone ? 'Doch noch nicht fertig' : 'Unser Fachamt ist fertig'}
                </Button>
              )}
            />
          </Card>
        </>
      )}
    </div>
  );
}
