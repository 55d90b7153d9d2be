import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, NumberField, TextField, useToasts } from '../../shared/ui';
import { ROUND_PATHS, type DemandLine } from './types';

interface ChangeLineDialogProps {
  readonly roundId: string;
  readonly line: DemandLine;
  readonly reason: string | undefined;
  readonly onClose: () => void;
}

export function ChangeLineDialog({ roundId, line, reason, onClose }: ChangeLineDialogProps) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm({
    initial: { quantity: line.quantity, note: line.note },
    validate: ({ quantity }) =>
      quantity === '' ? [{ pointer: '/quantity', message: 'Bitte geben Sie eine Menge an.' }] : [],
    submit: (values) =>
      call('put', '/api/demand-rounds/{id}/lines/{lineId}', {
        path: { id: roundId, lineId: line.id },
        version: line.version,
        body: {
          costCentre: line.costCentre,
          articleNumber: line.articleNumber,
          ...values,
          ...(reason === undefined ? {} : { reason }),
        },
      }),
    onSuccess: () => {
      for (const path of ROUND_PATHS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({ text: 'Die Zeile ist geändert.' });
      onClose();
    },
  });
  return (
    <Dialog open title="Zeile ändern" onClose={onClose}>
      <p>
        {line.text} ({line.articleNumber}), Kostenstelle {line.costCentre} {line.costCentreName}
      </p>
      <Form form={form} submitLabel="Speichern" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <NumberField {...form.field('quantity')} label="Menge im Jahr" places={3} unit={line.unitName} />
        <TextField {...form.field('note')} label="Bemerkung" optional maxLength={500} />
      </Form>
    </Dialog>
  );
}
