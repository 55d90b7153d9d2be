import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import {
  DateField,
  FieldRow,
  Form,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
  useToasts,
} from '../../shared/ui';
import { CHANGED, KINDS, type Training } from './services';

interface TrainingFormProps {
  /** The event to be corrected; without one a new event is logged. */
  readonly entry?: Training;
  readonly onDone: () => void;
}

/** An event with those who took part, a number for each member that sent somebody. */
export function TrainingForm({ entry, onDone }: TrainingFormProps) {
  const { today } = useSession();
  const toasts = useToasts();
  const queries = useQueryClient();
  const members = useApiQuery('/api/members').data?.items ?? [];
  const form = useApiForm({
    initial: {
      kind: entry?.kind ?? 'training',
      day: entry?.day ?? today,
      title: entry?.title ?? '',
      place: entry?.place ?? '',
      minutes: String(entry?.minutes ?? 120),
      trainer: entry?.trainer ?? '',
      topics: entry?.topics ?? '',
      people: Object.fromEntries((entry?.participants ?? []).map(({ member, people }) => [member, String(people)])),
    },
    submit: ({ people, ...values }) => {
      const participants = Object.entries(people)
        .filter(([, count]) => Number(count) > 0)
        .map(([member, count]) => ({ member, people: Number(count) }));
      const body = { ...values, minutes: Number(values.minutes), participants };
      return entry
        ? call('put', `/api/trainings/${entry.id}`, { body, version: entry.version })
        : call('post', '/api/trainings', { body });
    },
    onSuccess: () => {
      toasts.show({ text: entry ? 'Die Veranstaltung ist berichtigt.' : 'Die Veranstaltung ist erfasst.' });
      void Promise.all(CHANGED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  return (
    <Form form={form} submitLabel={entry ? 'Berichtigen' : 'Erfassen'} label="Veranstaltung">
      <FieldRow>
        <SelectField {...form.at<string>('/kind')} label="Art" options={KINDS} />
        <DateField {...form.field('day')} label="Tag" max={today} />
        <NumberField {...form.field('minutes')} label="Minuten" places={0} width="short" />
      </FieldRow>
      <TextField {...form.field('title')} label="Titel" maxLength={200} />
      <FieldRow>
        <TextField {...form.field('place')} label="Ort" maxLength={200} />
        <TextField {...form.field('trainer')} label="Durchgeführt von" maxLength={200} />
      </FieldRow>
      <TextAreaField {...form.field('topics')} label="Themen" optional rows={2} maxLength={2000} />
      <h3>Teilnehmende je Kommune</h3>
      <FieldRow>
        {members.map(({ slug, name }) => (
          <NumberField
            key={slug}
            {...form.at<string>(`/people/${slug}`)}
            value={form.values.people[slug] ?? ''}
            label={name}
            places={0}
            optional
            width="short"
          />
        ))}
      </FieldRow>
    </Form>
  );
}
