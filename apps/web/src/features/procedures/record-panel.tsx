import { useApiQuery } from '../../shared/api';
import { Badge, Card, type Column, DataTable, InstantText, ProblemAlert, Skeleton } from '../../shared/ui';
import type { Procedure, ProcurementRecord } from './model';
import { RecordChecklist } from './record-checklist';

const ENTRIES: readonly Column<ProcurementRecord['entries'][number]>[] = [
  { id: 'at', header: 'Zeitpunkt', cell: ({ at }) => <InstantText value={at} /> },
  { id: 'person', header: 'Person', cell: ({ person }) => person },
  {
    id: 'text',
    header: 'Eintrag',
    isRowHeader: true,
    cell: ({ text, paragraph }) => (
      <span className="record-text">
        {text}
        {paragraph && <span className="muted small"> ({paragraph})</span>}
      </span>
    ),
  },
];

/** The procurement record: written by every step, with what is still open. */
export function RecordPanel({ procedure }: { readonly procedure: Procedure }) {
  const { data, error, refetch } = useApiQuery('/api/procedures/{id}/record', { path: { id: procedure.id } });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} label="Vergabevermerk wird geladen" />;
  return (
    <div className="stack">
      <Card title="Bestandteile" level={3}>
        <ul className="record-items">
          {data.items.map(({ id, title, state, paragraph, sentences }) => (
            <li key={id} className="record-items__item">
              <div className="record-items__head">
                <strong>{title}</strong>
                <Badge tone={state === 'complete' ? 'success' : 'neutral'}>
                  {state === 'complete' ? 'vollständig' : 'noch offen'}
                </Badge>
                {paragraph && <span className="muted small">{paragraph}</span>}
              </div>
              {sentences.map((sentence) => (
                <p key={sentence} className="small">
                  {sentence}
                </p>
              ))}
            </li>
          ))}
        </ul>
      </Card>
      <RecordChecklist procedure={procedure} />
      <Card title="Laufende Einträge" level={3} flush>
        <DataTable
          caption="Einträge des Vergabevermerks"
          columns={ENTRIES}
          rows={data.entries}
          rowKey={({ id }) => id}
        />
      </Card>
    </div>
  );
}
