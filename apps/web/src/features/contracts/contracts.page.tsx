import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiList } from '../../shared/api';
import { counted, money } from '../../shared/format';
import {
  Badge,
  Card,
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
import { type ContractHead, LIST, termState } from './model';
import { LimitShare } from './limit-share';

const SHOWN = [
  { value: '', label: 'Alle Verträge' },
  { value: 'ending', label: 'Enden in zwölf Monaten' },
  { value: 'option', label: 'Option offen' },
  { value: 'ended', label: 'Beendet' },
] as const;

const columnsOf = (today: string): readonly Column<ContractHead>[] => [
  {
    id: 'title',
    header: 'Vertrag',
    isRowHeader: true,
    cell: ({ id, title, number, partner }) => (
      <div>
        <Link href={`/vertraege/${id}`}>{title}</Link>
        <div className="muted small">
          <span className="figure">{number}</span>, {partner}
        </div>
      </div>
    ),
  },
  {
    id: 'members',
    header: 'Auftraggeber',
    secondary: true,
    cell: ({ members }) =>
      members.length > 2 ? `${members.length} Mitglieder` : members.map(({ name }) => name).join(', '),
  },
  {
    id: 'term',
    header: 'Laufzeit',
    cell: ({ endsOn }) => {
      if (endsOn === null) return <span className="muted">kein Ende erfasst</span>;
      const [tone] = termState(endsOn, today);
      return (
        <div>
          bis <DateText value={endsOn} />
          {tone !== 'success' && (
            <div>
              <Badge tone={tone}>{tone === 'warning' ? 'endet bald' : 'beendet'}</Badge>
            </div>
          )}
        </div>
      );
    },
  },
  {
    id: 'next',
    header: 'Als Nächstes',
    cell: ({ openOptions, optionBy, successorBy, successor }) => (
      <div>
        {openOptions > 0 && (
          <div>
            {counted(openOptions, 'Option', 'Optionen')}
            {optionBy && (
              <>
                {' '}
                bis <DateText value={optionBy} />
              </>
            )}
          </div>
        )}
        {successorBy && (
          <div>
            Nachfolge bis <DateText value={successorBy} /> beginnen
          </div>
        )}
        {successor && <div>Nachfolge {successor}</div>}
        {openOptions === 0 && !successorBy && !successor && '–'}
      </div>
    ),
  },
  {
    id: 'value',
    header: 'Wert netto',
    align: 'end',
    cell: ({ currentValue, value }) => (
      <div>
        <MoneyText value={currentValue} />
        {currentValue !== value && <div className="muted small">zuerst {money(value)}</div>}
      </div>
    ),
  },
  {
    id: 'changes',
    header: 'Geringfügige Änderungen',
    secondary: true,
    cell: ({ smallChanges }) => (smallChanges ? <LimitShare of={smallChanges} /> : '–'),
  },
];

/** All contracts the person may see, those that end first on top. */
export default function ContractsPage() {
  const { today } = useSession();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const show = SHOWN.find(({ value }) => value === search.get('zeigen'))?.value ?? '';
  const list = useApiList<ContractHead>(LIST, { query: { ...(q ? { q } : {}), ...(show ? { show } : {}) } });
  const filter = (name: string, value: string): void =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const filtered = q !== '' || show !== '';
  return (
    <>
      <PageHeader
        title="Verträge"
        lead="Aus jedem Zuschlag entsteht ein Vertrag je Unternehmen: mit Laufzeit, Optionen, Änderungen und dem Tag, an dem die Nachfolge beginnen muss."
      />
      <FilterBar {...(filtered ? { onReset: () => setSearch({}, { replace: true }) } : {})}>
        <TextField
          id="vertrag-suche"
          label="Suche"
          hint=""
          value={q}
          onChange={(value) => filter('q', value)}
          maxLength={200}
        />
        <SelectField
          id="vertrag-zeigen"
          label="Zeigen"
          value={show}
          onChange={(value) => filter('zeigen', value)}
          options={SHOWN}
        />
      </FilterBar>
      {list.problem ? (
        <ProblemAlert problem={list.problem} />
      ) : (
        <Card flush>
          <DataTable
            caption="Verträge"
            columns={columnsOf(today)}
            rows={list.items}
            rowKey={({ id }) => id}
            loading={list.isLoading}
            empty={
              filtered ? (
                <EmptyState title="Kein Vertrag passt dazu" icon="search">
                  <p>Bitte die Suche ändern oder die Filter zurücksetzen.</p>
                </EmptyState>
              ) : (
                <EmptyState title="Noch kein Vertrag" icon="layers">
                  <p>Er entsteht von selbst, sobald zwei Personen über den Zuschlag entschieden haben.</p>
                </EmptyState>
              )
            }
          />
          <LoadMore list={list} />
        </Card>
      )}
    </>
  );
}
