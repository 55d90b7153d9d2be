import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { useApiList, useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Badge,
  ButtonLink,
  Card,
  Checkbox,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  FilterBar,
  Link,
  LoadMore,
  MoneyText,
  PageHeader,
  ProblemAlert,
  SelectField,
  TextField,
} from '../../shared/ui';
import { NATURES, PATH, type RequestListItem, STATE_TONES, STATES, titleOf } from './model';

const State = ({ item }: { readonly item: RequestListItem }) => (
  <Badge tone={STATE_TONES[item.state]}>{item.phaseName ?? item.stateName}</Badge>
);

/** What a glance has to tell: somebody wrote, somebody waits. */
const News = ({ item: { unread, questionOpen, state } }: { readonly item: RequestListItem }) => (
  <>
    {unread > 0 && <Badge tone="info" icon="mail">{`${unread} neu`}</Badge>}
    {questionOpen && state !== 'returned' && (
      <Badge tone="warning" icon="help">
        Frage offen
      </Badge>
    )}
  </>
);

const TITLE: Column<RequestListItem> = {
  id: 'title',
  header: 'Gegenstand',
  isRowHeader: true,
  cell: (item) => (
    <span className="request-title">
      <Link href={`/antraege/${item.id}`}>{titleOf(item)}</Link>
      <News item={item} />
    </span>
  ),
};
const COMMON: readonly Column<RequestListItem>[] = [
  { id: 'state', header: 'Stand', cell: (item) => <State item={item} /> },
  {
    id: 'need',
    header: 'Gebraucht ab',
    secondary: true,
    cell: ({ needOn }) => (needOn ? <DateText value={needOn} /> : 'noch offen'),
  },
  {
    id: 'estimate',
    header: 'Schätzung netto',
    align: 'end',
    cell: ({ estimate }) => <MoneyText value={estimate} />,
  },
];
const NUMBER: Column<RequestListItem> = {
  id: 'number',
  header: 'Nummer',
  cell: ({ number }) => <span className="figure">{number ?? 'Entwurf'}</span>,
};
const FOR_CENTRE: readonly Column<RequestListItem>[] = [
  NUMBER,
  TITLE,
  {
    id: 'member',
    header: 'Fachamt',
    cell: ({ member, department }) => (
      <span>
        {member.name}
        {department && <span className="muted">, {department}</span>}
      </span>
    ),
  },
  ...COMMON,
  { id: 'officer', header: 'Bearbeitung', secondary: true, cell: ({ officer }) => officer?.name ?? 'noch niemand' },
];
const FOR_DEPARTMENT: readonly Column<RequestListItem>[] = [
  NUMBER,
  TITLE,
  ...COMMON,
  { id: 'who', header: 'Liegt bei', secondary: true, cell: (item) => deskOf(item) },
];

function deskOf({ state, requester, officer }: RequestListItem): string {
  if (state === 'draft' || state === 'returned') return requester.name;
  if (state === 'refused' || state === 'withdrawn') return 'abgeschlossen';
  return officer ? `${officer.name} (Vergabestelle)` : 'Vergabestelle';
}

const NOTHING = { q: '', state: '', member: '', nature: '' };

/** The department's own requests, or the inbox of the centre. */
export default function RequestsPage() {
  const can = usePermissions();
  const isCentre = can('request.manage') || can('procedure.read');
  const [filter, setFilter] = useState(isCentre ? { ...NOTHING, state: 'open' } : NOTHING);
  const [mine, setMine] = useState(false);
  const set = (key: keyof typeof NOTHING) => (value: string) => setFilter((current) => ({ ...current, [key]: value }));
  const query = Object.fromEntries(
    Object.entries({ ...filter, mine: mine ? 'true' : '' }).filter(([, value]) => value),
  );
  const filtered = Object.keys(query).length > 0;
  const list = useApiList<RequestListItem>(PATH, { query: { ...query, limit: 50 }, keepPrevious: true });
  const members = useApiQuery('/api/members', { enabled: isCentre });
  const create = can('request.create') && (
    <ButtonLink kind="primary" icon="add" href="/antraege/neu">
      Neuer Antrag
    </ButtonLink>
  );
  const reset = (): void => {
    setFilter(NOTHING);
    setMine(false);
  };
  return (
    <>
      <PageHeader
        title="Vergabeanträge"
        breadcrumb={[{ label: 'Heute', href: '/' }]}
        actions={create}
        lead={
          isCentre
            ? undefined
            : 'Was Ihr Amt beschaffen möchte: Antrag stellen, Rückfragen beantworten und den Stand bis zum Zuschlag verfolgen.'
        }
      />
      <FilterBar
        result={list.isLoading ? undefined : counted(list.items.length, 'Antrag', 'Anträge')}
        onReset={filtered ? reset : undefined}
      >
        <TextField
          id="q"
          label="Suche"
          type="search"
          optional
          value={filter.q}
          onChange={set('q')}
          placeholder="Wort oder Nummer"
        />
        <SelectField
          id="state"
          label="Stand"
          optional
          value={filter.state}
          onChange={set('state')}
          placeholder="Alle"
          options={isCentre ? STATES : [{ value: 'draft', label: 'Entwurf' }, ...STATES]}
        />
        {isCentre && (
          <SelectField
            id="member"
            label="Kommune"
            optional
            value={filter.member}
            onChange={set('member')}
            placeholder="Alle"
            options={(members.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
        {isCentre && (
          <SelectField
            id="nature"
            label="Leistung"
            optional
            value={filter.nature}
            onChange={set('nature')}
            placeholder="Alle"
            options={NATURES.map(({ value, label }) => ({ value, label }))}
          />
        )}
        <Checkbox
          id="mine"
          label={isCentre ? 'Von mir bearbeitet' : 'Von mir gestellt'}
          value={mine}
          onChange={setMine}
        />
      </FilterBar>
      {list.problem && <ProblemAlert problem={list.problem} />}
      <Card flush>
        <DataTable
          caption="Vergabeanträge"
          columns={isCentre ? FOR_CENTRE : FOR_DEPARTMENT}
          rows={list.items}
          rowKey={({ id }) => id}
          loading={list.isLoading}
          empty={filtered ? <NoMatch /> : <NoRequests isCentre={isCentre} action={create} />}
        />
        <LoadMore list={list} />
      </Card>
    </>
  );
}

const NoMatch = () => (
  <EmptyState icon="search" title="Kein Antrag passt">
    <p>Bitte ändern Sie die Filter oder setzen Sie sie zurück.</p>
  </EmptyState>
);

const NoRequests = ({ isCentre, action }: { readonly isCentre: boolean; readonly action: React.ReactNode }) => (
  <EmptyState icon="mail" title="Noch kein Vergabeantrag" action={action}>
    <p>
      {isCentre
        ? 'Sobald ein Fachamt einen Antrag einreicht, steht er hier zur Prüfung.'
        : 'Sagen Sie der Vergabestelle, was Ihr Amt braucht. Sie können jederzeit unterbrechen: Alles Getippte bleibt gespeichert.'}
    </p>
  </EmptyState>
);
