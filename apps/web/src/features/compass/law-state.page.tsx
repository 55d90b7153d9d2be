import { useDeferredValue, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted, date } from '../../shared/format';
import { Alert, Button, ButtonLink, Card, EmptyState, PageHeader, ProblemAlert, Skeleton, Tabs } from '../../shared/ui';
import { ChangeList } from './change-list';
import { EntryDialog } from './entry-dialog';
import type { LawEntry } from './entry-form';
import { FactFilters } from './fact-filters';
import { FactList } from './fact-list';
import { EVERYTHING, factsOf, type LawFact, type LawFilter, matchingFacts } from './law-facts';
import { OwnEntries } from './own-entries';
import { RelatedPages } from './related-pages';
import { RuleSetTable } from './rule-set-table';

const ALL_TIMES = 'alle';
const PARAMETERS = { search: 'suche', certainty: 'sicherheit', ruleSet: 'stand', subject: 'thema' } as const;

const useHash = (): string => decodeURIComponent(useLocationProperty(() => window.location.hash).slice(1));

function filterIn(parameters: URLSearchParams, today: string): LawFilter {
  const text = (name: string): string => parameters.get(name) ?? '';
  const day = parameters.get('tag') ?? today;
  return {
    search: text(PARAMETERS.search),
    certainty: text(PARAMETERS.certainty),
    ruleSet: text(PARAMETERS.ruleSet),
    subject: text(PARAMETERS.subject),
    day: day === ALL_TIMES ? '' : day,
  };
}

function parametersOf(filter: LawFilter, today: string): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [key, name] of Object.entries(PARAMETERS)) {
    const value = filter[key as keyof typeof PARAMETERS];
    if (value !== '') parameters.set(name, value);
  }
  if (filter.day !== today) parameters.set('tag', filter.day || ALL_TIMES);
  return parameters;
}

function resultText(count: number, { day }: LawFilter, today: string): string {
  const rules = counted(count, 'Regel', 'Regeln');
  if (day === '') return `${rules} aus allen Zeiten`;
  return day === today ? `${rules}, heute gültig` : `${rules}, gültig am ${date(day)}`;
}

