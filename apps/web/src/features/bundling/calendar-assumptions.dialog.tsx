import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, NumberField, useToasts } from '../../shared/ui';
import type { RoundCalendar } from './round-types';

interface CalendarAssumptionsDialogProps {
  readonly assumptions: RoundCalendar['assumptions'];
  readonly onClose: () => void;
}

export function CalendarAssumptionsDialog({ assumptions, onClose }: CalendarAssumptionsDialogProps) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { answerDays, bundlingDays, evaluationDays, procedureDays, version } = assumptions;
  const form = useApiForm({
    initial: {
      answerDays: String(answerDays),
      bundlingDays: String(bundlingDays),
      evaluationDays: String(evaluationDays),
      procedureDays: String(procedureDays),
    },
    validate: (values) =>
      Object.entries(values)
        .filter(([, days]) => days === '')
        .map(([field]) => ({ pointer: `/${field}`, message: 'Bitte nennen Sie eine Zahl von Tagen.' })),
    submit: (values) =>
      call('put', '/api/round-calendar/assumptions', {
        version,
        body: Object.fromEntries(Object.entries(values).map(([field, days]) => [field, Number(days)])),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['/api/round-calendar'] });
      toasts.show({ text: 'Die Annahmen sind gespeichert. Der Kalender ist neu gerechnet.' });
      onClose();
    },
  });
  const days = { places: 0, unit: 'Tage', width: 'short' } as const;
  return (
    <Dialog open title="Annahmen ändern" onClose={onClose}>
      <p>
        Kalendertage, die Menschen brauchen und die kein Gesetz vorgibt. Sie gelten für alle Vorschläge des Kalenders.
      </p>
      <Form form={form} submitLabel="Speichern" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <NumberField {...form.field('answerDays')} {...days} label="Meldung der Mitglieder" />
        <NumberField {...form.field('bundlingDays')} {...days} label="Bündelung und Vergabeunterlagen" />
        <NumberField {...form.field('evaluationDays')} {...days} label="Prüfung und Wertung" />
        <NumberField
          {...form.field('procedureDays')}
          {...days}
          label="Ganzes Verfahren"
          hint="Nur wo die Rechtsbibliothek keine Termine gibt."
        />
      </Form>
    </Dialog>
  );
}
