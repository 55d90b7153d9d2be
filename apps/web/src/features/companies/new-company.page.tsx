import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { ButtonLink, Card, PageHeader, useToasts } from '../../shared/ui';
import { CompanyForm } from './company-form';
import { bodyOf, EMPTY_COMPANY, type FormValues, mistakesOf } from './model';

/** A company that is not in the address book yet. */
export default function NewCompanyPage() {
  const { person } = useSession();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useApiForm<FormValues, { id: string }>({
    initial: EMPTY_COMPANY,
    validate: mistakesOf,
    submit: (values) => call('post', '/api/companies', { body: bodyOf(values) }) as Promise<{ id: string }>,
    onSuccess: ({ id }, { name }) => {
      void queries.invalidateQueries({ queryKey: ['/api/companies'] });
      toasts.show({ text: `„${name}“ steht jetzt im Adressbuch.` });
      navigate(`/unternehmen/${id}`);
    },
    draft: `unternehmen-neu-${person.id}`,
  });
  return (
    <>
      <PageHeader
        title="Unternehmen anlegen"
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Unternehmen', href: '/unternehmen' },
        ]}
        lead="Nur der Name muss sein; alles andere können Sie nachtragen. Ansprechpersonen und Nachweise kommen danach."
      />
      <Card>
        <CompanyForm
          form={form}
          submitLabel="Unternehmen anlegen"
          actions={<ButtonLink href="/unternehmen">Abbrechen</ButtonLink>}
        />
      </Card>
    </>
  );
}
