import { call, useApiForm } from '../../../shared/api';
import { Button, Dialog, Form, TextAreaField, useToasts } from '../../../shared/ui';
import { useQueryClient } from '@tanstack/react-query';
import { LOT_PATHS, type Variant } from './types';

/** Asks why this variant; the reason goes into the record of the procedure. */
export function ChooseDialog({
  variant,
  path,
  onClose,
}: {
  readonly variant: Variant;
  readonly path: { readonly id: string; readonly variantId: string };
  readonly onClose: () => void;
}) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm({
    initial: { reason: variant.choice?.reason ?? '' },
    validate: ({ reason }) =>
      reason.trim() === ''
        ? [{ pointer: '/reason', message: 'Bitte begründen Sie die Wahl; die Begründung steht im Vergabevermerk.' }]
        : [],
    submit: ({ reason }) =>
      call('post', '/api/bundles/{id}/variants/{variantId}/choice', {
        path,
        version: variant.version,
        body: { reason },
      }),
    onSuccess: () => {
      for (const key of LOT_PATHS) void queries.invalidateQueries({ queryKey: [key] });
      toasts.show({ text: `Gewählt ist „${variant.name}“.` });
      onClose();
    },
  });
  return (
    <Dialog open title={`„${variant.name}“ wählen`} onClose={onClose}>
      <p>Das Verfahren wird mit diesen Losen angelegt. Bis dahin können Sie auch eine andere Variante wählen.</p>
      <Form
        form={form}
        submitLabel="Variante wählen"
        label="Wahl"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <TextAreaField {...form.field('reason')} label="Begründung" rows={4} maxLength={2000} />
      </Form>
    </Dialog>
  );
}
