import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../shared/api';
import { counted } from '../../shared/format';
import { Button, Dialog, Form, TextAreaField, useToasts } from '../../shared/ui';
import { DISPATCH_PATH } from './mail';
import { MAIL_ANSWERS } from './use-mail-actions';

interface Suspended {
  readonly held: number;
  readonly handedOver: number;
}

const spoken = ({ held, handedOver }: Suspended): string =>
  [
    'Der Versand ist angehalten.',
    held > 0 && `${counted(held, 'E-Mail wird', 'E-Mails werden')} zurückgehalten.`,
    handedOver > 0 && `${counted(handedOver, 'E-Mail war', 'E-Mails waren')} dem Mailserver schon übergeben.`,
  ]
    .filter(Boolean)
    .join(' ');

/** Asks why all outgoing mail shall stop, and stops it. */
export function SuspendDialog({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useApiForm({
    initial: { reason: '' },
    validate: ({ reason }) =>
      reason.trim().length < 3
        ? [{ pointer: '/reason', message: 'Bitte geben Sie einen Grund an (mindestens 3 Zeichen).' }]
        : [],
    submit: async (body) => (await call('post', `${DISPATCH_PATH}/suspend`, { body })) as Suspended,
    onSuccess: (answer) => {
      for (const path of MAIL_ANSWERS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({ text: spoken(answer) });
      onClose();
    },
  });
  return (
    <Dialog open title="Versand aller E-Mails anhalten?" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Versand anhalten"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
        label="Versand anhalten"
      >
        <p>
          Ab sofort verlässt keine E-Mail das Zentrum, auch keine, die schon wartet oder erneut versucht wird. Fristen
          laufen weiter: Schreiben an Bieter gelten erst als versandt, wenn sie hinausgegangen sind.
        </p>
        <TextAreaField
          {...form.field('reason')}
          label="Grund"
          hint="Alle, die den Postausgang ansehen, lesen ihn."
          rows={3}
          maxLength={300}
        />
      </Form>
    </Dialog>
  );
}
