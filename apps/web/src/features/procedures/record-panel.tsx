import { useApiQuery } from '../../shared/api';
import { usePermissions } from '../../app/session';
import { counted } from '../../shared/format';
import { Card, type Column, DataTable, InstantText, ProblemAlert, Skeleton } from '../../shared/ui';
import type { Procedure, ProcurementRecord } from './model';
import { RecordChecklist } from './record-checklist';
import { RecordItem } from './record-item';

const ENTRIES: readonly Column<ProcurementRecord['entries'][number]>[] = [
  { id: 'at', header: 'Zeitpunkt', cell: ({ at }) => <InstantText value={at} /> },
  { id: 'person', header: 'Person', cell: ({ person }) => person },
  {
    id: 'text',
    header: 'Eintrag',
    isRowHeader: true,
    cell: ({ id, text, paragraph }) => (
      <span className="record-text" id={`eintrag-${id}`}>
        {text}
        {paragraph && <span className="muted small"> ({paragraph})</span>}
      </span>
    ),
  },
];

/** The procurement record: written by every step, with what is still open. */
export function RecordPanel({ procedure }: { readonly procedure: Procedure }) {
  const can = usePermissions();
  const { data, error, refetch } = useApiQuery('/api/procedures/{id}/record', { path: { id: procedure.id } });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} label="Vergabevermerk wird geladen" />;
  const gaps = data.items.filter(({ state, obligation }) => state === 'open' && obligation === 'required');
  return (
    <div className="stack">
      <Card title="Vergabevermerk" level={3}>
        <p>
          {gaps.length === 0
            ? 'Alle Pflichtpunkte sind vollständig.'
            : `${counted(gaps.length, 'Pflichtpunkt ist', 'Pflichtpunkte sind')} noch unvollständig; vor dem Zuschlag muss alles vollständig sein.`}{' '}
          <span className="muted">
            Der Vermerk schreibt sich aus der Akte. Jeder Satz nennt, woher er kommt; eigene Texte kommen hinzu, und
            jede Fassung bleibt erhalten. Als PDF gibt es ihn jederzeit unter „Dokumente“.
          </span>
        </p>
        <ul className="record-items">
          {data.items.map((item) => (
            <RecordItem
              key={item.id}
              procedure={procedure}
              item={item}
              doubts={data.uncertain}
              editable={can('procedure.manage')}
            />
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
