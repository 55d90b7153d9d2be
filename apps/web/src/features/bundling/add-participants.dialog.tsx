import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { Button, CheckboxGroup, Dialog, Form, ProblemAlert, Skeleton, useToasts } from '../../shared/ui';
import { COCKPIT_PATHS } from './round-types';
import type { Round } from './types';

interface AddParticipantsDialogProps {
  readonly round: Round;
  readonly onClose: () => void;
}

export function AddParticipantsDialog({ round, onClose }: AddParticipantsDialogProps) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { data, error } = useApiQuery('/api/members');
  const asked = new Set(round.members.map(({ member }) => member));
  const others = (data?.items ?? []).filter(({ slug }) => !asked.has(slug));
  const form = useApiForm<{ members: readonly string[] }>({
    initial: { members: [] },
    validate: ({ members }) =>
      members.length === 0 ? [{ pointer: '/members', message: 'Bitte wählen Sie mindestens ein Mitglied.' }] : [],
    submit: (body) => call('post', '/api/demand-rounds/{id}/members', { path: { id: round.id }, body }),
    onSuccess: (_, { members }) => {
      for (const path of COCKPIT_PATHS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({
        text: `${counted(members.length, 'Mitglied ist', 'Mitglieder sind')} aufgenommen und benachrichtigt.`,
      });
      onClose();
    },
  });
  return (
    <Dialog open title="Mitglieder aufnehmen" onClose={onClose}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton lines={4} label="Mitglieder werden geladen" />}
      {data && others.length === 0 && <p>Alle Mitglieder nehmen schon teil.</p>}
      {others.length > 0 && (
        <Form form={form} submitLabel="Aufnehmen" actions={<Button onClick={onClose}>Abbrechen</Button>}>
          <CheckboxGroup
            {...form.field('members')}
            label="Weitere Mitglieder"
            hint="Ihre Bestellerinnen und Besteller werden sofort benachrichtigt."
            options={others.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        </Form>
      )}
    </Dialog>
  );
}
