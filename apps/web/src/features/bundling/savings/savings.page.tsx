import { useState } from 'react';
import { useParams } from 'wouter';
import { classNames, PageHeader, ProblemAlert, Skeleton } from '../../../shared/ui';
import { CirclesCard } from './circles-card';
import { SavingsForm } from './savings-form';
import { ArticlesCard, MembersCard, MethodCard, ResultCard } from './savings-result';
import { PRESET, type TypedWish } from './savings-wish';
import { StoredSavingsCard } from './stored-savings-card';
import { useSavings } from './use-savings';

/** What the members of a bundle save by buying together, while the assumptions are changed. */
export default function SavingsPage() {
  const { id = '' } = useParams<{ id: string }>();
  const [typed, setTyped] = useState<TypedWish>(PRESET);
  const { savings, wish, isOld, errors, problem, retry } = useSavings(id, typed);
  return (
    <>
      <PageHeader
        title="Einsparsimulation"
        breadcrumb={[
          { label: 'Bedarfsabfragen', href: '/bedarf' },
          { label: savings ? `Bündel: ${savings.bundle.title}` : 'Bündel', href: `/buendel/${id}` },
        ]}
        lead="Was ein Kreis von Mitgliedern spart, wenn er gemeinsam kauft statt jedes für sich. Jede Änderung wird sofort gerechnet; gespeichert wird nur, was Sie speichern."
      />
      {problem && <ProblemAlert problem={problem} onRetry={retry} />}
      {savings ? (
        <div className="savings-columns">
          <div className="savings-results">
            <SavingsForm
              typed={typed}
              everybody={savings.everybody}
              sources={savings.sources}
              errors={errors}
              onChange={setTyped}
            />
            <StoredSavingsCard bundleId={id} wish={isOld ? undefined : wish} />
          </div>
          <div className={classNames('savings-results', isOld && 'savings-results--old')} aria-busy={isOld}>
            <ResultCard savings={savings} />
            <MembersCard savings={savings} />
            <CirclesCard savings={savings} onChoose={(members) => setTyped({ ...typed, members })} />
            <ArticlesCard savings={savings} />
            <MethodCard savings={savings} />
          </div>
        </div>
      ) : (
        !problem && <Skeleton lines={12} label="Die Ersparnis wird gerechnet" />
      )}
    </>
  );
}
