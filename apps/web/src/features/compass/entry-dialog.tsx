import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem, call, useApiForm, type ApiForm } from '../../shared/api';
import { instant } from '../../shared/format';
import {
  Alert,
  Button,
  CertaintyMark,
  DateField,
  Dialog,
  FieldRow,
  Form,
  RadioGroup,
  TextField,
  useToasts,
} from '../../shared/ui';
import {
  ENTRY_KINDS,
  entryBody,
  type EntryKind,
  entryMistakes,
  type EntryValues,
  type LawEntry,
  newEntry,
  valuesOf,
  withKind,
} from './entry-form';
import { DutyFields, LimitFields, ValueFields } from './entry-kinds';
import { STATES } from './words';
import { certaintyOf, LAW_PATHS, type RuleSetFact } from './law-facts';

export interface EntryDialogProps {
  /** The latest version of the entry to change; undefined for a new one. */
  readonly entry: LawEntry | undefined;
  /** The uncertain fact the person came from. */
  readonly gap: RuleSetFact | undefined;
  /** The facts an entry can be made for. */
  readonly open: readonly RuleSetFact[];
  readonly onClose: () => void;
}

/** Enters or changes what the centre knows and the law library does not. */
export function EntryDialog(props: EntryDialogProps) {
  return (
    <Dialog open wide title={props.entry ? 'Eigene Angabe ändern' : 'Eigene Angabe ergänzen'} onClose={props.onClose}>
      <EntryForm {...props} />
    </Dialog>
  );
}

function EntryForm({ entry, gap, open, onClose }: EntryDialogProps) {
  const queries = useQueryClient();
  const toasts = useToasts();
  // The version the person has seen: it stays while others change the entry.
  const seen = useRef(entry?.version ?? 0);
  const reload = async (): Promise<void> => {
    await Promise.all(LAW_PATHS.map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
  const form = useApiForm<EntryValues>({
    initial: entry
      ? valuesOf(entry)
      : newEntry(
          gap,
          STATES.map(([code]) => code),
        ),
    validate: entryMistakes,
    submit: async (values) => {
      const body = entryBody(values);
      if (!entry) return call('post', '/api/law/entries', { body });
      try {
        return await call('put', '/api/law/entries/{id}', { path: { id: entry.id }, version: seen.current, body });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 412) await reload();
        throw error;
      }
    },
    onSuccess: () => {
      toasts.show({ text: entry ? 'Die eigene Angabe wurde geändert.' : 'Die eigene Angabe wurde eingetragen.' });
      void reload();
      onClose();
    },
  });
  const saveAnyway = (version: number): void => {
    seen.current = version;
    form.submit();
  };

  return (
    <Form
      form={form}
      submitLabel={entry ? 'Speichern' : 'Eintragen'}
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      {entry && form.problem?.status === 412 && <NewerVersion entry={entry} onSave={() => saveAnyway(entry.version)} />}
      <p className="muted">
        Eigene Angaben gelten nur für Ihr Zentrum und bleiben überall als „eigene Angabe“ gekennzeichnet, weil die
        Software sie nicht prüft.
      </p>
      {gap && (
        <div className="law-gap">
          <CertaintyMark certainty={certaintyOf(gap)} />
          <p>{gap.text}</p>
        </div>
      )}
      <div className="law-kinds">
        <RadioGroup
          {...form.field('kind')}
          label="Was möchten Sie angeben?"
          options={ENTRY_KINDS}
          onChange={(kind) => form.setValues(withKind(form.values, kind as EntryKind, open))}
        />
      </div>
      <div className="law-choices form">
        <KindFields form={form} open={open} />
      </div>
      <FieldRow>
        <TextField
          {...form.field('statute')}
          label="Paragraph und Gesetz"
          hint="zum Beispiel: § 4 Abs. 1 Vergabeerlass"
          maxLength={500}
        />
        <TextField
          {...form.field('source')}
          label="Fundstelle"
          hint="Wo Sie es gelesen haben: Gesetzblatt, Staatsanzeiger, Adresse"
          maxLength={500}
        />
      </FieldRow>
      {form.values.kind !== 'value' && (
        <FieldRow>
          <DateField {...form.field('validFrom')} label="Gilt ab" optional />
          <DateField {...form.field('validTo')} label="Gilt bis" hint="Leer, solange es gilt" optional />
        </FieldRow>
      )}
    </Form>
  );
}

function KindFields(props: { readonly form: ApiForm<EntryValues>; readonly open: readonly RuleSetFact[] }) {
  switch (props.form.values.kind) {
    case 'value':
      return <ValueFields {...props} />;
    case 'limit':
      return <LimitFields {...props} />;
    case 'duty':
      return <DutyFields {...props} />;
  }
}

function NewerVersion({ entry, onSave }: { readonly entry: LawEntry; readonly onSave: () => void }) {
  return (
    <Alert
      title={`Jetzt gespeichert: Fassung ${entry.version} von ${entry.personName}`}
      actions={
        !entry.withdrawn && (
          <Button small onClick={onSave}>
            Meine Eingaben als neue Fassung speichern
          </Button>
        )
      }
    >
      <p>
        {instant(entry.enteredAt)}: {entry.text} {entry.statute}; {entry.source}.
      </p>
      <p>
        {entry.withdrawn
          ? 'Die Angabe wurde zurückgenommen. Tragen Sie Ihre Fassung bei Bedarf neu ein.'
          : 'Was Sie eingegeben haben, steht unverändert in den Feldern.'}
      </p>
    </Alert>
  );
}
