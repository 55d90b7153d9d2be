import { useState } from 'react';
import { useApiForm, useApiQuery, call } from '../../../shared/api';
import { Alert, Button, Combobox, Dialog, Form, Link, TextAreaField, useDelayed } from '../../../shared/ui';

interface Found {
  readonly id: string;
  readonly name: string;
  readonly postcode: string;
  readonly city: string;
  readonly blockedReason: string | null;
}
interface Props {
  readonly procedureId: string;
  /** A company that was offered; without it the person looks for one. */
  readonly offered: Pick<Found, 'id' | 'name' | 'blockedReason'> | undefined;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

const placed = ({ name, postcode, city }: Found): string =>
  [name, `${postcode} ${city}`.trim()].filter(Boolean).join(', ');

/** Takes a company of the address book into the procedure; a blocked one only for a written reason. */
export function AddressBookDialog({ procedureId, offered, onClose, onDone }: Props) {
  const [text, setText] = useState('');
  const q = useDelayed(text, 250);
  const [chosen, setChosen] = useState<Pick<Found, 'id' | 'name' | 'blockedReason'> | undefined>(offered);
  const hits = useApiQuery<{ items: readonly Found[] }>('/api/companies', {
    query: { q, limit: 8 },
    enabled: offered === undefined,
    keepPrevious: true,
  });
  const found = hits.data?.items ?? [];
  const form = useApiForm({
    initial: { companyId: offered?.id ?? '', reason: '' },
    validate: ({ companyId }) =>
      companyId === ''
        ? [{ pointer: '/companyId', message: 'Bitte suchen Sie ein Unternehmen und wählen Sie es aus.' }]
        : [],
    submit: ({ companyId, reason }) =>
      call('post', '/api/procedures/{id}/bidders', { path: { id: procedureId }, body: { companyId, reason } }),
    onSuccess: () => {
      void onDone();
      onClose();
    },
  });
  const field = form.field('companyId');
  return (
    <Dialog open title="Unternehmen aus dem Adressbuch" onClose={onClose} wide>
      <Form
        form={form}
        submitLabel="Aufnehmen"
        label="Unternehmen aus dem Adressbuch"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        {offered ? (
          <p>
            <strong>{offered.name}</strong> wird in das Verfahren aufgenommen.
          </p>
        ) : (
          <Combobox
            {...field}
            label="Unternehmen"
            hint="Name, Ort oder Nummer; Tippfehler schaden nicht."
            options={found.map((company) => ({ value: company.id, label: placed(company) }))}
            chosen={chosen && { value: chosen.id, label: chosen.name }}
            onSearch={setText}
            loading={hits.isFetching}
            onChange={(id) => {
              field.onChange(id);
              setChosen(found.find((company) => company.id === id));
            }}
          />
        )}
        {chosen && chosen.blockedReason !== null && (
          <>
            <Alert tone="warning" title="Dieses Unternehmen ist gesperrt">
              <p>{chosen.blockedReason}</p>
            </Alert>
            <TextAreaField
              {...form.field('reason')}
              label="Warum nimmt es trotzdem teil?"
              hint="Steht mit dem Grund der Sperre im Vergabevermerk."
              rows={3}
              maxLength={2000}
            />
          </>
        )}
        {!offered && (
          <p className="muted small">
            Nicht dabei? <Link href="/unternehmen/neu">Unternehmen anlegen</Link>
          </p>
        )}
      </Form>
    </Dialog>
  );
}
