import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import { counted, date } from '../../shared/format';
import {
  Badge,
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Link,
  LoadMore,
  PageHeader,
  ProblemAlert,
  SelectField,
} from '../../shared/ui';
import { pageOfSubject, SUBJECT_TYPES } from '../documents';
import { DeleteDialog, HoldDialog, RuleDialog } from './retention-dialogs';
import { DeletionProtocol, OwnRules } from './retention-cards';
import { type KeptSubject, standing, SUBJECTS } from './retention';

const COLUMNS: readonly Column<KeptSubject>[] = [
  {
    id: 'subject',
    header: 'Vorgang',
    isRowHeader: true,
    cell: ({ subject }) => {
      const page = pageOfSubject(subject);
      return (
        <div>
          {page ? <Link href={page}>{subject.label}</Link> : subject.label}
          <span className="muted small retention-line">{SUBJECT_TYPES[subject.type] ?? subject.type}</span>
        </div>
      );
    },
  },
  { id: 'documents', header: 'Dokumente', align: 'end', cell: ({ documents }) => documents },
  {
    id: 'last',
    header: 'Letztes vom',
    secondary: true,
    cell: ({ lastAt }) => <span className="figure">{date(lastAt.slice(0, 10))}</span>,
  },
  {
    id: 'standing',
    header: 'Aufbewahren',
    cell: (kept) => (
      <Badge tone={standing(kept).tone} icon={standing(kept).icon}>
        {standing(kept).label}
      </Badge>
    ),
  },
  {
    id: 'rule',
    header: 'Regel',
    width: '38%',
    cell: ({ rules, note, hold }) => (
      <div className="small">
        {hold && <span className="retention-line">Löschsperre: {hold.reason}</span>}
        {rules.map(({ text, citation }) => (
          <span key={text} className="retention-line">
            {text} {citation && <span className="muted">({citation})</span>}
          </span>
        ))}
        {note && <span className="retention-line muted">{note}</span>}
        {rules.length === 0 && !note && <span className="muted">keine Regel hinterlegt</span>}
      </div>
    ),
  },
];
const OPTIONS = [{ value: 'faellig', label: 'nur was gelöscht werden kann' }];

type Open = { readonly what: 'hold' | 'delete'; readonly kept: KeptSubject } | { readonly what: 'rule' };

export default function RetentionPage() {
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState<Open>();
  const can = usePermissions();
  const manages = can('retention.manage');
  const due = search.get('anzeige') === 'faellig';
  const list = useApiList<KeptSubject>(SUBJECTS, { query: due ? { due: 'true' } : {}, keepPrevious: true });
  const close = (): void => setOpen(undefined);
  return (
    <>
      <PageHeader
        title="Aufbewahrung"
        lead="Wie lange Unterlagen bleiben müssen, nach Gesetz und eigener Regel. Gelöscht wird nie von selbst: nur nach Ablauf, ohne Sperre, mit Protokoll."
        actions={manages && <Button onClick={() => setOpen({ what: 'rule' })}>Eigene Regel festlegen</Button>}
      />
      <FilterBar
        onReset={due ? () => setSearch({}) : undefined}
        result={list.isLoading ? undefined : counted(list.items.length, 'Vorgang', 'Vorgänge')}
      >
        <SelectField
          id="anzeige"
          label="Anzeige"
          optional
          placeholder="Alle Vorgänge mit Dokumenten"
          options={OPTIONS}
          value={due ? 'faellig' : ''}
          onChange={(value) => setSearch(value ? { anzeige: value } : {})}
        />
      </FilterBar>
      {list.problem && <ProblemAlert problem={list.problem} />}
      {!list.problem && (
        <DataTable
          caption="Vorgänge mit Dokumenten"
          columns={COLUMNS}
          rows={list.items}
          rowKey={({ subject }) => `${subject.type} ${subject.id}`}
          loading={list.isLoading}
          actions={
            manages
              ? (kept) => [
                  ...(kept.obstacles.length === 0
                    ? [
                        {
                          label: 'Löschen …',
                          icon: 'delete' as const,
                          onClick: () => setOpen({ what: 'delete', kept }),
                        },
                      ]
                    : []),
                  {
                    label: kept.hold ? 'Sperre aufheben' : 'Sperre setzen',
                    icon: 'lock' as const,
                    onClick: () => setOpen({ what: 'hold', kept }),
                  },
                ]
              : undefined
          }
          empty={
            <EmptyState title={due ? 'Nichts ist fällig' : 'Noch keine Dokumente'} icon="lock">
              <p>
                {due
                  ? 'Hier stehen Vorgänge, deren Aufbewahrungsfrist abgelaufen ist und für die keine Sperre besteht.'
                  : 'Sobald Dokumente abgelegt sind, steht hier, wie lange sie bleiben müssen.'}
              </p>
            </EmptyState>
          }
        />
      )}
      <LoadMore list={list} />
      <OwnRules />
      <DeletionProtocol />
      {open?.what === 'hold' && <HoldDialog kept={open.kept} onClose={close} />}
      {open?.what === 'delete' && <DeleteDialog kept={open.kept} onClose={close} />}
      {open?.what === 'rule' && <RuleDialog onClose={close} />}
    </>
  );
}