export default function LawStatePage() {
  const [parameters, setParameters] = useSearchParams();
  const [, navigate] = useLocation();
  const target = useHash();
  const { today } = useSession();
  const can = usePermissions();
  const mayMaintain = can('law.maintain');
  const ruleSets = useApiQuery('/api/law/rule-sets');
  const entries = useApiQuery('/api/law/entries');
  const [changed, setChanged] = useState<string>();
  const sets = useMemo(() => ruleSets.data?.items ?? [], [ruleSets.data]);
  const facts = useMemo(() => factsOf(sets), [sets]);
  const open = entries.data?.open ?? [];
  const openIds = new Set(open.map(({ id }) => id));
  const asked = filterIn(parameters, today);
  // The fact of the address is shown whatever the filters say.
  const hidden = target !== '' && !matchingFacts(facts, asked).some(({ id }) => id === target);
  const filter = hidden ? EVERYTHING : asked;
  const deferred = useDeferredValue(filter);
  const shown = useMemo(() => matchingFacts(facts, deferred), [facts, deferred]);
  const view = target === '' ? (parameters.get('ansicht') ?? 'regeln') : 'regeln';

  const withParameter = (name: string, value: string): URLSearchParams => {
    const next = new URLSearchParams(parameters);
    if (value) next.set(name, value);
    else next.delete(name);
    return next;
  };
  const completeHref = ({ id, certainty }: LawFact): string | undefined => {
    if (certainty === 'own') return '/rechtsstand?ansicht=angaben';
    if (!mayMaintain || !openIds.has(id)) return undefined;
    // The fact stays open behind the dialog.
    return `/rechtsstand?${withParameter('fuer', id).toString()}${view === 'regeln' ? `#${id}` : ''}`;
  };

  const gap = open.find(({ id }) => id === parameters.get('fuer'));
  const entry = entries.data?.items.find(({ id }) => id === changed);
  const isEntering = mayMaintain && (gap !== undefined || changed !== undefined);
  const closeDialog = (): void => {
    setChanged(undefined);
    if (!parameters.has('fuer')) return;
    const rest = withParameter('fuer', '').toString();
    navigate(`/rechtsstand${rest ? `?${rest}` : ''}${window.location.hash}`, { replace: true });
  };

  const problem = ruleSets.error ?? entries.error;
  if (problem) {
    return (
      <>
        <Header />
        <ProblemAlert problem={problem} onRetry={() => void Promise.all([ruleSets.refetch(), entries.refetch()])} />
      </>
    );
  }

  const unknownTarget = target !== '' && facts.length > 0 && !facts.some(({ id }) => id === target);
  const rules = (
    <div className="stack">
      <FactFilters
        sets={sets}
        facts={facts}
        filter={filter}
        today={today}
        result={ruleSets.isLoading ? '' : resultText(shown.length, deferred, today)}
        onChange={(next) => setParameters(parametersOf(next, today), { replace: true })}
      />
      {unknownTarget && <Alert tone="warning" live title={`Eine Regel „${target}“ gibt es im Regelstand nicht.`} />}
      {ruleSets.isLoading ? (
        <Skeleton lines={8} />
      ) : shown.length === 0 ? (
        <Card>
          <EmptyState
            title="Keine Regel gefunden"
            icon="search"
            action={
              <Button onClick={() => setParameters(parametersOf({ ...filter, day: '' }, today), { replace: true })}>
                In allen Zeiten suchen
              </Button>
            }
          >
            Zu diesem Filter ist nichts hinterlegt. Das heißt nicht, dass es keine Regel gibt.
          </EmptyState>
        </Card>
      ) : (
        <FactList
          facts={shown}
          today={today}
          searching={
            deferred.search !== '' || deferred.certainty !== '' || deferred.ruleSet !== '' || deferred.subject !== ''
          }
          target={target}
          completeHref={completeHref}
        />
      )}
    </div>
  );
  const own = (
    <div className="stack">
      <OwnEntries
        items={entries.data?.items ?? []}
        mayMaintain={mayMaintain}
        onAdd={() => setChanged('')}
        onChange={({ id }: LawEntry) => setChanged(id)}
      />
      <h2 className="law-heading">Regeln, zu denen eine Angabe möglich ist</h2>
      <FactList
        facts={facts.filter(({ id }) => openIds.has(id))}
        today={today}
        searching={false}
        target=""
        completeHref={completeHref}
      />
    </div>
  );

  return (
    <>
      <Header preview={can('procedure.read')} />
      <Tabs
        label="Rechtsstand"
        active={view}
        onChange={(ansicht) => setParameters(ansicht === 'regeln' ? {} : { ansicht })}
        tabs={[
          { id: 'regeln', label: 'Regeln', content: rules },
          {
            id: 'aenderungen',
            label: 'Was hat sich wann geändert?',
            content: <ChangeList facts={facts} sets={sets} today={today} />,
          },
          { id: 'staende', label: 'Regelstände', content: <RuleSetTable sets={sets} /> },
          { id: 'angaben', label: 'Eigene Angaben', content: own },
        ]}
      />
      {isEntering && (
        <EntryDialog key={entry?.id ?? gap?.id ?? ''} entry={entry} gap={gap} open={open} onClose={closeDialog} />
      )}
      <RelatedPages current="/rechtsstand" />
    </>
  );
}

const Header = ({ preview = false }: { readonly preview?: boolean }) => (
  <PageHeader
    title="Rechtsstand"
    actions={
      preview && (
        <ButtonLink icon="calendar-today" href="/rechtsstand/vorschau">
          Vorschau auf Rechtsänderungen
        </ButtonLink>
      )
    }
    lead="Nach welchen Regeln die Anwendung rechnet, mit Paragraph, Geltung, Quelle und Sicherheit."
  />
);
