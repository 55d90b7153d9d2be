import { useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { ButtonLink, Card, PageHeader, Skeleton, Tabs } from '../../shared/ui';
import { ConsultationForm } from './consultation-form';
import { ConsultationList } from './consultation-list';
import type { Suggestions } from './services';
import { SummaryCard } from './summary-card';
import { TrainingList } from './training-list';

/** Consultations and trainings: quick entry on top, the list under it. */
export default function ServicesPage() {
  const [search, setSearch] = useSearchParams();
  const view = search.get('ansicht') ?? 'beratungen';
  const exported = view === 'schulungen' ? 'trainings' : 'consultations';
  return (
    <>
      <PageHeader
        title="Beratungen und Schulungen"
        lead="Was das Vergabezentrum für seine Mitglieder getan hat; der Jahresbericht zählt es."
        actions={
          <>
            <ButtonLink download icon="download" href={`/api/${exported}/export?format=xlsx`}>
              Excel
            </ButtonLink>
            <ButtonLink download icon="download" href={`/api/${exported}/export?format=csv`}>
              CSV
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label="Ansicht"
        active={view}
        onChange={(ansicht) => setSearch({ ansicht })}
        tabs={[
          { id: 'beratungen', label: 'Beratungen', content: <Consultations /> },
          { id: 'schulungen', label: 'Schulungen', content: <TrainingList /> },
          { id: 'uebersicht', label: 'Übersicht', content: <SummaryCard /> },
        ]}
      />
    </>
  );
}

function Consultations() {
  const can = usePermissions();
  const { data } = useApiQuery<Suggestions>('/api/consultations/suggestions');
  return (
    <>
      {can('service.log') && (
        <Card title="Beratung erfassen">
          {data ? (
            <ConsultationForm defaults={data.defaults} />
          ) : (
            <Skeleton lines={2} label="Die Eingabe wird geladen" />
          )}
        </Card>
      )}
      <ConsultationList />
    </>
  );
}
