import { useParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { Alert, PageHeader, ProblemAlert, Skeleton } from '../../shared/ui';
import { QuestionnaireCard } from './questionnaire-card';
import { ReportDemand } from './report-demand';
import { RoundFacts } from './round-facts';

/** The centre reports in place of a member, also after the last day, then with a reason. */
export default function ReportForMemberPage() {
  const { id = '', member = '' } = useParams<{ id: string; member: string }>();
  const { today } = useSession();
  const { data: round, error, refetch } = useApiQuery('/api/demand-rounds/{id}', { path: { id } });
  const asked = round?.members.find((each) => each.member === member);
  return (
    <>
      <PageHeader
        title={asked ? `Bedarf melden: ${asked.name}` : 'Bedarf melden'}
        breadcrumb={[
          { label: 'Bedarfsabfragen', href: '/bedarf' },
          { label: round?.title ?? 'Bedarfsabfrage', href: `/bedarf/${id}` },
        ]}
        facts={round && <RoundFacts round={round} />}
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!round && !error && <Skeleton lines={8} label="Die Bedarfsabfrage wird geladen" />}
      {round && !asked && (
        <Alert tone="warning" title="Dieses Mitglied nimmt an der Bedarfsabfrage nicht teil">
          <p>Bitte wählen Sie ein Mitglied aus der Liste der Antworten.</p>
        </Alert>
      )}
      {round && asked && round.state !== 'open' && (
        <Alert tone="info" title="Diese Bedarfsabfrage ist geschlossen">
          <p>Der gemeldete Bedarf kann nicht mehr geändert werden.</p>
        </Alert>
      )}
      {round && asked && round.state === 'open' && (
        <QuestionnaireCard roundId={id} member={member} editable late={today > round.reportUntil} />
      )}
      {round && asked && round.state === 'open' && (
        <ReportDemand round={round} member={asked} late={today > round.reportUntil} />
      )}
    </>
  );
}
