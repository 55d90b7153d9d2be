import { useSession } from '../../../app/session';
import { call, useApiForm } from '../../../shared/api';
import {
  Button,
  CheckboxGroup,
  DateField,
  Dialog,
  FileField,
  Form,
  RadioGroup,
  TextAreaField,
  TextField,
  useToasts,
} from '../../../shared/ui';
import { base64 } from '../base64';
import type { Procedure } from '../model';
import { firstWay, type Message, MESSAGES_PATH } from './model';

interface Finished {
  readonly onClose: () => void;
  readonly onDone: () => void;
}
const MOST_BYTES = 10_000_000;

/** A message with one's own words; each company gets its own. */
export function WriteDialog({ procedure, onClose, onDone }: Finished & { readonly procedure: Procedure }) {
  const { person } = useSession();
  const toasts = useToasts();
  const form = useApiForm({
    initial: {
      bidderIds: [] as readonly string[],
      ...{ subject: '', text: '', way: 'usual' },
    },
    draft: `nachricht-${procedure.id}-${person.id}`,
    validate: ({ bidderIds }) =>
      bidderIds.length === 0
        ? [{ pointer: '/bidderIds', message: 'Bitte wählen Sie mindestens ein Unternehmen.' }]
        : [],
    submit: ({ bidderIds, subject, text, way }) =>
      call('post', MESSAGES_PATH, {
        path: { id: procedure.id },
        body: {
          ...{ subject, text },
          recipients: procedure.bidders
            .filter(({ id }) => bidderIds.includes(id))
            .map(({ id, email }) => ({
              bidderId: id,
              channel: way === 'post' || way === 'portal' ? way : firstWay(email),
            })),
        },
      }),
    onSuccess: () => {
      toasts.show({ text: 'Die Nachricht ist geschrieben; jedes Unternehmen erhält seine eigene.' });
      onDone();
    },
  });
  return (
    <Dialog open wide title="Nachricht schreiben" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Nachricht versenden"
        label="Nachricht"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <CheckboxGroup
          {...form.field('bidderIds')}
          label="An"
          hint="Niemand erfährt, wer sonst noch angeschrieben wird."
          options={procedure.bidders.map(({ id, name, city, email }) => ({
            value: id,
            label: name,
            detail: [city, email || 'keine E-Mail-Adresse'].filter(Boolean).join(' – '),
          }))}
        />
        <RadioGroup
          {...form.field('way')}
          label="Versandweg"
          options={[
            { value: 'usual', label: 'E-Mail', detail: 'Wer keine Adresse hat, erhält einen Brief als PDF.' },
            { value: 'post', label: 'Post', detail: 'Briefe als PDF zum Ausdrucken' },
            { value: 'portal', label: 'Vergabeportal', detail: 'dort einstellen, Nachweis hier ablegen' },
          ]}
        />
        <TextField {...form.field('subject')} label="Betreff" maxLength={200} />
        <TextAreaField
          {...form.field('text')}
          label="Text"
          hint="Eine Leerzeile beginnt einen neuen Absatz."
          rows={10}
          maxLength={20_000}
        />
      </Form>
    </Dialog>
  );
}

/** When and how a message left that the product could not send itself. */
export function ProofDialog({
  procedureId,
  message,
  onClose,
  onDone,
}: Finished & { readonly procedureId: string; readonly message: Message }) {
  const { today } = useSession();
  const open = message.recipients.filter(({ state }) => state === 'open' || state === 'failed');
  const form = useApiForm({
    initial: {
      recipientIds: open.map(({ id }) => id) as readonly string[],
      channel: open[0]?.channel === 'post' ? 'post' : 'portal',
      ...{ on: today, note: '', file: [] as readonly File[] },
    },
    submit: async ({ recipientIds, channel, on, note, file }) => {
      const [chosen] = file;
      return call('post', `${MESSAGES_PATH}/{messageId}/proof`, {
        path: { id: procedureId, messageId: message.id },
        body: {
          ...{ recipientIds: [...recipientIds], channel: channel as 'post' | 'portal', on, note },
          ...(chosen
            ? {
                file: {
                  name: chosen.name,
                  ...(chosen.type ? { contentType: chosen.type } : {}),
                  content: await base64(chosen),
                },
              }
            : {}),
        },
      });
    },
    onSuccess: onDone,
  });
  return (
    <Dialog open title="Versand festhalten" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Versand festhalten"
        label="Versand"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        {open.length > 1 && (
          <CheckboxGroup
            {...form.field('recipientIds')}
            label="An"
            options={open.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <RadioGroup
          {...form.field('channel')}
          label="Wie wurde versandt?"
          options={[
            { value: 'post', label: 'Post', detail: 'Tag der Aufgabe zur Post' },
            { value: 'portal', label: 'Vergabeportal', detail: 'mit Nachweis des Portals' },
          ]}
        />
        <DateField {...form.field('on')} label="Am" max={today} width="short" />
        <FileField
          {...form.field('file')}
          label="Nachweis"
          hint="Sendebericht, Bildschirmfoto oder Einlieferungsbeleg; beim Portal nötig"
          optional={form.values.channel === 'post'}
          maxBytes={MOST_BYTES}
        />
        <TextField {...form.field('note')} label="Bemerkung" optional maxLength={1000} />
      </Form>
    </Dialog>
  );
}

/** Letters that have not left are taken back, so that they can be written anew. */
export function WithdrawDialog({
  procedureId,
  message,
  onClose,
  onDone,
}: Finished & { readonly procedureId: string; readonly message: Message }) {
  const form = useApiForm({
    initial: { reason: '' },
    submit: ({ reason }) =>
      call('post', `${MESSAGES_PATH}/{messageId}/withdrawal`, {
        path: { id: procedureId, messageId: message.id },
        body: { reason },
      }),
    onSuccess: onDone,
  });
  return (
    <Dialog open title="Schreiben zurücknehmen" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Zurücknehmen"
        label="Zurücknehmen"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <p>Das geht nur, solange noch keines das Haus verlassen hat. Danach lassen sich die Schreiben neu erzeugen.</p>
        <TextAreaField {...form.field('reason')} label="Warum?" rows={3} maxLength={1000} />
      </Form>
    </Dialog>
  );
}
