import { call, useApiForm } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { Button, CheckboxGroup, DateField, FieldRow, Form, TextAreaField, TextField } from '../../shared/ui';
import { atFields } from './at-fields';
import type { Procedure } from './model';

/** Demands new bids after a negotiation: until when, and from whom. */
export function RoundForm({
  procedure,
  bidders,
  onCancel,
  onSaved,
}: {
  readonly procedure: Procedure;
  readonly bidders: readonly components['schemas']['InvitableBidderResponse'][];
  readonly onCancel: () => void;
  readonly onSaved: () => Promise<void>;
}) {
  const form = useApiForm<{ tenderEnd: string; tenderTime: string; bidderIds: readonly string[]; reason: string }>({
    initial: { tenderEnd: '', tenderTime: '12:00', bidderIds: bidders.map(({ id }) => id), reason: '' },
    submit: async (values) => {
      try {
        return await call('post', '/api/procedures/{id}/rounds', {
          path: { id: procedure.id },
          body: { ...values, bidderIds: [...values.bidderIds] },
          version: procedure.version,
        });
      } catch (error) {
        throw atFields(error);
      }
    },
    onSuccess: () => void onSaved(),
  });
  return (
    <Form
      form={form}
      submitLabel={`Runde ${procedure.round + 1} beginnen`}
      label="Neue Angebotsrunde"
      actions={<Button onClick={onCancel}>Abbrechen</Button>}
    >
      <p>
        Die Eingeladenen geben neue Angebote ab. Sie bleiben bis zum Fristende verschlossen und werden wieder gemeinsam
        geöffnet; die bisherigen Angebote bleiben in der Akte.
      </p>
      <FieldRow>
        <DateField {...form.field('tenderEnd')} label="Ende der neuen Angebotsfrist" />
        <TextField {...form.field('tenderTime')} label="Uhrzeit" hint="HH:MM" />
      </FieldRow>
      <CheckboxGroup
        {...form.field('bidderIds')}
        label="Eingeladene Bieter"
        options={bidders.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextAreaField
        {...form.field('reason')}
        label="Begründung für den Vergabevermerk"
        hint="mindestens 10 Zeichen"
        rows={3}
        maxLength={2000}
      />
    </Form>
  );
}
