import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { call, type FieldError, useApiForm } from '../../shared/api';
import {
  Button,
  DateField,
  Dialog,
  FieldRow,
  Form,
  RadioGroup,
  SelectField,
  TextField,
  useToasts,
} from '../../shared/ui';
import type { Member, MemberDay } from './directory';

interface Values {
  readonly member: string;
  readonly kind: MemberDay['kind'];
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

function mistakes({ member, from, label, kind }: Values): FieldError[] {
  return [
    ...(member ? [] : [{ pointer: '/member', message: 'Bitte wählen Sie eine Mitgliedskommune.' }]),
    ...(from ? [] : [{ pointer: '/from', message: 'Bitte geben Sie den Tag an.' }]),
    ...(label.trim()
      ? []
      : [
          {
            pointer: '/label',
            message: kind === 'closed' ? 'Bitte geben Sie den Grund an.' : 'Bitte geben Sie das Gremium an.',
          },
        ]),
  ];
}

/** Enters closing days or the session of a body. */
export function MemberDayDialog({
  members,
  member,
  paths,
  onClose,
}: {
  readonly members: readonly Member[];
  readonly member: string;
  /** What is to be read anew afterwards. */
  readonly paths: readonly string[];
  readonly onClose: () => void;
}) {
  const { today } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useApiForm<Values>({
    initial: { member: member || (members[0]?.slug ?? ''), kind: 'closed', from: today, to: '', label: '' },
    validate: mistakes,
    submit: ({ to, ...day }) =>
      call('post', '/api/member-days', { body: { ...day, ...(to && day.kind === 'closed' ? { to } : {}) } }),
    onSuccess: () => {
      toasts.show({ text: 'Der Tag ist eingetragen.' });
      for (const path of paths)
        void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path) });
      onClose();
    },
  });
  const closed = form.values.kind === 'closed';
  return (
    <Dialog open title="Schließ- oder Sitzungstag eintragen" onClose={onClose}>
      <Form form={form} submitLabel="Eintragen" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <RadioGroup
          {...form.at<string>('/kind')}
          label="Art"
          options={[
            { value: 'closed', label: 'Verwaltung geschlossen' },
            { value: 'session', label: 'Sitzung eines Gremiums' },
          ]}
        />
        <SelectField
          {...form.field('member')}
          label="Mitgliedskommune"
          options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <TextField
          {...form.field('label')}
          label={closed ? 'Grund' : 'Gremium'}
          placeholder={closed ? 'Rathaus geschlossen' : 'Gemeindevorstand'}
          maxLength={200}
        />
        <FieldRow>
          <DateField {...form.field('from')} label={closed ? 'Erster Tag' : 'Tag'} />
          {closed && <DateField {...form.field('to')} label="Letzter Tag" optional hint="leer: nur dieser Tag" />}
        </FieldRow>
      </Form>
    </Dialog>
  );
}
