import type { ReactNode } from 'react';
import { useApiForm } from '../../../shared/api';
import { Button, Form, RadioGroup, TextAreaField } from '../../../shared/ui';

export interface DecisionFormProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly detail?: string }[];
  readonly chosen: string;
  /** Results that need no reason. */
  readonly withoutReason?: readonly string[];
  readonly children?: ReactNode;
  readonly submit: (result: string, reason: string) => Promise<void>;
  readonly onDone: () => void;
}

/** What a person finds, with the reason for the record. */
export function DecisionForm({
  label,
  options,
  chosen,
  withoutReason = [],
  children,
  submit,
  onDone,
}: DecisionFormProps) {
  const form = useApiForm({
    initial: { result: chosen, reason: '' },
    validate: ({ result, reason }) =>
      withoutReason.includes(result) || reason.trim().length >= 10
        ? []
        : [
            {
              pointer: '/reason',
              message: 'Bitte begründen Sie das mit mindestens 10 Zeichen für den Vergabevermerk.',
            },
          ],
    submit: ({ result, reason }) => submit(result, reason),
    onSuccess: onDone,
  });
  return (
    <Form form={form} submitLabel="Festhalten" label={label} actions={<Button onClick={onDone}>Abbrechen</Button>}>
      {children}
      <RadioGroup {...form.field('result')} label="Ergebnis" options={options} />
      <TextAreaField
        {...form.field('reason')}
        label="Begründung für den Vergabevermerk"
        rows={3}
        maxLength={4000}
        optional={withoutReason.includes(form.values.result)}
      />
    </Form>
  );
}
