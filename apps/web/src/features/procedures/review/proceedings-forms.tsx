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
  type EventKind,
  type FormProps,
  lotOptions,
  momentMistakes,
  momentOf,
  type Proceedings,
  REVIEWS_PATH,
  useDone,
} from './model';

export function ReviewDialog({ procedure, onClose }: FormProps) {
  const { today } = useSession();
  const done = useDone(onClose);
  const form = useApiForm({
    initial: { chamber: '', fileNumber: '', informedAt: today, time: '', lotIds: [] as readonly string[] },
    draft: `nachpruefung-${procedure.id}`,
    validate: ({ chamber, fileNumber, informedAt, time }) => [
      ...(chamber.trim() === '' ? [{ pointer: '/chamber', message: 'Bitte nennen Sie die Vergabekammer.' }] : []),
      ...(fileNumber.trim() === '' ? [{ pointer: '/fileNumber', message: 'Bitte nennen Sie das Aktenzeichen.' }] : []),
      ...momentMistakes('/informedAt', informedAt, time),
    ],
    submit: ({ chamber, fileNumber, informedAt, time, lotIds }) =>
      call('post', REVIEWS_PATH, {
        path: { id: procedure.id },
        body: { chamber, fileNumber, informedAt: momentOf(informedAt, time), lotIds: [...lotIds] },
      }),
    onSuccess: done,
  });
  return (
    <Dialog open wide title="Nachprüfungsverfahren erfassen" onClose={onClose}>
      <Form
        form={form}
        submitLabel={procedure.regime === 'eu' ? 'Erfassen und Zuschlag sperren' : 'Nachprüfung erfassen'}
        label="Nachprüfungsverfahren"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        {procedure.regime === 'eu' && (
          <p className="muted">
            Mit dem Erfassen ist der Zuschlag für die betroffenen Lose sofort gesperrt. Andere Lose bleiben frei.
          </p>
        )}
        <FieldRow>
          <TextField {...form.field('chamber')} label="Vergabekammer" maxLength={200} />
          <TextField {...form.field('fileNumber')} label="Aktenzeichen der Vergabekammer" maxLength={100} />
        </FieldRow>
        <FieldRow>
          <DateField {...form.field('informedAt')} label="Auftraggeber informiert am" max={today} />
          <TextField {...form.field('time')} label="Uhrzeit" placeholder="14:30" width="short" />
        </FieldRow>
        {procedure.lots.length > 1 && (
          <CheckboxGroup
            {...form.field('lotIds')}
            label="Betroffene Lose"
            hint="Nichts angekreuzt: das ganze Verfahren"
            options={lotOptions(procedure)}
            optional
          />
        )}
      </Form>
    </Dialog>
  );
}

const EVENTS: readonly { readonly value: EventKind; readonly label: string }[] = [
  { value: 'application', label: 'Eingang des Antrags bei der Vergabekammer' },
  { value: 'decision', label: 'Zustellung der Entscheidung der Vergabekammer' },
  { value: 'appeal', label: 'Sofortige Beschwerde' },
];

/** What has not happened yet; a complaint to the court needs a decision. */
export const openEvents = ({ events }: Proceedings) => {
  const known = new Set(events.map(({ kind }) => kind));
  return EVENTS.filter(({ value }) => !known.has(value) && (value !== 'appeal' || known.has('decision')));
};

interface OfReview extends FormProps {
  readonly review: Proceedings;
}

export function EventDialog({ procedure, review, onClose }: OfReview) {
  const { today } = useSession();
  const done = useDone(onClose);
  const kinds = openEvents(review);
  const form = useApiForm({
    initial: { kind: kinds[0]?.value ?? '', on: today, rejected: '', note: '' },
    validate: ({ kind, rejected }) =>
      kind === 'decision' && rejected === ''
        ? [{ pointer: '/rejected', message: 'Bitte geben Sie an, ob die Vergabekammer den Antrag abgelehnt hat.' }]
        : [],
    submit: ({ rejected, ...body }) =>
      call('post', `${REVIEWS_PATH}/{reviewId}/events`, {
        path: { id: procedure.id, reviewId: review.id },
        body: { ...body, ...(body.kind === 'decision' ? { rejected: rejected === 'ja' } : {}) },
      }),
    onSuccess: done,
  });
  return (
    <Dialog open title={`Ereignis erfassen: ${review.fileNumber}`} onClose={onClose}>
      <Form
        form={form}
        submitLabel="Ereignis erfassen"
        label="Ereignis der Nachprüfung"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <SelectField {...form.field('kind')} label="Was ist geschehen?" options={kinds} />
        <DateField {...form.field('on')} label="Am" max={today} width="short" />
        {form.values.kind === 'decision' && (
          <RadioGroup
            {...form.field('rejected')}
            label="Wie hat die Vergabekammer entschieden?"
            options={[
              { value: 'ja', label: 'Der Antrag ist abgelehnt' },
              { value: 'nein', label: 'Dem Antrag ist ganz oder teilweise gefolgt' },
            ]}
          />
        )}
        <TextAreaField {...form.field('note')} label="Bemerkung" optional rows={3} maxLength={2000} />
      </Form>
    </Dialog>
  );
}

const ENDS = [
  { value: 'withdrawn', label: 'Der Antrag ist zurückgenommen oder erledigt' },
  { value: 'ban-over', label: 'Das Zuschlagsverbot ist abgelaufen' },
  { value: 'other', label: 'Gericht oder Vergabekammer haben den Zuschlag freigegeben' },
];
const LEAST_REASON = 20;

export function EndDialog({ procedure, review, onClose }: OfReview) {
  const { today } = useSession();
  const done = useDone(onClose);
  const form = useApiForm({
    initial: { end: '', on: today, note: '' },
    draft: `nachpruefung-ende-${review.id}`,
    validate: ({ end, note }) => [
      ...(end === '' ? [{ pointer: '/end', message: 'Bitte wählen Sie, wie die Nachprüfung endete.' }] : []),
      ...(note.trim().length < LEAST_REASON
        ? [{ pointer: '/note', message: `Bitte begründen Sie mit mindestens ${LEAST_REASON} Zeichen.` }]
        : []),
    ],
    submit: (body) =>
      call('post', `${REVIEWS_PATH}/{reviewId}/events`, {
        path: { id: procedure.id, reviewId: review.id },
        body: { kind: 'end', ...body },
      }),
    onSuccess: done,
  });
  return (
    <Dialog open wide title={`Nachprüfung beenden: ${review.fileNumber}`} onClose={onClose}>
      <Form
        form={form}
        submitLabel={procedure.suspendedOn ? 'Zweiter Person vorlegen' : 'Nachprüfung beenden'}
        label="Ende der Nachprüfung"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        {procedure.suspendedOn && (
          <p className="muted">
            Mit dem Ende fällt das Zuschlagsverbot, wenn keine weitere Nachprüfung läuft. Darum muss eine zweite Person
            zustimmen; bis dahin bleibt der Zuschlag gesperrt.
          </p>
        )}
        <RadioGroup {...form.field('end')} label="Wie endete die Nachprüfung?" options={ENDS} />
        <DateField {...form.field('on')} label="Am" max={today} width="short" />
        <TextAreaField {...form.field('note')} label="Begründung für den Vergabevermerk" rows={4} maxLength={2000} />
      </Form>
    </Dialog>
  );
}
