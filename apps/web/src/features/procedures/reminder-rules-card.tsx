import { call, useApiForm, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { Card, Form, NumberField, ProblemAlert, Skeleton, useToasts } from '../../shared/ui';

type Rule = components['schemas']['ReminderRuleResponse'];

/** How long before each kind of date people are reminded; only the head changes it. */
export function ReminderRulesCard() {
  const { data, error, refetch } = useApiQuery('/api/reminder-rules');
  return (
    <Card title="Erinnerungen">
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} label="Die Regeln werden geladen" />}
      {data && <RulesForm rules={data.items} onSaved={() => void refetch()} />}
    </Card>
  );
}

function RulesForm({ rules, onSaved }: { readonly rules: readonly Rule[]; readonly onSaved: () => void }) {
  const toasts = useToasts();
  const form = useApiForm({
    initial: { rules: Object.fromEntries(rules.map(({ kind, days }) => [kind, String(days)])) },
    submit: (values) =>
      call('put', '/api/reminder-rules', {
        body: { rules: Object.fromEntries(Object.entries(values.rules).map(([kind, days]) => [kind, Number(days)])) },
      }),
    onSuccess: () => {
      toasts.show({ text: 'Die Erinnerungen sind gespeichert.' });
      onSaved();
    },
  });
  return (
    <Form form={form} submitLabel="Erinnerungen speichern" label="Tage vor dem Termin">
      <p>So viele Tage vor einem Termin erscheint er auf der Seite „Heute“ und in der täglichen Mail.</p>
      <div className="reminder-rules">
        {rules.map(({ kind, name, usual }) => (
          <NumberField
            key={kind}
            {...form.at<string>(`/rules/${kind}`)}
            label={name}
            unit="Tage"
            hint={`Vorschlag: ${usual}`}
          />
        ))}
      </div>
    </Form>
  );
}
