import { useState } from 'react';
import { useParams, useSearchParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { Alert, Badge, Button, ButtonLink, Link, Menu, PageHeader, PageSkeleton, ProblemAlert } from '../../shared/ui';
import { BlockDialog } from './block.dialog';
import { CompanyFactsCard, HistoryCard, MergedCard } from './company-cards';
import { ContactsCard } from './contacts-card';
import { DeclarationHistory } from './declaration-history';
import { LightBadge } from './light-badge';
import { MergeDialog } from './merge.dialog';
import { type Company, placeOf } from './model';
import { StandingCard } from './standing-card';

type Open = 'merge' | 'block';

function Content({ company, onDay }: { readonly company: Company; readonly onDay: (day: string) => void }) {
  const { today } = useSession();
  const can = usePermissions();
  const [open, setOpen] = useState<{ readonly what: Open; readonly otherId?: string }>();
  const manages = can('company.manage');
  const register = company.standing.find(({ kind }) => kind === 'competition-register');
  const { blockedReason, duplicates } = company;
  return (
    <>
      <PageHeader
        title={company.name}
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Unternehmen', href: '/unternehmen' },
        ]}
        facts={
          <>
            {placeOf(company) && <span>{placeOf(company)}</span>}
            {blockedReason !== null && <Badge tone="danger">gesperrt</Badge>}
            {register && (
              <span className="light">
                <span className="muted">Wettbewerbsregister</span> <LightBadge {...register} />
              </span>
            )}
          </>
        }
        actions={
          manages && (
            <>
              <ButtonLink icon="edit" href={`/unternehmen/${company.id}/bearbeiten`}>
                Bearbeiten
              </ButtonLink>
              <Menu
                label={`Weitere Schritte für ${company.name}`}
                items={[
                  { label: 'Mit anderem Eintrag zusammenführen', onClick: () => setOpen({ what: 'merge' }) },
                  {
                    label: blockedReason === null ? 'Unternehmen sperren' : 'Sperre aufheben',
                    onClick: () => setOpen({ what: 'block' }),
                  },
                ]}
              />
            </>
          )
        }
      />
      {blockedReason !== null && (
        <Alert tone="danger" title="Dieses Unternehmen ist gesperrt">
          <p>{blockedReason}</p>
        </Alert>
      )}
      {manages && duplicates.length > 0 && (
        <Alert tone="warning" title={`Vielleicht doppelt: ${counted(duplicates.length, 'Eintrag', 'Einträge')}`}>
          <ul className="duplicates">
            {duplicates.map((duplicate) => (
              <li key={duplicate.id}>
                <Link href={`/unternehmen/${duplicate.id}`}>{duplicate.name}</Link>
                {placeOf(duplicate) && `, ${placeOf(duplicate)}`}{' '}
                <span className="muted small">({duplicate.reasons.join(', ')})</span>{' '}
                <Button small onClick={() => setOpen({ what: 'merge', otherId: duplicate.id })}>
                  Zusammenführen …
                </Button>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="page-columns">
        <div className="stack">
          <StandingCard company={company} manages={manages} isToday={company.on === today} onDay={onDay} />
          <DeclarationHistory company={company} manages={manages} />
        </div>
        <div className="stack">
          <CompanyFactsCard company={company} />
          <ContactsCard company={company} manages={manages} />
          <MergedCard company={company} />
          <HistoryCard company={company} />
        </div>
      </div>
      {open?.what === 'merge' && (
        <MergeDialog company={company} otherId={open.otherId} onClose={() => setOpen(undefined)} />
      )}
      {open?.what === 'block' && <BlockDialog company={company} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** One company: its facts, what has been declared with the light of a day, and what happened to the entry. */
export default function CompanyPage() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const on = search.get('tag');
  const { data, error, refetch } = useApiQuery<Company>('/api/companies/{id}', {
    path: { id },
    query: on ? { on } : {},
    keepPrevious: true,
  });
  const showDay = (day: string): void => setSearch(day ? { tag: day } : {}, { replace: true });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Content company={data} onDay={showDay} />;
}
