import { useParams } from 'wouter';
import { useApiQuery } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';
import { ButtonLink, InstantText, PageHeader, ProblemAlert, Skeleton } from '../../../shared/ui';
import { CirclesCard } from './circles-card';
import { ArticlesCard, MembersCard, MethodCard, ResultCard } from './savings-result';

type Stored = components['schemas']['StoredSavingsResponse'];

/** A simulation as it was computed on its day. */
export default function StoredSavingsPage() {
  const { id = '', simulation = '' } = useParams<{ id: string; simulation: string }>();
  const { data, error, refetch } = useApiQuery<Stored>('/api/savings-simulations/{id}', { path: { id: simulation } });
  const breadcrumb = [
    { label: 'Bedarfsabfragen', href: '/bedarf' },
    { label: data ? `Bündel: ${data.result.bundle.title}` : 'Bündel', href: `/buendel/${id}` },
    { label: 'Einsparsimulation', href: `/buendel/${id}/einsparung` },
  ];
  if (!data) {
    return (
      <>
        <PageHeader title="Gespeicherte Simulation" breadcrumb={breadcrumb} />
        {error ? (
          <ProblemAlert problem={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={12} label="Die Simulation wird geladen" />
        )}
      </>
    );
  }
  const file = (format: string): string => `/api/savings-simulations/${simulation}?format=${format}`;
  return (
    <>
      <PageHeader
        title={data.name}
        breadcrumb={breadcrumb}
        facts={
          <>
            <span>{data.result.bundle.roundNumber}</span>
            <span>
              Gespeichert von {data.createdBy}, <InstantText value={data.createdAt} />
            </span>
          </>
        }
        actions={
          <>
            <ButtonLink icon="download" href={file('xlsx')} download>
              Excel
            </ButtonLink>
            <ButtonLink icon="download" href={file('csv')} download>
              CSV
            </ButtonLink>
          </>
        }
      />
      <ResultCard savings={data.result} />
      <MembersCard savings={data.result} />
      <CirclesCard savings={data.result} />
      <ArticlesCard savings={data.result} />
      <MethodCard savings={data.result} />
    </>
  );
}
