import { useSession } from '../../../app/session';
import { call, useApiForm } from '../../../shared/api';
import {
  Button,
  CheckboxGroup,
  DateField,
  Dialog,
  FieldRow,
  Form,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../shared/ui';
import {
  type Complaint,
  COMPLAINTS_PATH,
  type FormProps,
  lotOptions,
  momentMistakes,
  momentOf,
  useDone,
} from './model';

const LONGEST = 10_000;
const OTHER = 'anderes';
const SUBJECTS: readonly { readonly value: Complaint['about']; readonly label: string }[] = [
  { value: 'notice', label: 'Bekanntmachung' },
  { value: 'documents', label: 'Vergabeunterlagen' },
  { value: 'examination', label: 'Prüfung und Wertung' },
  { value: 'award', label: 'Beabsichtigter Zuschlag' },
  { value: 'other', label: 'Sonstiges' },
];

export function ComplaintDialog({ procedure, onClose }: FormProps) {
  const { today } = useSession();
  const done = useDone(onClose);
  const { bidders, lots } = procedure;
  const form = useApiForm({
    initial: {
      ...{ bidderId: bidders.length === 0 ? OTHER : '', name: '', receivedAt: today, time: '', recognisedOn: '' },
      ...{ about: 'documents' as string, lotIds: [] as readonly string[], text: '' },
    },
    draft: `ruege-${procedure.id}`,
    validate: ({ bidderId, receivedAt, time, text }) => [
      ...(bidderId === '' ? [{ pointer: '/bidderId', message: 'Bitte wählen Sie das Unternehmen.' }] : []),
      ...momentMistakes('/receivedAt', receivedAt, time),
      ...(text.trim() === '' ? [{ pointer: '/text', message: 'Bitte geben Sie wieder, was gerügt wird.' }] : []),
    ],
    submit: ({ bidderId, name, receivedAt, time, recognisedOn, lotIds, ...body }) =>
      call('post', COMPLAINTS_PATH, {
        path: { id: procedure.id },
        body: {
          ...body,
          ...(bidderId === OTHER ? { name } : { bidderId }),
          receivedAt: momentOf(receivedAt, time),
          lotIds: [...lotIds],
          ...(recognisedOn ? { recognisedOn } : {}),
        },
      }),
    onSuccess: done,
  });
  return (
    <Dialog open wide title="Rüge erfassen" onClose={onClose}>
      <Form form={form} submitLabel="Rüge erfassen" label="Rüge" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <p className="muted">Was erfasst ist, bleibt in der Akte und lässt sich nicht mehr ändern.</p>
        <SelectField
          {...form.field('bidderId')}
          label="Wer rügt?"
          placeholder="Bitte wählen"
          options={[
            ...bidders.map(({ id, name }) => ({ value: id, label: name })),
            { value: OTHER, label: 'ein anderes Unternehmen' },
          ]}
        />
        {form.values.bidderId === OTHER && (
          <TextField {...form.field('name')} label="Name des Unternehmens" maxLength={200} />
        )}
        <FieldRow>
          <DateField {...form.field('receivedAt')} label="Eingegangen am" max={today} />
          <TextField {...form.field('time')} label="Uhrzeit" placeholder="14:30" width="short" />
        </FieldRow>
        <DateField
          {...form.field('recognisedOn')}
          label="Verstoß erkannt am"
          hint="soweit bekannt; mit diesem Tag beginnt die Rügefrist"
          max={today}
          width="short"
          optional
        />
        <SelectField {...form.field('about')} label="Wogegen richtet sie sich?" options={SUBJECTS} />
        {lots.length > 1 && (
          <CheckboxGroup
            {...form.field('lotIds')}
            label="Betroffene Lose"
            hint="Nichts angekreuzt: das ganze Verfahren"
            options={lotOptions(procedure)}
            optional
          />
        )}
        <TextAreaField {...form.field('text')} label="Was wird gerügt?" rows={5} maxLength={LONGEST} />
      </Form>
    </Dialog>
  );
}

const OUTCOMES = [
  { value: 'remedied', label: 'Der Rüge wird abgeholfen', detail: 'der Fehler wird behoben' },
  {
    value: 'refused',
    label: 'Der Rüge wird nicht abgeholfen',
    detail: 'das Unternehmen kann die Nachprüfung beantragen',
  },
];

export function AnswerDialog({ procedure, complaint, onClose }: FormProps & { readonly complaint: Complaint }) {
  const { today } = useSession();
  const done = useDone(onClose);
  const form = useApiForm({
    initial: { outcome: '', reason: '', answeredOn: today, receivedOn: '' },
    draft: `ruegeantwort-${complaint.id}`,
    validate: ({ outcome, reason }) => [
      ...(outcome === '' ? [{ pointer: '/outcome', message: 'Bitte wählen Sie, ob der Rüge abgeholfen wird.' }] : []),
      ...(reason.trim() === '' ? [{ pointer: '/reason', message: 'Bitte begründen Sie die Antwort.' }] : []),
    ],
    submit: ({ receivedOn, ...body }) =>
      call('post', `${COMPLAINTS_PATH}/{complaintId}/answer`, {
        path: { id: procedure.id, complaintId: complaint.id },
        body: { ...body, ...(receivedOn && body.outcome === 'refused' ? { receivedOn } : {}) },
      }),
    onSuccess: done,
  });
  const title = `Rüge von ${complaint.name} beantworten`;
  return (
    <Dialog open wide title={title} onClose={onClose}>
      <Form
        form={form}
        submitLabel="Antwort festhalten"
        label={title}
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <blockquote className="quoted">{complaint.text}</blockquote>
        <RadioGroup {...form.field('outcome')} label="Ergebnis" options={OUTCOMES} />
        <TextAreaField {...form.field('reason')} label="Begründung" rows={5} maxLength={LONGEST} />
        <DateField {...form.field('answeredOn')} label="Beantwortet am" max={today} width="short" />
        {form.values.outcome === 'refused' && (
          <DateField
            {...form.field('receivedOn')}
            label="Beim Unternehmen eingegangen am"
            hint="mit diesem Tag beginnt die Frist für den Nachprüfungsantrag"
            max={today}
            width="short"
            optional
          />
        )}
      </Form>
    </Dialog>
  );
}
