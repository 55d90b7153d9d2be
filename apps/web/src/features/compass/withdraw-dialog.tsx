import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, TextAreaField, useToasts } from '../../shared/ui';
import type { LawEntry } from './entry-form';
import { LAW_PATHS } from './law-facts';

/** Asks why an entry shall hold no longer. */
export function WithdrawDialog({ entry, onClose }: { readonly entry: LawEntry; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const reload = async (): Promise<void> => {
    await Promise.all(LAW_PATHS.map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
  const form = useApiForm({
    initial: { reason: '' },
    validate: ({ reason }) =>
      reason.trim() === ''
        ? [{ pointer: '/reason', message: 'Bitte begründen Sie, warum die Angabe nicht mehr gelten soll.' }]
        : [],
    submit: async (body) => {
      try {
        return await call('post', '/api/law/entries/{id}/withdrawal', {
          path: { id: entry.id },
          version: entry.version,
          body,
        });
      } catch (error) {
        // The list behind the dialog shows the newer version then; a second attempt means that one.
        if (error instanceof ApiProblem && error.status === 412) await reload();
        throw error;
      }
    },
    onSuccess: () => {
      toasts.show({ text: 'Die eigene Angabe gilt nicht mehr.' });
      void reload();
      onClose();
    },
  });
  return (
    <Dialog open title="Angabe zurücknehmen" onClose={onClose}>
      <Form form={form} submitLabel="Zurücknehmen" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <p>{entry.text}</p>
        <TextAreaField
          {...form.field('reason')}
          label="Begründung"
          hint="Die Angabe bleibt mit allen Fassungen lesbar; gerechnet wird dann ohne sie."
          rows={3}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
