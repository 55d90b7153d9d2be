import { useState } from 'react';
import { useParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Badge,
  Button,
  Card,
  DateText,
  DescriptionList,
  Dialog,
  InstantText,
  Link,
  MoneyText,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
} from '../../shared/ui';
import { ChangesCard } from './changes-card';
import { type Contract, PATH, termState } from './model';
import { OptionsCard } from './options-card';
import { PricesCard } from './prices-card';
import { SuccessorCard } from './successor-card';
import { TasksCard } from './tasks-card';
import { TermsForm } from './terms-form';

function Facts({ contract: c }: { readonly contract: Contract }) {
  const { partner } = c;
  return (
    <Card title="Eckdaten">
      <DescriptionList
        single
        facts={[
          {
            term: 'Unternehmen',
            value: (
              <>
                {partner.name}
                <br />
                {partner.street}, {partner.postcode} {partner.city}
              </>
            ),
          },
          { term: 'Auftraggeber', value: c.members.map(({ name }) => name).join(', ') },
          {
            term: 'Laufzeit',
            value: (
              <>
                {c.termFrom ? <DateText value={c.termFrom} /> : 'Beginn offen'} bis{' '}
                {c.endsOn ? <DateText value={c.endsOn} /> : 'ohne festes Ende'}
              </>
            ),
          },
          ...(c.longestEnd && c.longestEnd !== c.endsOn
            ? [{ term: 'Mit allen Optionen bis', value: <DateText value={c.longestEnd} /> }]
            : []),
          { term: 'Ursprünglicher Wert netto', value: <MoneyText value={c.value} /> },
          { term: 'Wert heute netto', value: <MoneyText value={c.currentValue} /> },
          { term: 'Preise', value: [c.priceClauseName, c.priceIndex].filter(Boolean).join(': ') },
          { term: 'Zuschlag am', value: <DateText value={c.awardedOn} /> },
          { term: 'Rechtsrahmen', value: c.regimeName },
          { term: 'Lose', value: c.lots.map(({ number, title }) => `${number} ${title}`).join(', ') },
          {
            term: 'Verfahren',
            value: c.mayReadProcedure ? (
              <Link href={`/vergaben/${c.procedureId}?bereich=vertrag`}>{c.fileNumber}</Link>
            ) : (
              c.fileNumber
            ),
          },
          ...(c.retention
            ? [
                {
                  term: 'Akte aufbewahren bis',
                  value: (
                    <>
                      {c.retention.until ? <DateText value={c.retention.until} /> : 'noch nicht bekannt'}
                      {c.retention.note && <div className="muted small">{c.retention.note}</div>}
                    </>
                  ),
                },
              ]
            : []),
          {
            term: 'Letzte Änderung',
            value: (
              <>
                {c.changedBy}, <InstantText value={c.changedAt} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Content({ contract }: { readonly contract: Contract }) {
  const { today } = useSession();
  const [editing, setEditing] = useState(false);
  const [tone, state] = termState(contract.endsOn, today);
  const late = contract.tasks.filter(({ overdue }) => overdue).length;
  return (
    <>
      <PageHeader
        title={contract.title}
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Verträge', href: '/vertraege' },
        ]}
        {...(contract.mayManage
          ? {
              actions: (
                <Button icon="edit" onClick={() => setEditing(true)}>
                  Vertragsdaten bearbeiten
                </Button>
              ),
            }
          : {})}
        facts={
          <>
            <span className="figure">{contract.number}</span>
            <Badge tone={tone}>{state}</Badge>
            {late > 0 && <Badge tone="danger">{counted(late, 'Aufgabe überfällig', 'Aufgaben überfällig')}</Badge>}
          </>
        }
      />
      <div className="page-columns">
        <div className="stack">
          <TasksCard contract={contract} />
          <ChangesCard contract={contract} />
          <OptionsCard contract={contract} onEdit={() => setEditing(true)} />
          <PricesCard contract={contract} />
          <SuccessorCard contract={contract} onEdit={() => setEditing(true)} />
        </div>
        <div className="stack">
          <Facts contract={contract} />
        </div>
      </div>
      <Dialog open={editing} wide title="Vertragsdaten" onClose={() => setEditing(false)}>
        {editing && <TermsForm contract={contract} onClose={() => setEditing(false)} />}
      </Dialog>
    </>
  );
}

/** One contract: what is to be done, what was changed, and how it goes on. */
export default function ContractPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useApiQuery(PATH, { path: { id } });
  if (error && !data) {
    return (
      <>
        <PageHeader title="Vertrag" breadcrumb={[{ label: 'Verträge', href: '/vertraege' }]} />
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </>
    );
  }
  return data ? <Content key={data.id} contract={data} /> : <PageSkeleton />;
}
