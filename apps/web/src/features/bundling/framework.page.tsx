import { useParams, useSearchParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { DateText, PageHeader, ProblemAlert, Skeleton, type Tab, Tabs } from '../../shared/ui';
import { DocumentList } from '../documents';
import { BurnDownPanel } from './burn-down-panel';
import { CallOffsPanel } from './call-offs-panel';
import { FrameworkItems, PriceListPanel } from './framework-items';
import { FrameworkMembers, FrameworkOverview } from './framework-overview';
import { ProposalsPanel } from './proposals-panel';
import { QuotasPanel } from './quotas-panel';
import { TrueSavingsCard } from './savings/true-savings-card';
import { TermsPanel } from './terms-panel';
import type { Framework } from './types';

const BREADCRUMB = [{ label: 'Rahmenvereinbarungen', href: '/rahmenvereinbarungen' }];

export default function FrameworkPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useApiQuery('/api/frameworks/{id}', { path: { id } });
  if (data) return <Content framework={data} />;
  return (
    <>
      <PageHeader title="Rahmenvereinbarung" breadcrumb={BREADCRUMB} />
      {error ? (
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} label="Die Rahmenvereinbarung wird geladen" />
      )}
    </>
  );
}

function Content({ framework }: { readonly framework: Framework }) {
  const can = usePermissions();
  const { roles } = useSession();
  const [search, setSearch] = useSearchParams();
  // The cover is a document of the centre; whoever belongs to a member can neither make nor read it.
  const isStaff = (['officer', 'head', 'auditor'] as const).some((role) => roles.includes(role));
  const tabs: readonly Tab[] = [
    {
      id: 'stand',
      label: 'Stand und Abrufe',
      content: (
        <div className="stack">
          <FrameworkItems items={framework.items} />
          <CallOffsPanel frameworkId={framework.id} />
        </div>
      ),
    },
    { id: 'verlauf', label: 'Verlauf', content: <BurnDownPanel framework={framework} /> },
    { id: 'preise', label: 'Preisliste', content: <PriceListPanel framework={framework} /> },
    { id: 'kontingente', label: 'Kontingente', content: <QuotasPanel framework={framework} /> },
    { id: 'bedingungen', label: 'Bedingungen', content: <TermsPanel framework={framework} /> },
    ...(can('framework.manage')
      ? [{ id: 'vorschlaege', label: 'Änderungen', content: <ProposalsPanel framework={framework} /> }]
      : []),
    ...(isStaff
      ? [
          { id: 'ersparnis', label: 'Ersparnis', content: <TrueSavingsCard frameworkId={framework.id} /> },
          {
            id: 'dokumente',
            label: 'Dokumente',
            content: <DocumentList subjectType="framework" subjectId={framework.id} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={framework.title}
        breadcrumb={BREADCRUMB}
        facts={
          <>
            <span>{framework.number}</span>
            <span>{framework.supplier.name}</span>
            <span>
              <DateText value={framework.from} /> bis <DateText value={framework.to} />
            </span>
          </>
        }
      />
      <div className="page-columns">
        <FrameworkOverview framework={framework} />
        <FrameworkMembers framework={framework} />
      </div>
      <Tabs
        label="Bereiche der Rahmenvereinbarung"
        active={search.get('bereich') ?? 'stand'}
        onChange={(area) => setSearch({ bereich: area }, { replace: true })}
        tabs={tabs}
      />
    </>
  );
}
