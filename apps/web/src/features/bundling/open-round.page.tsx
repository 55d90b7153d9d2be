import { useLocation, useSearch } from 'wouter';
import { useApiQuery } from '../../shared/api';
import { Card, PageHeader, ProblemAlert, SelectField, Skeleton } from '../../shared/ui';
import { RoundForm } from './round-form';
import type { Round } from './types';

const SOURCES = { vorlage: 'template', abfrage: 'round', rahmen: 'framework' } as const;
type Source = keyof typeof SOURCES;

/** A new round: empty, from a template, from a former round, or for what follows framework agreements. */
export default function OpenRoundPage() {
  const search = new URLSearchParams(useSearch());
  const source = (Object.keys(SOURCES) as Source[]).find((each) => search.has(each));
  const id = source ? (search.get(source) ?? '') : '';
  const groups = useApiQuery('/api/product-groups');
  const members = useApiQuery('/api/members');
  const proposal = useApiQuery('/api/round-proposal', { query: source ? { [SOURCES[source]]: id } : {} });
  const problem = groups.error ?? members.error ?? proposal.error;
  const chosen = source ? `${source}=${id}` : '';
  return (
    <>
      <PageHeader
        title="Bedarfsabfrage eröffnen"
        breadcrumb={[{ label: 'Bedarfsabfragen', href: '/bedarf' }]}
        lead="Die Bestellerinnen und Besteller der gewählten Mitglieder werden sofort benachrichtigt."
      />
      <Beginning chosen={chosen} />
      {problem && <ProblemAlert problem={problem} />}
      {groups.data && members.data && proposal.data ? (
        <RoundForm
          key={chosen}
          proposal={proposal.data}
          draft={source ? undefined : 'bedarfsabfrage-neu'}
          groups={groups.data.items}
          members={members.data.items}
        />
      ) : (
        !problem && (
          <Card>
            <Skeleton lines={8} label="Warengruppen und Mitglieder werden geladen" />
          </Card>
        )
      )}
    </>
  );
}

/** What the new round is made from. */
function Beginning({ chosen }: { readonly chosen: string }) {
  const [, navigate] = useLocation();
  const templates = useApiQuery('/api/round-templates');
  const rounds = useApiQuery<{ items: readonly Round[] }>('/api/demand-rounds', { query: { limit: 100 } });
  const options = [
    { value: '', label: 'Leere Abfrage' },
    ...(templates.data?.items ?? []).map(({ id, name }) => ({ value: `vorlage=${id}`, label: `Vorlage: ${name}` })),
    ...(rounds.data?.items ?? []).map(({ id, number, title }) => ({
      value: `abfrage=${id}`,
      label: `Wie ${number}: ${title}`,
    })),
  ];
  const known = options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: 'Nachfolge einer Rahmenvereinbarung' }];
  return (
    <Card>
      <SelectField
        id="grundlage"
        label="Ausgehen von"
        hint="Eine Vorlage oder eine frühere Abfrage füllt alles aus; Sie können es danach ändern. Für auslaufende Rahmenvereinbarungen beginnen Sie am besten im Kalender."
        options={known}
        value={chosen}
        onChange={(value) => navigate(value ? `/bedarf/neu?${value}` : '/bedarf/neu')}
      />
    </Card>
  );
}
