import { useApiQuery } from '../../../shared/api';
import { counted, date } from '../../../shared/format';
import { Badge, Card, type Column, DataTable, EmptyState, Link, ProblemAlert } from '../../../shared/ui';
import type { Rotation, Turn } from './model';

const COLUMNS: readonly Column<Turn>[] = [
  {
    id: 'name',
    header: 'Unternehmen',
    isRowHeader: true,
    cell: ({ companyId, name, blockedReason, inProcedure, fits }) => (
      <div>
        <Link href={`/unternehmen/${companyId}`}>{name}</Link>{' '}
        {blockedReason !== null && <Badge tone="danger">gesperrt</Badge>}
        {inProcedure && <Badge tone="info">nimmt teil</Badge>}
        {!fits && <span className="muted small company-line">ohne passenden CPV-Code im Adressbuch</span>}
      </div>
    ),
  },
  {
    id: 'invited',
    header: 'Angefragt',
    cell: ({ invited, lastInvitedOn }) =>
      lastInvitedOn ? `${invited}-mal, zuletzt ${date(lastInvitedOn)}` : 'nicht angefragt',
  },
  { id: 'bids', header: 'Angebote', align: 'end', cell: ({ bids }) => bids },
  {
    id: 'awards',
    header: 'Zuschläge',
    cell: ({ awards, lastAwardedOn }) => (lastAwardedOn ? `${awards}, zuletzt ${date(lastAwardedOn)}` : '0'),
  },
];

/** Whose turn it would be: a hint for inviting, no rule. */
export function RotationCard({
  procedureId,
  onAdd,
}: {
  readonly procedureId: string;
  readonly onAdd: ((turn: Turn) => void) | undefined;
}) {
  const { data, error, refetch } = useApiQuery<Rotation>('/api/procedures/{id}/rotation', {
    path: { id: procedureId },
  });
  return (
    <Card title="Wer ist an der Reihe?" level={3} flush>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data && (
        <p className="card__inset muted">
          {data.cpv.length === 0
            ? 'Die Lose haben noch keinen CPV-Code; darum lassen sich keine passenden Unternehmen nennen.'
            : `Unternehmen, deren Leistungen zu ${data.cpv.join(', ')} passen; gezählt sind andere Verfahren seit dem ${date(data.since)}.`}{' '}
          {data.notAskedLately.length > 0 &&
            `${counted(data.notAskedLately.length, 'passendes Unternehmen wurde', 'passende Unternehmen wurden')} in dieser Zeit nicht angefragt.`}
        </p>
      )}
      <DataTable
        caption="Wer ist an der Reihe?"
        columns={COLUMNS}
        rows={data?.turns ?? []}
        rowKey={({ companyId }) => companyId}
        loading={!data && !error}
        actions={
          onAdd &&
          ((turn) => (turn.inProcedure ? [] : [{ label: 'Aufnehmen', icon: 'add', onClick: () => onAdd(turn) }]))
        }
        empty={
          <EmptyState icon="people" title="Kein passendes Unternehmen im Adressbuch">
            <p>Tragen Sie im Adressbuch die CPV-Codes ein, für die ein Unternehmen in Frage kommt.</p>
          </EmptyState>
        }
      />
    </Card>
  );
}
