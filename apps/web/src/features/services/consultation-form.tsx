import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import { DateField, FieldRow, Form, NumberField, SelectField, TextField, useToasts } from '../../shared/ui';
import { CHANGED, CHANNELS, type Consultation, type Suggestions } from './services';
import { SuggestField } from './suggest-field';

export interface ConsultationFormProps {
  readonly defaults: Suggestions['defaults'];
  /** The entry to be corrected; without one a new entry is logged. */
  readonly entry?: Consultation;
  /** Keeps what was typed in this browser under this name until it is logged. */
  readonly draft?: string;
  readonly onDone?: () => void;
}

/** One line, keyboard only: Tab from field to field, Enter logs it, and the next one can be typed. */
export function ConsultationForm({ defaults, entry, draft, onDone }: ConsultationFormProps) {
  const { today } = useSession();
  const toasts = useToasts();
  const queries = useQueryClient();
  const members = useApiQuery('/api/members').data?.items ?? [];
  const form = useApiForm({
    ...(draft ? { draft } : {}),
    initial: {
      day: entry?.day ?? today,
      member: entry?.member ?? defaults.member ?? '',
      asker: entry?.asker ?? '',
      topic: entry?.topic ?? '',
      channel: entry?.channel ?? defaults.channel,
      minutes: String(entry?.minutes ?? defaults.minutes),
      note: entry?.note ?? '',
    },
    submit: (values) => {
      const body = {
        ...values,
        minutes: Number(values.minutes),
        ...(entry?.procedureId ? { procedureId: entry.procedureId } : {}),
      };
      return entry
        ? call('put', `/api/consultations/${entry.id}`, { body, version: entry.version })
        : call('post', '/api/consultations', { body });
    },
    onSuccess: (_, values) => {
      toasts.show({ text: entry ? 'Die Beratung ist berichtigt.' : 'Die Beratung ist erfasst.' });
      void Promise.all(CHANGED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      form.setValues({ ...values, asker: '', topic: '', note: '' });
      document.getElementById(form.field('asker').id)?.focus();
      onDone?.();
    },
  });
  const { member } = form.values;
  const suggestions = useApiQuery<Suggestions>('/api/consultations/suggestions', {
    query: member ? { member } : {},
    keepPrevious: true,
  }).data;
  return (
    <Form form={form} submitLabel={entry ? 'Berichtigen' : 'Erfassen'} label="Beratung">
      <FieldRow>
        <DateField {...form.field('day')} label="Tag" max={today} />
        <SelectField
          {...form.field('member')}
          label="Kommune"
          placeholder="Bitte wählen"
          options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <SuggestField {...form.field('asker')} label="Wer hat gefragt?" suggestions={suggestions?.askers ?? []} />
        <SuggestField {...form.field('topic')} label="Thema" suggestions={suggestions?.topics ?? []} />
        <SelectField {...form.field('channel')} label="Weg" options={CHANNELS} />
        <NumberField {...form.field('minutes')} label="Minuten" places={0} width="short" />
        <TextField {...form.field('note')} label="Bemerkung" optional maxLength={2000} />
      </FieldRow>
    </Form>
  );
}
