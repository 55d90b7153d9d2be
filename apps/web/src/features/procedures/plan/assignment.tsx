import { useState } from 'react';
import { call, useApiForm, useApiQuery } from '../../../shared/api';
import { Button, Card, DescriptionList, Dialog, Form, SelectField } from '../../../shared/ui';
import type { Procedure } from '../model';

interface Props {
  readonly procedure: Procedure;
  readonly onSaved: () => Promise<void>;
}

/** Who is responsible and who stands in. */
export function Assignment({ procedure, editable, onSaved }: Props & { readonly editable: boolean }) {
  const [changing, setChanging] = useState(false);
  return (
    <Card
      title="Zuständigkeit"
      actions={editable && <Button onClick={() => setChanging(true)}>Zuständigkeit ändern</Button>}
    >
      <DescriptionList
        facts={[
          { term: 'Zuständig', value: procedure.officer ?? 'noch niemand' },
          { term: 'Vertretung', value: procedure.deputy ?? 'niemand' },
        ]}
      />
      <Dialog open={changing} title="Zuständigkeit ändern" onClose={() => setChanging(false)}>
        {changing && <AssignmentForm procedure={procedure} onSaved={onSaved} onDone={() => setChanging(false)} />}
      </Dialog>
    </Card>
  );
}

function AssignmentForm({ procedure, onSaved, onDone }: Props & { readonly onDone: () => void }) {
  const officers = useApiQuery('/api/procedure-officers');
  const people = (officers.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const form = useApiForm({
    initial: { officerId: procedure.officerId ?? '', deputyId: procedure.deputyId ?? '' },
    validate: ({ officerId }) =>
      officerId === '' ? [{ pointer: '/officerId', message: 'Bitte wählen Sie eine Person.' }] : [],
    submit: ({ officerId, deputyId }) =>
      call('put', '/api/procedures/{id}/people', {
        path: { id: procedure.id },
        body: { officerId, deputyId: deputyId || null },
        version: procedure.version,
      }),
    onSuccess: () => {
      void onSaved();
      onDone();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Speichern"
      label="Zuständigkeit"
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <SelectField
        {...form.field('officerId')}
        label="Zuständig"
        options={[{ value: '', label: 'bitte wählen' }, ...people]}
      />
      <SelectField
        {...form.field('deputyId')}
        label="Vertretung"
        optional
        options={[{ value: '', label: 'niemand' }, ...people]}
      />
    </Form>
  );
}
