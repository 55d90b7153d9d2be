import { useContext } from 'react';
import { call, useApiForm } from '../../../shared/api';
import {
  Button,
  DateField,
  Dialog,
  FieldRow,
  Form,
  SelectField,
  TextAreaField,
  TextField,
  TodayContext,
} from '../../../shared/ui';
import type { Procedure } from '../model';
import { MISSING_PATH, type MissingRequest } from './model';

interface Finished {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The end of the day in the time of this browser, which is that of the centre. */
const endOf = (day: string): string => new Date(`${day}T23:59:00`).toISOString();

export function AskDialog({ procedure, onClose, onDone }: Finished & { readonly procedure: Procedure }) {
  const form = useApiForm({
    initial: {
      ...{ bidderId: procedure.bidders[0]?.id ?? '', lotId: '', due: '' },
      items: [{ name: '', request: '' }],
    },
    validate: ({ due }) =>
      due === '' ? [{ pointer: '/due', message: 'Bitte geben Sie an, bis wann die Unterlagen da sein müssen.' }] : [],
    submit: ({ bidderId, lotId, due, items }) =>
      call('post', MISSING_PATH, {
        path: { id: procedure.id },
        body: { bidderId, items, due: endOf(due), ...(lotId ? { lotId } : {}) },
      }),
    onSuccess: onDone,
  });
  const { values } = form;
  return (
    <Dialog open wide title="Unterlagen nachfordern" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Nachforderung anlegen"
        label="Nachforderung"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <FieldRow>
          <SelectField
            {...form.field('bidderId')}
            label="Bieter"
            options={procedure.bidders.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            {...form.field('lotId')}
            label="Los"
            optional
            options={[
              { value: '', label: 'alle Lose' },
              ...procedure.lots.map(({ id, number, title }) => ({ value: id, label: `Los ${number}: ${title}` })),
            ]}
          />
        </FieldRow>
        {values.items.map((_, index) => (
          <FieldRow key={index}>
            <TextField {...form.at<string>(`/items/${index}/name`)} label={`Unterlage ${index + 1}`} maxLength={200} />
            <TextField
              {...form.at<string>(`/items/${index}/request`)}
              label="Was der Bieter tun soll"
              maxLength={1000}
            />
          </FieldRow>
        ))}
        <Button
          small
          kind="tertiary"
          icon="add"
          onClick={() => form.setValues({ ...values, items: [...values.items, { name: '', request: '' }] })}
        >
          Weitere Unterlage
        </Button>
        <DateField {...form.field('due')} label="Eingang bis zum Ablauf des" />
      </Form>
    </Dialog>
  );
}

const WORDS = {
  sent: 'versandt',
  received: 'eingegangen',
  'not-received': 'nicht eingegangen',
  withdrawn: 'zurückgenommen',
};

export function NoteDialog({
  procedureId,
  request,
  onClose,
  onDone,
}: Finished & { readonly procedureId: string; readonly request: MissingRequest }) {
  const today = useContext(TodayContext);
  const open = request.items.filter(({ state }) => state === 'open');
  const kinds =
    request.state === 'draft' ? (['sent', 'withdrawn'] as const) : (['received', 'not-received', 'withdrawn'] as const);
  const form = useApiForm({
    initial: { kind: kinds[0] as keyof typeof WORDS, itemId: '', on: today, note: '' },
    submit: ({ itemId, ...body }) =>
      call('post', `${MISSING_PATH}/{requestId}/events`, {
        path: { id: procedureId, requestId: request.id },
        body: {
          ...body,
          ...(body.kind.endsWith('received') ? { itemIds: itemId ? [itemId] : open.map(({ id }) => id) } : {}),
        },
      }),
    onSuccess: onDone,
  });
  const title = `Stand festhalten: ${request.bidder}`;
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} submitLabel="Festhalten" label={title} actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <SelectField
          {...form.at<string>('/kind')}
          label="Was ist geschehen?"
          options={kinds.map((kind) => ({ value: kind, label: WORDS[kind] }))}
        />
        {form.values.kind.endsWith('received') && (
          <SelectField
            {...form.field('itemId')}
            label="Unterlage"
            optional
            options={[
              { value: '', label: 'alle, die noch ausstehen' },
              ...request.items.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <DateField {...form.field('on')} label="Am" />
        <TextAreaField {...form.field('note')} label="Bemerkung" optional rows={2} maxLength={1000} />
      </Form>
    </Dialog>
  );
}
