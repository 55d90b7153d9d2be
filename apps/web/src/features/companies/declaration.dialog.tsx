import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useSession } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import {
  Alert,
  Button,
  Citations,
  DateField,
  Dialog,
  FieldRow,
  FileField,
  Form,
  ProblemAlert,
  RadioGroup,
  SelectField,
  Skeleton,
  TextAreaField,
  TextField,
  useToasts,
} from '../../shared/ui';
import { type Company, COMPANY_PATHS, type DeclarationKind } from './model';
import { PROOF_BYTES, PROOF_HINT, PROOF_KINDS } from './proof.dialog';

interface DeclarationDialogProps {
  readonly company: Company;
  /** The kind that is chosen when the dialog opens. */
  readonly kind: string;
  readonly onClose: () => void;
}

/** Records the answer of a register or a declaration, with its proof. */
export function DeclarationDialog(props: DeclarationDialogProps) {
  const { data, error } = useApiQuery<{ items: readonly DeclarationKind[] }>('/api/companies/declaration-kinds');
  return (
    <Dialog open wide title="Nachweis erfassen" onClose={props.onClose}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton lines={6} label="Formular wird geladen" />}
      {data && <DeclarationForm kinds={data.items} {...props} />}
    </Dialog>
  );
}

interface Values {
  readonly kind: string;
  readonly title: string;
  readonly givenOn: string;
  readonly result: string;
  readonly documentNumber: string;
  readonly statedUntil: string;
  readonly note: string;
  readonly file: readonly File[];
}

const mistakes = ({ kind, title, givenOn, result, note }: Values) => [
  ...(kind === 'own' && title.trim() === ''
    ? [{ pointer: '/title', message: 'Bitte benennen Sie den Nachweis, zum Beispiel Haftpflichtversicherung.' }]
    : []),
  ...(givenOn === '' ? [{ pointer: '/givenOn', message: 'Bitte geben Sie den Tag an.' }] : []),
  ...(result === 'adverse' && note.trim() === ''
    ? [{ pointer: '/note', message: 'Bitte beschreiben Sie den Eintrag oder die Einschränkung.' }]
    : []),
];

function DeclarationForm({
  kinds,
  company,
  kind: first,
  onClose,
}: DeclarationDialogProps & { readonly kinds: readonly DeclarationKind[] }) {
  const { today } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  // Once recorded, another try after a refused file only sends the file.
  const recordedId = useRef<string>(undefined);
  const path = { id: company.id };

  const record = async ({ file: _file, ...values }: Values): Promise<string> => {
    const known = new Set(company.declarations.map(({ id }) => id));
    const after = (await call('post', '/api/companies/{id}/declarations', {
      path,
      body: { ...values, statedUntil: values.statedUntil || null },
    })) as Company;
    return after.declarations.find(({ id }) => !known.has(id))?.id ?? '';
  };
  const reload = (): void => {
    for (const key of COMPANY_PATHS) void queries.invalidateQueries({ queryKey: [key] });
  };
  const form = useApiForm<Values>({
    initial: {
      ...{ kind: first, title: '', givenOn: today, result: 'clear', documentNumber: '', statedUntil: '', note: '' },
      file: [],
    },
    validate: mistakes,
    submit: async (values) => {
      recordedId.current ??= await record(values);
      reload();
      const [file] = values.file;
      if (!file) return;
      await call('post', '/api/companies/{id}/declarations/{declarationId}/proofs', {
        path: { ...path, declarationId: recordedId.current },
        query: { name: file.name },
        body: file,
        contentType: 'application/octet-stream',
      });
      reload();
    },
    onSuccess: () => {
      toasts.show({ text: 'Der Nachweis ist erfasst.' });
      onClose();
    },
  });
  const { values } = form;
  const kind = kinds.find((each) => each.kind === values.kind);
  const isRegister = kind?.givenBy === 'centre';
  return (
    <Form form={form} submitLabel="Erfassen" label="Nachweis" actions={<Button onClick={onClose}>Abbrechen</Button>}>
      <SelectField
        {...form.field('kind')}
        label="Art des Nachweises"
        options={kinds.map(({ kind: value, name }) => ({ value, label: name }))}
        hint={
          kind && kind.citations.length > 0 ? (
            <Citations citations={kind.citations} doubts={kind.uncertain} />
          ) : (
            'Für alles ohne hinterlegte Rechtsgrundlage, zum Beispiel Versicherung, Präqualifikation oder Bescheinigung.'
          )
        }
      />
      {isRegister && (
        <Alert title="Das Zentrum fragt selbst ab">
          <p>
            Von den Bietern darf keine Auskunft über sie selbst verlangt werden. Die Auskunft ist {kind.months} Monate
            lang verwendbar; das Ende wird berechnet.
          </p>
        </Alert>
      )}
      {values.kind === 'own' && <TextField {...form.field('title')} label="Bezeichnung" maxLength={200} />}
      <FieldRow>
        <DateField {...form.field('givenOn')} label={isRegister ? 'Tag der Auskunft' : 'Tag der Erklärung'} />
        {!isRegister && (
          <DateField
            {...form.field('statedUntil')}
            label="Gilt bis"
            optional
            hint="Nur wenn das Schriftstück selbst ein Ende nennt."
          />
        )}
        <TextField {...form.field('documentNumber')} label="Nummer des Schriftstücks" optional maxLength={100} />
      </FieldRow>
      <RadioGroup
        {...form.field('result')}
        label="Ergebnis"
        options={[
          { value: 'clear', label: sentence(kind?.clear) },
          { value: 'adverse', label: sentence(kind?.adverse) },
        ]}
      />
      <TextAreaField
        {...form.field('note')}
        label="Bemerkung"
        optional={values.result === 'clear'}
        rows={2}
        maxLength={2000}
      />
      <FileField
        {...form.field('file')}
        label="Beleg"
        optional
        accept={PROOF_KINDS}
        maxBytes={PROOF_BYTES}
        hint={PROOF_HINT}
      />
    </Form>
  );
}

const sentence = (text = ''): string => text.charAt(0).toUpperCase() + text.slice(1);
