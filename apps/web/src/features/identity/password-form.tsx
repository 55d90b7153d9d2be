import { call, type FieldError, useApiForm } from '../../shared/api';
import { Form, TextField, useToasts } from '../../shared/ui';

const LEAST = 12;
const EMPTY = { current: '', next: '', again: '' };

function mistakes({ current, next, again }: typeof EMPTY): FieldError[] {
  const errors: FieldError[] = [];
  if (!current) errors.push({ pointer: '/current', message: 'Bitte geben Sie Ihr bisheriges Kennwort an.' });
  if ([...next].length < LEAST) {
    errors.push({ pointer: '/next', message: `Das neue Kennwort braucht mindestens ${LEAST} Zeichen.` });
  } else if (again !== next) {
    errors.push({ pointer: '/again', message: 'Die Wiederholung stimmt nicht mit dem neuen Kennwort überein.' });
  }
  return errors;
}

export function PasswordForm() {
  const toasts = useToasts();
  const form = useApiForm({
    initial: EMPTY,
    validate: mistakes,
    submit: ({ current, next }) => call('post', '/api/session/password', { body: { current, next } }),
    onSuccess: () => {
      toasts.show({ text: 'Ihr Kennwort ist geändert. Andere Anmeldungen sind beendet.' });
      form.reset();
    },
  });
  return (
    <Form form={form} submitLabel="Kennwort ändern" label="Kennwort ändern">
      <TextField
        {...form.field('current')}
        label="Bisheriges Kennwort"
        type="password"
        autoComplete="current-password"
        maxLength={200}
      />
      <TextField
        {...form.field('next')}
        label="Neues Kennwort"
        type="password"
        autoComplete="new-password"
        maxLength={200}
        hint={`Mindestens ${LEAST} Zeichen. Ein Satz aus mehreren Wörtern ist leicht zu merken und schwer zu erraten.`}
      />
      <TextField
        {...form.field('again')}
        label="Neues Kennwort wiederholen"
        type="password"
        autoComplete="new-password"
        maxLength={200}
      />
    </Form>
  );
}
