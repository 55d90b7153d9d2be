import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useApiList } from '../../shared/api';
import { counted, instant } from '../../shared/format';
import {
  Badge,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Icon,
  Link,
  LoadMore,
  ProblemAlert,
  SelectField,
  TextField,
  useDelayed,
} from '../../shared/ui';
import { ABOUT, type Dispatch, isOnItsWay, type MailItem, MAILS_PATH, type MailState, STATES } from './mail';
import { MailStateView } from './mail-state';
import { SettleDialog } from './settle.dialog';
import { useFreshMails, useMailActions } from './use-mail-actions';

const ABOUT_OPTIONS = Object.entries(ABOUT).map(([value, label]) => ({ value, label }));

const COLUMNS: readonly Column<MailItem>[] = [
  {
    id: 'subject',
    header: 'Betreff',
    isRowHeader: true,
    cell: ({ id, subject, attachments }) => (
      <span className="document-title">
        <Link href={`/postausgang/${id}`}>{subject}</Link>
        {attachments.length > 0 && (
          <span className="muted small mail-line">
            <Icon name="draft" size="small" /> {counted(attachments.length, 'Anlage', 'Anlagen')}
          </span>
        )}
      </span>
    ),
  },
  {
    id: 'to',
    header: 'An',
    cell: ({ to, toName, bouncedBefore }) => (
      <span className="document-title">
        {toName ?? to}
        {toName && <span className="muted small mail-line">{to}</span>}
        {bouncedBefore && <AddressWarning />}
      </span>
    ),
  },
  {
    id: 'about',
    header: 'Gehört zu',
    secondary: true,
    cell: ({ aboutType, aboutLabel, aboutHref }) => (
      <span>
        <Link href={aboutHref}>{aboutLabel}</Link>
        <span className="muted small mail-line">{ABOUT[aboutType] ?? aboutType}</span>
      </span>
    ),
  },
  { id: 'state', header: 'Zustand', width: '24%', cell: (mail) => <MailStateView mail={mail} /> },
  {
    id: 'created',
    header: 'Geschrieben',
    cell: ({ createdAt, personName }) => (
      <span>
        <span className="figure">{instant(createdAt)}</span>
        <span className="muted small mail-line">{personName}</span>
      </span>
    ),
  },
];

const AddressWarning = () => (
  <span className="mail-line">
    <Badge tone="warning">Adresse prüfen</Badge>
  </span>
);

/** The mails with their filters; kept up to date by itself. */
export function MailList({ open }: Pick<Dispatch, 'open'>) {
  const [search, setSearch] = useSearchParams();
  const [settling, setSettling] = useState<MailItem>();
  const [state, aboutType, typed] = ['zustand', 'art', 'suche'].map((name) => search.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const q = useDelayed(typed.trim(), 250);
  const query = { state: state || undefined, aboutType: aboutType || undefined, q: q || undefined };
  const list = useApiList<MailItem>(MAILS_PATH, { query: { ...query, limit: 50 }, keepPrevious: true });
  const actions = useMailActions(setSettling);
  useFreshMails(list.items.some(isOnItsWay));
  const set = (name: string) => (value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const isFiltered = state !== '' || aboutType !== '' || typed !== '';
  const stateOptions = (Object.keys(STATES) as MailState[]).map((value) => {
    const count = open.find((each) => each.state === value)?.count;
    return { value, label: count ? `${STATES[value].label} (${count})` : STATES[value].label };
  });
  return (
    <>
      <FilterBar
        onReset={isFiltered ? () => setSearch({}, { replace: true }) : undefined}
        result={
          list.isLoading
            ? undefined
            : `${counted(list.items.length, 'E-Mail', 'E-Mails')}${list.hasMore ? ' gezeigt' : ''}`
        }
      >
        <TextField
          id="suche"
          label="Suche"
          optional
          type="search"
          placeholder="Empfänger, Betreff, Text"
          value={typed}
          onChange={set('suche')}
        />
        <SelectField
          id="zustand"
          label="Zustand"
          optional
          placeholder="Alle"
          options={stateOptions}
          value={state}
          onChange={set('zustand')}
        />
        <SelectField
          id="art"
          label="Gehört zu"
          optional
          placeholder="Allem"
          options={ABOUT_OPTIONS}
          value={aboutType}
          onChange={set('art')}
        />
      </FilterBar>
      {list.problem && <ProblemAlert problem={list.problem} />}
      {!list.problem && (
        <DataTable
          caption="E-Mails"
          columns={COLUMNS}
          rows={list.items}
          rowKey={({ id }) => id}
          loading={list.isLoading}
          actions={actions}
          empty={
            <EmptyState title={isFiltered ? 'Keine E-Mail passt zu den Filtern' : 'Noch keine E-Mails'} icon="mail">
              <p>
                E-Mails entstehen in den Vorgängen: Schreiben an Bieter im Vergabeverfahren, Erinnerungen an Termine und
                Benachrichtigungen, die jemand im Profil gewählt hat. Hier stehen sie dann alle beieinander.
              </p>
            </EmptyState>
          }
        />
      )}
      <LoadMore list={list} />
      {settling && <SettleDialog mail={settling} onClose={() => setSettling(undefined)} />}
    </>
  );
}
