import { useParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { Alert, PageHeader, ProblemAlert, Skeleton } from '../../shared/ui';
import { AskedArticlesCard } from './asked-articles-card';
import { LinesCard } from './lines-card';
import { QuestionnaireCard } from './questionnaire-card';
import { PlausibilityCard } from './plausibility-card';
import { ReportDemand } from './report-demand';
import { RoundCockpit } from './round-cockpit';
import { RoundFacts } from './round-facts';

export default function RoundPage() {
  const { id = '' } = useParams<{ id: string }>();
  const can = usePermissions();
  const { today } = useSession();
  const { data: round, error, refetch } = useApiQuery('/api/demand-rounds/{id}', { path: { id } });
  const breadcrumb = [{ label: 'Bedarfsabfragen', href: '/bedarf' }];

  if (error || !round) {
    return (
      <>
        <PageHeader title="Bedarfsabfrage" breadcrumb={breadcrumb} />
        {error ? (
          <ProblemAlert problem={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={8} label="Die Bedarfsabfrage wird geladen" />
        )}
      </>
    );
  }
  if (can('bundle.read')) return <RoundCockpit round={round} mayManage={can('demand-round.manage')} />;
  const [own] = round.members;
  const inTime = round.state === 'open' && today <= round.reportUntil;
  return (
    <div className="report" data-density="comfortable">
      <PageHeader title={round.title} breadcrumb={breadcrumb} facts={<RoundFacts round={round} />} />
      {!inTime && (
        <Alert
          tone="info"
          title={round.state === 'open' ? 'Die Meldefrist ist abgelaufen' : 'Diese Bedarfsabfrage ist geschlossen'}
        >
          <p>Ihre Meldung steht unten und kann nicht mehr geändert werden. Bei Fragen hilft das Vergabezentrum.</p>
        </Alert>
      )}
      {own && <QuestionnaireCard roundId={round.id} member={own.member} editable={inTime && can('demand.report')} />}
      {inTime && can('demand.report') && own ? (
        <ReportDemand round={round} member={own} late={false} />
      ) : (
        own && (
          <>
            <PlausibilityCard round={round} member={own.member} as={can('demand.report') ? 'member' : 'reader'} />
            <LinesCard round={round} member={own.member} editable={false} title={`Gemeldeter Bedarf: ${own.name}`} />
          </>
        )
      )}
      <AskedArticlesCard roundId={round.id} />
    </div>
  );
}
