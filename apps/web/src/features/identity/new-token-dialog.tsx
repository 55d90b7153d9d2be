import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSession } from '../../app/session';
import { call, type FieldError, useApiForm } from '../../shared/api';
import { addDays, addMonths, date } from '../../shared/format';
import { Alert, Button, DateField, Dialog, Form, RadioGroup, TextField, useToasts } from '../../shared/ui';

interface Created {
  readonly id: string;
  readonly token: string;
}

/** Asks for name, scope and last day, then shows the token this one time. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const [created, setCreated] = useState<Created & { name: string; expiresOn: string }>();
  return (
    <Dialog
      open
      title={created ? 'Ihr neuer Zugriffstoken' : 'Zugriffstoken anlegen'}
      onClose={onClose}
      actions={created && <Button onClick={onClose}>Fertig</Button>}
    >
      {created ? <CreatedToken {...created} /> : <NewTokenForm onCreated={setCreated} onClose={onClose} />}
    </Dialog>
  );
}

function NewTokenForm({
  onCreated,
  onClose,
}: {
  readonly onCreated: (created: Created & { name: string; expiresOn: string }) => void;
  readonly onClose: () => void;
}) {
  const { today } = useSession();
  const queries = useQueryClient();
  const form = useApiForm({
    initial: { name: '', scope: 'read', expiresOn: addDays(today, 90) },
    validate: ({ name, expiresOn }) => {
      const errors: FieldError[] = [];
      if (!name.trim()) errors.push({ pointer: '/name', message: 'Bitte geben Sie einen Namen an.' });
      if (!expiresOn) errors.push({ pointer: '/expiresOn', message: 'Bitte geben Sie den letzten Tag an.' });
      return errors;
    },
    submit: async (values) => (await call('post', '/api/tokens', { body: values })) as Created,
    onSuccess: (created, { name, expiresOn }) => {
      onCreated({ ...created, name, expiresOn });
      void queries.invalidateQueries({ queryKey: ['/api/tokens'] });
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Anlegen"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
      label="Zugriffstoken anlegen"
    >
      <TextField
        {...form.field('name')}
        label="Name"
        hint="Woran Sie ihn wiedererkennen, zum Beispiel „Finanzverfahren“."
        maxLength={100}
        autoFocus
      />
      <RadioGroup
        {...form.field('scope')}
        label="Umfang"
        options={[
          { value: 'read', label: 'nur lesen', detail: 'für Auswertungen und Abgleiche' },
          { value: 'write', label: 'lesen und schreiben', detail: 'alles, was Sie selbst dürfen' },
        ]}
      />
      <DateField
        {...form.field('expiresOn')}
        label="Letzter Tag"
        min={today}
        max={addMonths(today, 60)}
        hint="Danach ist er ungültig."
      />
    </Form>
  );
}

function CreatedToken({ token, name, expiresOn }: Created & { name: string; expiresOn: string }) {
  const field = useRef<HTMLInputElement>(null);
  const toasts = useToasts();
  const copy = (): void => {
    field.current?.select();
    const copied = globalThis.isSecureContext ? navigator.clipboard.writeText(token) : Promise.reject(new Error());
    copied.then(
      () => toasts.show({ text: 'Der Zugriffstoken ist in der Zwischenablage.' }),
      () => toasts.show({ tone: 'info', text: 'Bitte kopieren Sie den markierten Text mit Strg + C.' }),
    );
  };
  return (
    <div className="stack">
      <Alert tone="warning" title="Nur jetzt zu sehen">
        Kopieren Sie den Zugriffstoken „{name}“ und bewahren Sie ihn wie ein Kennwort auf. Gespeichert wird nur sein
        Prüfwert; wer ihn verliert, legt einen neuen an. Er gilt bis {date(expiresOn)}.
      </Alert>
      <div className="token">
        <label className="visually-hidden" htmlFor="neuer-token">
          Zugriffstoken
        </label>
        <input ref={field} id="neuer-token" className="input" readOnly value={token} data-autofocus />
        <Button icon="content-copy" kind="primary" onClick={copy}>
          Kopieren
        </Button>
      </div>
    </div>
  );
}
