import type { ReactNode } from 'react';
import { useApiQuery } from '../../shared/api';
import { counted, date } from '../../shared/format';
import { Card, CertaintyMark, EmptyState, Icon, Link, ProblemAlert, Skeleton } from '../../shared/ui';
import { type LawChange, type LawFact, type RuleSet, statuteOf } from './law-facts';

export interface ChangeListProps {
  readonly facts: readonly LawFact[];
  readonly sets: readonly RuleSet[];
  readonly today: string;
}

/** More of them on one day are folded: a new body of law, not a change to read line by line. */
const MANY = 12;

/** What changed in the law, the latest day first. */
export function ChangeList({ facts, sets, today }: ChangeListProps) {
  const { data, error, isLoading, refetch } = useApiQuery('/api/law/changes');
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (isLoading) return <Skeleton lines={8} />;
  const changes = data?.items ?? [];
  if (changes.length === 0) {
    return <EmptyState title="Keine Änderung hinterlegt">Zu keiner Regel ist ein Tag bekannt.</EmptyState>;
  }
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const coming = changes.filter(({ on }) => on > today);
  const dayOf = (change: LawChange) => (
    <ChangeOfDay key={change.on} change={change} facts={byId} sets={sets} today={today} />
  );
  return (
    <div className="stack">
      {coming.length > 0 && (
        <details className="law-subject card">
          <summary>
            <h2 className="law-subject__name">Künftig</h2>
            <span className="muted figure">{counted(coming.length, 'Tag', 'Tage')} mit Änderungen</span>
          </summary>
          <div className="law-coming">{coming.map(dayOf)}</div>
        </details>
      )}
      {changes.filter(({ on }) => on <= today).map(dayOf)}
    </div>
  );
}

interface ChangeOfDayProps extends Pick<ChangeListProps, 'sets' | 'today'> {
  readonly change: LawChange;
  readonly facts: ReadonlyMap<string, LawFact>;
}

function ChangeOfDay({ change, facts, sets, today }: ChangeOfDayProps) {
  const { on, began, ended, replaced } = change;
  const named = (ids: readonly string[]): LawFact[] => ids.flatMap((id) => facts.get(id) ?? []);
  const starting = sets.filter(({ validFrom }) => validFrom === on).map(({ germanName }) => germanName);
  const successors = [...new Set(replaced.map(({ to }) => to))];
  return (
    <Card title={[date(on), ...starting].join(' · ')} level={on > today ? 3 : 2}>
      {successors.length > 0 && (
        <Part title="Ersetzt" count={successors.length}>
          {named(successors).map((to) => (
            <li key={to.id} className="law-replacement">
              <ul>
                {named(replaced.filter((pair) => pair.to === to.id).map(({ from }) => from)).map((from) => (
                  <ChangedFact key={from.id} fact={from} />
                ))}
              </ul>
              <Icon name="arrow-forward" />
              <span className="visually-hidden">jetzt: </span>
              <ul>
                <ChangedFact fact={to} />
              </ul>
            </li>
          ))}
        </Part>
      )}
      <PlainPart title="Neu" facts={named(began)} />
      <PlainPart
        title={on > today ? 'Endet, ohne dass ein Nachfolger hinterlegt ist' : 'Entfallen'}
        facts={named(ended)}
      />
    </Card>
  );
}

function PlainPart({ title, facts }: { readonly title: string; readonly facts: readonly LawFact[] }) {
  if (facts.length === 0) return null;
  return (
    <Part title={title} count={facts.length}>
      {facts.map((fact) => (
        <ChangedFact key={fact.id} fact={fact} />
      ))}
    </Part>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <details className="details law-change" open={count <= MANY}>
      <summary>
        {title} <span className="muted">({counted(count, 'Regel', 'Regeln')})</span>
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

function ChangedFact({ fact }: { readonly fact: LawFact }) {
  return (
    <li className="law-changed">
      {fact.text} <Link href={`/rechtsstand#${fact.id}`}>{statuteOf(fact) || fact.id}</Link>{' '}
      <CertaintyMark certainty={fact.certainty} />
    </li>
  );
}
