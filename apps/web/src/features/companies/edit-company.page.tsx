import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import { Alert, Button, ButtonLink, Card, PageHeader, PageSkeleton, ProblemAlert, useToasts } from '../../shared/ui';
import { CompanyForm } from './company-form';
import { bodyOf, type Company, COMPANY_PATHS, formValuesOf, mistakesOf } from './model';

function EditForm({ company, onReload }: { readonly company: Company; readonly onReload: () => void }) {
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useApiForm({
    initial: formValuesOf(company),
    validate: mistakesOf,
    submit: (values) =>
      call('put', '/api/companies/{id}', {
        path: { id: company.id },
        version: company.version,
        body: bodyOf(values),
      }),
    onSuccess: (_answer, { name }) => {
      for (const path of COMPANY_PATHS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({ text: `„${name}“ ist gespeichert.` });
      navigate(`/unternehmen/${company.id}`);
    },
  });
  return (
    <CompanyForm
      form={form}
      company={company}
      submitLabel="Speichern"
      actions={<ButtonLink href={`/unternehmen/${company.id}`}>Abbrechen</ButtonLink>}
    >
      {form.problem?.status === 412 && (
        <Alert
          title="Ihre Änderung ist nicht gespeichert"
          actions={
            <Button small icon="autorenew" onClick={onReload}>
              Aktuellen Stand laden
            </Button>
          }
        >
          <p>
            Was Sie getippt haben, steht noch hier. Öffnen Sie das Unternehmen in einem zweiten Fenster, um zu
            vergleichen, oder laden Sie den aktuellen Stand und tragen Sie Ihre Änderung noch einmal ein.
          </p>
        </Alert>
      )}
    </CompanyForm>
  );
}

/** Changes what is known of a company. */
export default function EditCompanyPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery<Company>('/api/companies/{id}', { path: { id } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageHeader
        title={`${data.name} bearbeiten`}
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Unternehmen', href: '/unternehmen' },
          { label: data.name, href: `/unternehmen/${data.id}` },
        ]}
      />
      <Card>
        {/* A newer version starts the form anew. */}
        <EditForm key={data.version} company={data} onReload={() => void refetch()} />
      </Card>
    </>
  );
}
