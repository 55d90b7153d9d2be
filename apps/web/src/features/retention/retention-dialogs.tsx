import { useQueryClient } from '@tanstack/react-query';
import { call, type FieldError, useApiForm, useApiQuery } from '../../shared/api';
import { counted, date } from '../../shared/format';
import {
  Alert,
  Button,
  Dialog,
  Form,
  NumberField,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextAreaField,
  TextField,
  useToasts,
} from '../../shared/ui';
import { SUBJECT_TYPES } from '../documents';
import { DELETIONS, HOLDS, type KeptDetail, type KeptSubject, RULES, SUBJECTS } from './retention';

interface Props {
  readonly kept: KeptSubject;
  readonly onClose: () => void;
}

/** Says what was done, reads the page anew and closes. */
function useDone(onClose: () => void): (text: string) => void {
  const queries = useQueryClient();
  const toasts = useToasts();
  return (text) => {
    toasts.show({ text });
    for (const path of [SUBJECTS, RULES, DELETIONS]) void queries.invalidateQueries({ queryKey: [path] });
    onClose();
  };
}

const missing = (pointer: string, text: string, message: string): FieldError[] =>
  text.trim().length < 5 ? [{ pointer, message }] : [];

/** Sets a hold, or lifts the one that stands. */
export function HoldDialog({ kept, onClose }: Props) {
  const done = useDone(onClose);
  const { hold, subject } = kept;
  const form = useApiForm({
    initial: { reason: '' },
    validate: ({ reason }) => missing('/reason', reason, 'Bitte nennen Sie den Grund (mindestens 5 Zeichen).'),
    submit: ({ reason }) =>
      hold
        ? call('post', '/api/retention/holds/{id}/release', { path: { id: hold.id }, body: { reason } })
        : call('post', HOLDS, { body: { subject: { type: subject.type, id: subject.id }, reason } }),
    onSuccess: () => done(hold ? 'Die Löschsperre ist aufgehoben.' : 'Die Löschsperre ist gesetzt.'),
  });
  return (
    <Dialog open title={hold ? 'Löschsperre aufheben' : 'Löschsperre setzen'} onClose={onClose}>
      <p>
        {hold
          ? `Die Sperre für „${subject.label}“ besteht seit ${date(hold.placedAt.slice(0, 10))} (${hold.placedBy}): ${hold.reason}`
          : `Solange die Sperre besteht, kann nichts zu „${subject.label}“ gelöscht werden, auch nach Ablauf der Frist.`}
      </p>
      <Form
        form={form}
        submitLabel={hold ? 'Aufheben' : 'Sperre setzen'}
        actions={<Button onClick={onClose}>Abbrechen</Button>}
        label="Löschsperre"
      >
        <TextAreaField
          {...form.field('reason')}
          label="Grund"
          hint={
            hold ? 'Zum Beispiel „Klage zurückgenommen“.' : 'Zum Beispiel „Klage vor dem Landgericht, Az. 2 O 17/26“.'
          }
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}

/** Shows what would go and asks for reason and name before it does. */
export function DeleteDialog({ kept, onClose }: Props) {
  const { type, id } = kept.subject;
  const { data, error } = useApiQuery<KeptDetail>('/api/retention/subjects/{type}/{id}', { path: { type, id } });
  return (
    <Dialog open wide title="Unterlagen löschen" onClose={onClose}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton lines={4} label="Unterlagen werden geladen" />}
      {data && <DeleteForm kept={data} onClose={onClose} />}
    </Dialog>
  );
}

function DeleteForm({ kept, onClose }: { readonly kept: KeptDetail; readonly onClose: () => void }) {
  const done = useDone(onClose);
  const { subject, items } = kept;
  const form = useApiForm({
    initial: { reason: '', confirmation: '' },
    validate: ({ reason, confirmation }) => [
      ...missing('/reason', reason, 'Bitte nennen Sie den Grund (mindestens 5 Zeichen).'),
      ...(confirmation === subject.label
        ? []
        : [{ pointer: '/confirmation', message: `Bitte geben Sie „${subject.label}“ ein.` }]),
    ],
    submit: (values) =>
      call('post', DELETIONS, {
        body: { ...values, subject: { type: subject.type, id: subject.id }, documents: items.map(({ id }) => id) },
      }),
    onSuccess: () => done('Die Unterlagen sind gelöscht; das Protokoll bleibt.'),
  });
  return (
    <>
      <Alert tone="warning" title={`${counted(items.length, 'Dokument', 'Dokumente')} werden endgültig gelöscht`}>
        Dateien und Daten lassen sich nicht zurückholen. Titel, Prüfsumme, Regel, Grund und Ihr Name bleiben im
        Löschprotokoll.
      </Alert>
      <ul className="retention-list">
        {items.slice(0, 20).map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
        {items.length > 20 && <li>und {items.length - 20} weitere</li>}
      </ul>
      <Form
        form={form}
        submitLabel="Endgültig löschen"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
        label="Unterlagen löschen"
      >
        <TextAreaField {...form.field('reason')} label="Grund" maxLength={500} />
        <TextField
          {...form.field('confirmation')}
          label="Zur Bestätigung den Namen eingeben"
          hint={`„${subject.label}“`}
        />
      </Form>
    </>
  );
}

const TYPE_OPTIONS = Object.entries(SUBJECT_TYPES).map(([value, label]) => ({ value, label }));

/** The centre's own period for a kind of matter; left empty it is taken back. */
export function RuleDialog({ onClose }: { readonly onClose: () => void }) {
  const done = useDone(onClose);
  const form = useApiForm({
    initial: { subjectType: '', years: '', note: '' },
    validate: ({ subjectType, note }) => [
      ...(subjectType ? [] : [{ pointer: '/subjectType', message: 'Bitte wählen Sie die Art.' }]),
      ...missing('/note', note, 'Bitte nennen Sie die Quelle (mindestens 5 Zeichen).'),
    ],
    submit: ({ subjectType, years, note }) =>
      call('post', RULES, { body: { subjectType, note, ...(years === '' ? {} : { years: Number(years) }) } }),
    onSuccess: () => done('Die eigene Regel ist gespeichert.'),
  });
  return (
    <Dialog open title="Eigene Regel festlegen" onClose={onClose}>
      <p>
        Sie verlängert, was das Gesetz verlangt, und gilt dort allein, wo keine gesetzliche Frist hinterlegt ist. Kürzer
        als das Gesetz wird es dadurch nie.
      </p>
      <Form
        form={form}
        submitLabel="Speichern"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
        label="Eigene Regel"
      >
        <SelectField
          {...form.field('subjectType')}
          label="Art der Vorgänge"
          placeholder="Bitte wählen"
          options={TYPE_OPTIONS}
        />
        <NumberField
          {...form.field('years')}
          label="Jahre ab dem letzten Dokument"
          hint="Leer lassen nimmt die eigene Regel zurück."
          optional
          places={0}
        />
        <TextField
          {...form.field('note')}
          label="Woher sie kommt"
          hint="Zum Beispiel „Aktenplan der Kreisverwaltung, Gruppe 02“."
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
