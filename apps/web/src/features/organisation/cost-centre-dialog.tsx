import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { call, type FieldError, useApiForm } from '../../shared/api';
import { Alert, Button, DateField, Dialog, FieldRow, Form, SelectField, TextField, useToasts } from '../../shared/ui';
import type { CostCentre, Member } from './directory';

interface DialogProps {
  /** The one to change; undefined for a new one. */
  readonly costCentre: CostCentre | undefined;
  readonly costCentres: readonly CostCentre[];
  readonly members: readonly Member[];
  /** The member chosen in the list. */
  readonly member: string;
  readonly onClose: () => void;
}

interface Values {
  readonly member: string;
  readonly department: string;
  readonly number: string;
  readonly name: string;
  readonly responsible: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Adds a cost centre or changes its name, responsible person and last day. */
export function CostCentreDialog(props: DialogProps) {
  const { costCentre, onClose } = props;
  return (
    <Dialog open title={costCentre ? `Kostenstelle ${costCentre.number}` : 'Kostenstelle anlegen'} onClose={onClose}>
      {/* A newer version starts the form anew. */}
      <CostCentreForm key={costCentre?.version} {...props} />
    </Dialog>
  );
}

function mistakes(values: Values, isNew: boolean): FieldError[] {
  const errors: FieldError[] = [];
  if (isNew && !values.member) {
    errors.push({ pointer: '/member', message: 'Bitte wählen Sie eine Mitgliedskommune.' });
  }
  if (isNew && !values.number.trim()) errors.push({ pointer: '/number', message: 'Bitte geben Sie eine Nummer an.' });
  if (!values.name.trim()) errors.push({ pointer: '/name', message: 'Bitte geben Sie eine Bezeichnung an.' });
  if (isNew && !values.validFrom) errors.push({ pointer: '/validFrom', message: 'Bitte geben Sie den ersten Tag an.' });
  return errors;
}

function CostCentreForm({ costCentre, costCentres, members, member, onClose }: DialogProps) {
  const { today } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const reload = (): Promise<void> => queries.invalidateQueries({ queryKey: ['/api/cost-centres'] });
  const form = useApiForm<Values>({
    initial: {
      member: costCentre?.member ?? (member || (members.length === 1 ? (members[0]?.slug ?? '') : '')),
      department: costCentre?.department ?? '',
      number: costCentre?.number ?? '',
      name: costCentre?.name ?? '',
      responsible: costCentre?.responsible ?? '',
      validFrom: costCentre?.validFrom ?? today,
      validTo: costCentre?.validTo ?? '',
    },
    validate: (values) => mistakes(values, !costCentre),
    submit: ({ member: slug, department, number, validFrom, ...rest }) => {
      const body = { ...rest, responsible: rest.responsible || null, validTo: rest.validTo || null };
      if (!costCentre) {
        return call('post', '/api/cost-centres', {
          body: { ...body, member: slug, number, validFrom, department: department || null },
        });
      }
      return call('patch', '/api/cost-centres/{id}', {
        path: { id: costCentre.id },
        version: costCentre.version,
        body,
      });
    },
    onSuccess: (_answer, values) => {
      toasts.show({
        text: costCentre
          ? `Kostenstelle ${values.number} wurde geändert.`
          : `Kostenstelle ${values.number} wurde angelegt.`,
      });
      void reload();
      onClose();
    },
  });
  const departments = [
    ...new Set(
      costCentres.filter((other) => other.member === form.values.member).flatMap(({ department }) => department ?? []),
    ),
  ].sort((a, b) => a.localeCompare(b, 'de'));
  const memberField = form.field('member');

  return (
    <Form
      form={form}
      submitLabel={costCentre ? 'Speichern' : 'Anlegen'}
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      {form.problem?.status === 412 && (
        <Alert
          tone="info"
          title="Ihre Änderung ist nicht gespeichert"
          actions={
            <Button small icon="autorenew" onClick={() => void reload()}>
              Aktuellen Stand laden
            </Button>
          }
        >
          Laden Sie den aktuellen Stand und tragen Sie Ihre Änderung danach noch einmal ein.
        </Alert>
      )}
      {!costCentre && (
        <>
          <SelectField
            {...memberField}
            label="Mitgliedskommune"
            placeholder="Bitte wählen"
            options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
            onChange={(slug) => form.setValues({ ...form.values, member: slug, department: '' })}
          />
          <TextField {...form.field('number')} label="Nummer" maxLength={20} width="medium" />
        </>
      )}
      <TextField {...form.field('name')} label="Bezeichnung" maxLength={200} autoFocus />
      {!costCentre && (
        <SelectField
          {...form.field('department')}
          label="Fachamt"
          optional
          placeholder={form.values.member ? 'keines' : 'Erst Mitgliedskommune wählen'}
          disabled={!form.values.member}
          options={departments.map((name) => ({ value: name, label: name }))}
        />
      )}
      <TextField {...form.field('responsible')} label="Verantwortliche Person" optional maxLength={200} />
      <FieldRow>
        {!costCentre && <DateField {...form.field('validFrom')} label="Gültig ab" />}
        <DateField
          {...form.field('validTo')}
          label="Letzter Tag"
          optional
          hint="Danach kann nichts mehr darauf bestellt werden. Leer lassen, solange sie gilt."
        />
      </FieldRow>
    </Form>
  );
}
