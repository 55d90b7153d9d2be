import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiProblem, call, useApiForm } from '../../shared/api';
import { Alert, Button, Form, RadioGroup, TextAreaField, TextDifference, useToasts } from '../../shared/ui';
import type { Procedure, ProcurementRecord } from './model';

type Item = ProcurementRecord['items'][number];
interface Newer {
  readonly version: number;
  readonly text: string;
  readonly changedBy: string;
}

/** The text that was saved meanwhile, where the server refuses because of it. */
function newerOf(problem: ApiProblem | undefined): Newer | undefined {
  const { version, text, changedBy } = problem?.extra ?? {};
  return problem?.status === 412 && typeof version === 'number' && typeof text === 'string'
    ? { version, text, changedBy: String(changedBy) }
    : undefined;
}

/** Writes the next version of an item's text. Whoever comes too late sees the difference and loses nothing. */
export function RecordTextForm({
  procedure,
  item,
  onDone,
}: {
  readonly procedure: Procedure;
  readonly item: Item;
  readonly onDone: () => void;
}) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const latest = item.texts.at(-1);
  const [seen, setSeen] = useState(latest?.version ?? 0);
  const form = useApiForm({
    initial: { text: latest?.text ?? '', applies: latest?.applies === false ? 'no' : 'yes' },
    validate: ({ text, applies }) =>
      applies === 'no' && text.trim() === ''
        ? [{ pointer: '/text', message: 'Bitte schreiben Sie, warum der Punkt hier nicht zutrifft.' }]
        : [],
    submit: ({ text, applies }) =>
      call('post', '/api/procedures/{id}/record/items/{itemId}/text', {
        path: { id: procedure.id, itemId: item.id },
        version: seen,
        body: { text, applies: applies === 'yes' },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['/api/procedures/{id}'] });
      void queries.invalidateQueries({ queryKey: ['/api/procedures/{id}/record'] });
      toasts.show({ text: 'Der Text ist gespeichert; frühere Fassungen bleiben erhalten.' });
      onDone();
    },
  });
  const newer = newerOf(form.problem);
  const unseen = newer !== undefined && newer.version !== seen;
  return (
    <Form
      form={form}
      submitLabel="Fassung speichern"
      label={item.title}
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      {newer && unseen && (
        <Alert
          title={`${newer.changedBy} hat inzwischen Fassung ${newer.version} gespeichert`}
          actions={
            <Button small onClick={() => setSeen(newer.version)}>
              Gesehen, mit meinem Text weiter
            </Button>
          }
        >
          <p className="small">Von der neuen Fassung zu Ihrem Text ändert sich:</p>
          <TextDifference before={newer.text} after={form.values.text} />
        </Alert>
      )}
      {item.optional && (
        <RadioGroup
          {...form.field('applies')}
          label="Trifft der Punkt auf dieses Verfahren zu?"
          options={[
            { value: 'yes', label: 'Ja, oder dazu ist etwas zu sagen' },
            { value: 'no', label: 'Nein; der Text sagt, warum' },
          ]}
        />
      )}
      <TextAreaField {...form.field('text')} label="Text für den Vergabevermerk" rows={8} maxLength={8000} />
    </Form>
  );
}
