import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useApiForm, useApiMutation } from '../../shared/api';
import { Button, Card, Dialog, FieldRow, Form, Link, TextField, useToasts } from '../../shared/ui';
import { type Company, COMPANY_PATHS } from './model';

type Contact = Company['contacts'][number];

/** People to talk to. They can be forgotten for good; the company stays. */
export function ContactsCard({ company, manages }: { readonly company: Company; readonly manages: boolean }) {
  const [adding, setAdding] = useState(false);
  const [erasing, setErasing] = useState<Contact>();
  const toasts = useToasts();
  const erase = useApiMutation<void, Contact>('delete', '/api/companies/{id}/contacts/{contactId}', {
    request: ({ id }) => ({ path: { id: company.id, contactId: id } }),
    invalidates: COMPANY_PATHS,
    onSuccess: () => {
      toasts.show({ text: 'Die Ansprechperson ist gelöscht.' });
      setErasing(undefined);
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Card
      title="Ansprechpersonen"
      actions={
        manages && (
          <Button small icon="add" onClick={() => setAdding(true)}>
            Eintragen
          </Button>
        )
      }
    >
      {company.contacts.length === 0 ? (
        <p className="muted">Noch niemand eingetragen.</p>
      ) : (
        <ul className="contacts">
          {company.contacts.map((contact) => (
            <li key={contact.id} className="contacts__item">
              <div>
                <strong>{contact.name}</strong>
                {contact.role && <span className="muted">, {contact.role}</span>}
                {contact.email && (
                  <span className="company-line">
                    <Link href={`mailto:${contact.email}`}>{contact.email}</Link>
                  </span>
                )}
                {contact.phone && <span className="company-line">{contact.phone}</span>}
              </div>
              {manages && (
                <Button small iconOnly kind="tertiary" icon="delete" onClick={() => setErasing(contact)}>
                  {`${contact.name} löschen`}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog open={adding} title="Ansprechperson eintragen" onClose={() => setAdding(false)}>
        {adding && <ContactForm company={company} onClose={() => setAdding(false)} />}
      </Dialog>
      <Dialog
        open={erasing !== undefined}
        title="Ansprechperson löschen"
        onClose={() => setErasing(undefined)}
        actions={
          <>
            <Button kind="primary" busy={erase.isPending} onClick={() => erasing && erase.mutate(erasing)}>
              Endgültig löschen
            </Button>
            <Button onClick={() => setErasing(undefined)}>Abbrechen</Button>
          </>
        }
      >
        <p>
          Name, E-Mail und Telefon von {erasing?.name} werden gelöscht und lassen sich nicht wiederherstellen. Das
          Protokoll hält nur fest, dass eine Ansprechperson gelöscht wurde. Das Unternehmen bleibt.
        </p>
      </Dialog>
    </Card>
  );
}

function ContactForm({ company, onClose }: { readonly company: Company; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const form = useApiForm({
    initial: { name: '', role: '', email: '', phone: '' },
    validate: ({ name }) =>
      name.trim() === '' ? [{ pointer: '/name', message: 'Bitte geben Sie den Namen der Ansprechperson an.' }] : [],
    submit: (body) => call('post', '/api/companies/{id}/contacts', { path: { id: company.id }, body }),
    onSuccess: () => {
      for (const key of COMPANY_PATHS) void queries.invalidateQueries({ queryKey: [key] });
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Eintragen"
      label="Ansprechperson"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <TextField {...form.field('name')} label="Name" maxLength={200} autoFocus />
      <TextField {...form.field('role')} label="Aufgabe" optional maxLength={100} />
      <FieldRow>
        <TextField {...form.field('email')} label="E-Mail" optional maxLength={200} />
        <TextField {...form.field('phone')} label="Telefon" type="tel" optional maxLength={60} />
      </FieldRow>
    </Form>
  );
}
