import { useApiList, useApiQuery } from '../../shared/api';
import { counted, date, instant } from '../../shared/format';
import { Card, type Column, DataTable, EmptyState, LoadMore } from '../../shared/ui';
import { SUBJECT_TYPES } from '../documents';
import { type Deletion, DELETIONS, FILE_WORDS, type OwnRule, RULES } from './retention';

const RULE_COLUMNS: readonly Column<OwnRule>[] = [
  {
    id: 'type',
    header: 'Art der Vorgänge',
    isRowHeader: true,
    cell: ({ subjectType }) => SUBJECT_TYPES[subjectType] ?? subjectType,
  },
  {
    id: 'years',
    header: 'Frist',
    cell: ({ years }) => (years === null ? 'zurückgenommen' : counted(years, 'Jahr', 'Jahre')),
  },
  { id: 'note', header: 'Quelle', cell: ({ note }) => note },
  {
    id: 'set',
    header: 'Festgelegt',
    secondary: true,
    cell: ({ setBy, setAt }) => (
      <span className="small muted">
        {setBy}, {instant(setAt)}
      </span>
    ),
  },
];

/** What the centre has set itself, marked as its own. */
export function OwnRules() {
  const { data } = useApiQuery<{ readonly items: readonly OwnRule[] }>(RULES);
  return (
    <Card title="Eigene Regeln des Vergabezentrums" flush>
      <DataTable
        caption="Eigene Regeln des Vergabezentrums"
        columns={RULE_COLUMNS}
        rows={data?.items ?? []}
        rowKey={({ subjectType }) => subjectType}
        empty={
          <EmptyState title="Keine eigene Regel" icon="info">
            <p>
              Hinterlegt sind nur die vergaberechtlichen Fristen. Was Aktenplan, Haushalts- oder Steuerrecht länger
              verlangen, legt die Leitung als eigene Regel fest.
            </p>
          </EmptyState>
        }
      />
    </Card>
  );
}

const DELETION_COLUMNS: readonly Column<Deletion>[] = [
  {
    id: 'title',
    header: 'Dokument',
    isRowHeader: true,
    cell: ({ title, subjectLabel, sha256 }) => (
      <div>
        {title}
        <span className="muted small retention-line">
          {subjectLabel}
          {sha256 && (
            <>
              {' · '}
              <code className="hash" title={sha256}>
                {sha256.slice(0, 16)}…
              </code>
            </>
          )}
        </span>
      </div>
    ),
  },
  {
    id: 'rule',
    header: 'Regel und Grund',
    width: '36%',
    cell: ({ keptUntil, rules, reason }) => (
      <div className="small">
        <span className="retention-line">Aufzubewahren bis {date(keptUntil)}</span>
        {rules.map((text) => (
          <span key={text} className="retention-line muted">
            {text}
          </span>
        ))}
        <span className="retention-line">Grund: {reason}</span>
      </div>
    ),
  },
  {
    id: 'deleted',
    header: 'Gelöscht',
    cell: ({ deletedAt, deletedBy }) => (
      <span className="small">
        {instant(deletedAt)}, {deletedBy}
      </span>
    ),
  },
  { id: 'file', header: 'Datei', secondary: true, cell: ({ file }) => (file ? FILE_WORDS[file] : '–') },
];

/** What was deleted, for good. */
export function DeletionProtocol() {
  const list = useApiList<Deletion>(DELETIONS, { query: { limit: 20 } });
  return (
    <Card title="Löschprotokoll" flush>
      <DataTable
        caption="Löschprotokoll"
        columns={DELETION_COLUMNS}
        rows={list.items}
        rowKey={({ documentId }) => documentId}
        loading={list.isLoading}
        empty={
          <EmptyState title="Noch nichts gelöscht" icon="check">
            <p>Jede Löschung steht hier für immer: was, wann, von wem, nach welcher Regel und warum.</p>
          </EmptyState>
        }
      />
      <LoadMore list={list} />
    </Card>
  );
}
