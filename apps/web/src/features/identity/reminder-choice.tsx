import { useApiMutation, useApiQuery } from '../../shared/api';
import { Card, Checkbox, ProblemAlert, useToasts } from '../../shared/ui';

/** Whether the person gets the reminders of the day by mail; on the start page they stand in any case. */
export function ReminderChoice() {
  const { data, error, refetch } = useApiQuery('/api/reminders');
  const toasts = useToasts();
  const choose = useApiMutation<unknown, boolean>('put', '/api/reminders', {
    request: (byMail) => ({ body: { byMail } }),
    invalidates: ['/api/reminders'],
    onSuccess: (_answer, byMail) =>
      toasts.show({ text: byMail ? 'Sie bekommen die tägliche Mail.' : 'Sie bekommen keine tägliche Mail mehr.' }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Card title="Erinnerungen">
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data && (
        <Checkbox
          id="erinnerung-mail"
          label="Einmal am Morgen eine E-Mail mit den Terminen, die anstehen oder überfällig sind"
          value={choose.isPending ? (choose.variables ?? data.byMail) : data.byMail}
          onChange={(on) => choose.mutate(on)}
        />
      )}
      <p className="muted small">Steht nichts an, kommt keine Mail. Auf der Seite „Heute“ stehen dieselben Termine.</p>
    </Card>
  );
}
