import { useState } from 'react';
import { useParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Card,
  DataTable,
  DateText,
  DecimalText,
  DescriptionList,
  FilterBar,
  Link,
  MoneyText,
  PageHeader,
  ProblemAlert,
  Skeleton,
  TextField,
  UnitPriceText,
  type Column,
} from '../../shared/ui';
import { DocumentList } from '../documents';
import { contentOf } from './pack-content';
import { RestBar } from './rest-bar';
import { TrueSavingsCard } from './savings/true-savings-card';
import type { Framework, FrameworkItem } from './types';

const COLUMNS: readonly Column<FrameworkItem>[] = [
  {
    id: 'article',
    header: 'Artikel',
    cell: (item) => (
      <span>
        {item.text} <span className="muted small figure">{item.articleNumber}</span>
      </span>
    ),
    sort: (item) => item.articleNumber,
    isRowHeader: true,
  },
  { id: 'unit', header: 'Einheit', cell: contentOf, secondary: true },
  {
    id: 'price',
    header: 'Preis netto',
    align: 'end',
    cell: (item) =>
      item.tiers.map((tier) => (
        <span key={tier.fromQuantity} className="price-tier">
          ab <DecimalText value={tier.fromQuantity} />: <UnitPriceText value={tier.unitPrice} />
        </span>
      )),
  },
  {
    id: 'maximum',
    header: 'Höchstmenge',
    align: 'end',
    cell: (item) => <DecimalText value={item.maximumQuantity} />,
    sort: (item) => Number(item.maximumQuantity),
    secondary: true,
  },
  {
    id: 'rest',
    header: 'Rest',
    align: 'end',
    cell: (item) => <DecimalText value={item.rest} unit={item.unitName} />,
    sort: (item) => Number(item.rest),
  },
  {
    id: 'bar',
    header: 'Stand',
    cell: (item) => (
      <RestBar calledOff={item.calledOff} maximum={item.maximumQuantity} label={`Höchstmenge ${item.articleNumber}`} />
    ),
  },
];

export default function FrameworkPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useApiQuery('/api/frameworks/{id}', { path: { id } });
  const { roles } = useSession();
  // The cover is a document of the centre; whoever belongs to a member can neither make nor read it.
  const isStaff = (['officer', 'head', 'auditor'] as const).some((role) => roles.includes(role));
  const breadcrumb = [{ label: 'Rahmenvereinbarungen', href: '/rahmenvereinbarungen' }];
  if (!data) {
    return (
      <>
        <PageHeader title="Rahmenvereinbarung" breadcrumb={breadcrumb} />
        {error ? (
          <ProblemAlert problem={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} label="Die Rahmenvereinbarung wird geladen" />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={data.title}
        breadcrumb={breadcrumb}
        facts={
          <>
            <span>{data.number}</span>
            <span>{data.supplier.name}</span>
            <span>
              <DateText value={data.from} /> bis <DateText value={data.to} />
            </span>
          </>
        }
      />
      <Overview framework={data} />
      <Items items={data.items} />
      {isStaff && <TrueSavingsCard frameworkId={id} />}
      {isStaff && <DocumentList subjectType="framework" subjectId={id} />}
    </>
  );
}

function Overview({ framework }: { readonly framework: Framework }) {
  const can = usePermissions();
  const { supplier } = framework;
  const members = useApiQuery('/api/members');
  const nameOf = new Map(members.data?.items.map(({ slug, name }) => [slug, name]));
  const orders = new Map(framework.calledOffByMember.map(({ member, net }) => [member, net]));
  return (
    <div className="page-columns">
      <Card title="Wert und Laufzeit">
        <RestBar calledOff={framework.calledOffValue} maximum={framework.maximumValue} label="Höchstwert" />
        <DescriptionList
          facts={[
            { term: 'Höchstwert netto', value: <MoneyText value={framework.maximumValue} /> },
            { term: 'Abgerufen', value: <MoneyText value={framework.calledOffValue} /> },
            { term: 'Rest', value: <MoneyText value={framework.restValue} /> },
            { term: 'Reserve über dem gemeldeten Bedarf', value: `${framework.marginPercent} %` },
            { term: 'Abgeschlossen am', value: <DateText value={framework.concludedOn} /> },
            {
              term: 'Vergabeverfahren',
              value: can('procedure.read') ? (
                <Link href={`/vergaben/${framework.procedureId}`}>{framework.procedureFileNumber}</Link>
              ) : (
                framework.procedureFileNumber
              ),
            },
            {
              term: 'Lieferant',
              value: `${supplier.name}, ${supplier.street}, ${supplier.postcode} ${supplier.city}, ${supplier.email}`,
            },
          ]}
        />
      </Card>
      <Card title="Beteiligte Mitglieder">
        <ul className="plain-list">
          {framework.members.map((member) => (
            <li key={member} className="member-call-off">
              <span>{nameOf.get(member) ?? member}</span>
              {orders.has(member) && <MoneyText value={orders.get(member)} />}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Items({ items }: { readonly items: readonly FrameworkItem[] }) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const rows = items.filter((item) =>
    `${item.articleNumber} ${item.text} ${item.manufacturerNumber}`.toLowerCase().includes(wanted),
  );
  return (
    <Card title="Preisliste und Rest">
      <FilterBar result={counted(rows.length, 'Artikel', 'Artikel')} onReset={wanted ? () => setText('') : undefined}>
        <TextField id="artikel-filter" label="Artikel" type="search" optional value={text} onChange={setText} />
      </FilterBar>
      <DataTable
        caption="Artikel der Rahmenvereinbarung"
        columns={COLUMNS}
        rows={rows}
        rowKey={(item) => item.articleNumber}
      />
    </Card>
  );
}
