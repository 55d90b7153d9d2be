import { useApiMutation, useApiQuery } from '../../shared/api';
import { Card, ProblemAlert, SelectField, Skeleton, useToasts } from '../../shared/ui';

type Way = 'now' | 'daily' | 'none';
interface Choice {
  readonly kind: string;
  readonly name: string;
  readonly detail: string;
  readonly way: Way;
  readonly ways: readonly Way[];
}

const PATH = '/api/notification-choices';
const WAYS: Readonly<Record<Way, string>> = {
  now: 'sofort als E-Mail',
  daily: 'einmal am Tag gesammelt',
  none: 'nur hier in der Anwendung',
};

/** How the person gets what they are told, by kind; in the application it stands in any case. */
export function MailChoices() {
  const { data, error, refetch } = useApiQuery<{ items: readonly Choice[] }>(PATH);
  const toasts = useToasts();
  const choose = useApiMutation<unknown, { readonly choice: Choice; readonly way: Way }>('put', PATH, {
    request: ({ choice, way }) => ({ body: { choices: { [choice.kind]: way } } }),
    invalidates: [PATH],
    onSuccess: (_answer, { choice, way }) => toasts.show({ text: `${choice.name}: ${WAYS[way]}.` }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const wayOf = (choice: Choice): Way =>
    choose.isPending && choose.variables.choice.kind === choice.kind ? choose.variables.way : choice.way;
  return (
    <Card title="Benachrichtigungen per E-Mail">
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={4} />}
      {data && (
        <ul className="mail-choices">
          {data.items.map((choice) => (
            <li key={choice.kind}>
              <SelectField
                id={`per-mail-${choice.kind}`}
                label={choice.name}
                hint={choice.detail}
                options={choice.ways.map((way) => ({ value: way, label: WAYS[way] }))}
                value={wayOf(choice)}
                onChange={(way) => choose.mutate({ choice, way: way as Way })}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="muted small">
        Gesammeltes kommt am Morgen und enthält nur, was Sie noch nicht gelesen haben; ist nichts Neues da, kommt
        nichts. Jede dieser E-Mails lässt sich auch über den Link an ihrem Ende abbestellen.
      </p>
    </Card>
  );
}
