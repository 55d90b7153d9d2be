import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Badge,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  InstantText,
  Link,
  LoadMore,
  MoneyText,
  PageHeader,
  ProblemAlert,
  SelectField,
  TextField,
} from '../../shared/ui';
import { NATURES, PHASE_TONES, PHASES, type ProcedureListItem, REGIMES } from './model';

const COLUMNS: readonly Column<ProcedureListItem>[] = [
  { id: 'number', header: 'Aktenzeichen', cell: ({ fileNumber }) => <span className="figure">{fileNumber}</span> },
  {
    id: 'title',
    header: 'Gegenstand',
    isRowHeader: true,
    cell: ({ id, title, joint, buyers }) => (
      <>
        <Link href={`/vergaben/${id}`}>{title}</Link>
        {joint && <span className="muted small record-text"> gemeinsam für {buyers}</span>}
      </>
    ),
  },
  {
    id: 'phase',
    header: 'Stand',
    cell: ({ phase, phaseName }) => <Badge tone={PHASE_TONES[phase]}>{phaseName}</Badge>,
  },
  {
    id: 'type',
    header: 'Vergabeart',
    secondary: true,
    cell: ({ regime, procedureTypeName }) =>
      `${procedureTypeName ?? 'noch offen'}, ${regime === 'eu' ? 'EU-weit' : 'national'}`,
  },
  {
    id: 'deadline',
    header: 'Ende der Angebotsfrist',
    secondary: true,
    cell: ({ tenderDeadline }) => (tenderDeadline ? <InstantText value={tenderDeadline} /> : 'noch offen'),
  },
  {
    id: 'value',
    header: 'Wert netto',
    align: 'end',
    cell: ({ awardedValue, estimatedValue }) => <MoneyText value={awardedValue ?? estimatedValue} />,
  },
];

const NOTHING = { q: '', phase: '', regime: '', nature: '' };

/** All procedures of the centre, newest first, with filters. */
export default function ProceduresPage() {
  const can = usePermissions();
  const [filter, setFilter] = useState(NOTHING);
  const set = (key: keyof typeof NOTHING) => (value: string) => setFilter((current) => ({ ...current, [key]: value }));
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  const filtered = Object.keys(query).length > 0;
  const list = useApiList<ProcedureListItem>('/api/procedures', { query: { ...query, limit: 50 }, keepPrevious: true });
  const create = can('procedure.manage') && (
    <ButtonLink kind="primary" icon="add" href="/vergaben/neu">
      Verfahren anlegen
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Vergaben" breadcrumb={[{ label: 'Heute', href: '/' }]} actions={create} />
      <FilterBar
        result={list.isLoading ? undefined : counted(list.items.length, 'Verfahren', 'Verfahren')}
        onReset={filtered ? () => setFilter(NOTHING) : undefined}
      >
        <TextField
          id="q"
          label="Suche"
          type="search"
          optional
          value={filter.q}
          onChange={set('q')}
          placeholder="Gegenstand oder Aktenzeichen"
        />
        <SelectField
          id="phase"
          label="Stand"
          optional
          value={filter.phase}
          onChange={set('phase')}
          placeholder="Alle"
          options={[{ value: 'open', label: 'Alle laufenden' }, ...PHASES]}
        />
        <SelectField
          id="regime"
          label="Rechtsrahmen"
          optional
          value={filter.regime}
          onChange={set('regime')}
          placeholder="Alle"
          options={REGIMES}
        />
        <SelectField
          id="nature"
          label="Leistung"
          optional
          value={filter.nature}
          onChange={set('nature')}
          placeholder="Alle"
          options={NATURES}
        />
      </FilterBar>
      {list.problem && <ProblemAlert problem={list.problem} />}
      <Card flush>
        <DataTable
          caption="Vergabeverfahren"
          columns={COLUMNS}
          rows={list.items}
          rowKey={({ id }) => id}
          loading={list.isLoading}
          empty={
            filtered ? (
              <EmptyState icon="search" title="Kein Verfahren passt">
                <p>Bitte ändern Sie die Filter oder setzen Sie sie zurück.</p>
              </EmptyState>
            ) : (
              <EmptyState icon="gavel" title="Noch kein Vergabeverfahren" action={create}>
                <p>Ein Verfahren entsteht aus einem Bedarfsbündel oder wird hier angelegt.</p>
              </EmptyState>
            )
          }
        />
        <LoadMore list={list} />
      </Card>
    </>
  );
}
