import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { addDays, addMonths, date } from '../../shared/format';
import { Button, DateField, Dialog, Form, TextAreaField, useToasts } from '../../shared/ui';
import { COCKPIT_PATHS } from './round-types';
import type { Round } from './types';

interface ExtendRoundDialogProps {
  readonly round: Round;
  readonly onClose: () => void;
}

export function ExtendRoundDialog({ round, onClose }: ExtendRoundDialogProps) {
  const { today } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const earliest = round.reportUntil < today ? today : addDays(round.reportUntil, 1);
  const form = useApiForm({
    initial: { reportUntil: addDays(round.reportUntil < today ? today : round.reportUntil, 14), reason: '' },
    validate: ({ reportUntil, reason }) => [
      ...(reportUntil === ''
        ? [{ pointer: '/reportUntil', message: 'Bitte nennen Sie den neuen letzten Meldetag.' }]
        : []),
      ...(reason.trim() === ''
        ? [{ pointer: '/reason', message: 'Bitte nennen Sie den Grund der Verlängerung.' }]
        : []),
    ],
    submit: (values) =>
      call('post', '/api/demand-rounds/{id}/extension', {
        path: { id: round.id },
        version: round.version,
        body: values,
      }),
    onSuccess: (_, { reportUntil }) => {
      for (const path of COCKPIT_PATHS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({
        text: `Die Meldefrist läuft jetzt bis zum ${date(reportUntil)}. Alle Mitglieder werden benachrichtigt.`,
      });
      onClose();
    },
  });
  return (
    <Dialog open title="Meldefrist verlängern" onClose={onClose}>
      <p>
        Bisher ist der letzte Meldetag der {date(round.reportUntil)}. Alle beteiligten Mitglieder erfahren den neuen Tag
        und den Grund.
      </p>
      <Form form={form} submitLabel="Verlängern" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <DateField
          {...form.field('reportUntil')}
          label="Neuer letzter Meldetag"
          min={earliest}
          max={addMonths(today, 24)}
          width="short"
        />
        <TextAreaField {...form.field('reason')} label="Grund" rows={2} maxLength={500} />
      </Form>
    </Dialog>
  );
}
