import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, TextAreaField, useToasts } from '../../shared/ui';
import type { MailItem } from './mail';
import { MAIL_ANSWERS } from './use-mail-actions';

/** Asks how the recipient was reached another way. */
export function SettleDialog({ mail, onClose }: { readonly mail: MailItem; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useApiForm({
    initial: { note: '' },
    validate: ({ note }) =>
      note.trim().length < 3
        ? [{ pointer: '/note', message: 'Bitte halten Sie fest, wie die Nachricht ankam (mindestens 3 Zeichen).' }]
        : [],
    submit: (body) => call('post', '/api/mails/{id}/settle', { path: { id: mail.id }, body }),
    onSuccess: () => {
      for (const path of MAIL_ANSWERS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({ text: `Die E-Mail an ${mail.to} ist als erledigt vermerkt.` });
      onClose();
    },
  });
  return (
    <Dialog open title="Anders erledigt" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Vermerken"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
        label="Anders erledigt"
      >
        <p>
          <strong>{mail.subject}</strong>
          <br />
          an {mail.to}
        </p>
        <TextAreaField
          {...form.field('note')}
          label="Wie hat die Empfängerseite die Nachricht bekommen?"
          hint="Zum Beispiel: „per Post am 22.11.2026“ oder „am Telefon vorgelesen, Frau Weber“."
          rows={3}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
