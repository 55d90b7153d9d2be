import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../shared/api';
import { Dialog, Form, TextField, useToasts } from '../../shared/ui';
import { CHANGED } from './services';

interface CancelDialogProps {
  /** `/api/consultations/{id}` or `/api/trainings/{id}` with the id in place. */
  readonly path: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** Nothing is deleted: a cancelled entry counts no more and says why. */
export function CancelDialog({ path, version, onClose }: CancelDialogProps) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm({
    initial: { reason: '' },
    submit: (body) => call('post', `${path}/cancel`, { body, version }),
    onSuccess: () => {
      toasts.show({ text: 'Der Eintrag ist storniert.' });
      void Promise.all(CHANGED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onClose();
    },
  });
  return (
    <Dialog open title="Eintrag stornieren" onClose={onClose}>
      <p>Der Eintrag zählt dann in keiner Auswertung mehr. Er bleibt mit der Begründung erhalten.</p>
      <Form form={form} submitLabel="Stornieren">
        <TextField {...form.field('reason')} label="Begründung" maxLength={500} autoFocus />
      </Form>
    </Dialog>
  );
}
