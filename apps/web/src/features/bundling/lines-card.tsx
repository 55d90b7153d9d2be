import { useState } from 'react';
import { useApiList, useApiMutation, useApiQuery } from '../../shared/api';
import { quantity } from '../../shared/format';
import {
  Badge,
  Card,
  DataTable,
  DecimalText,
  EmptyState,
  LoadMore,
  ProblemAlert,
  TextField,
  Tooltip,
  useToasts,
  type Column,
} from '../../shared/ui';
import { ChangeLineDialog } from './change-line.dialog';
import { QUESTION_STATES, QuestionText } from './question-text';
import { ROUND_PATHS, type DemandLine, type ExaminedDemand, type Round } from './types';

interface LinesCardProps {
  readonly round: Round;
  /** Slug; the lines of all members when left out. */
  readonly member?: string;
  readonly memberNames?: ReadonlyMap<string, string>;
  readonly editable: boolean;
  readonly reason?: string | undefined;
  readonly title: string;
}

export function LinesCard({ round, member, memberNames, editable, reason, title }: LinesCardProps) {
  const [changing, setChanging] = useState<DemandLine>();
  const [text, setText] = useState('');
  const toasts = useToasts();
  const list = useApiList<DemandLine>('/api/demand-rounds/{id}/lines', {
    path: { id: round.id },
    query: { member, limit: 500 },
  });
  const examined = useApiQuery<{ items: ExaminedDemand[] }>('/api/demand-rounds/{id}/plausibility', {
    path: { id: round.id },
    query: { member },
  });
  const questions = new Map(
    (examined.data?.items ?? []).map((item) => [`${item.member} ${item.articleNumber}`, item.questions.at(-1)]),
  );
  const late = reason === undefined ? {} : { reason };
  const add = useApiMutation<unknown, DemandLine>('post', '/api/demand-rounds/{id}/lines', {
    request: ({ costCentre, articleNumber, quantity: amount, note }) => ({
      path: { id: round.id },
      body: { member, lines: [{ costCentre, articleNumber, quantity: amount, note }], ...late },
    }),
    invalidates: ROUND_PATHS,
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const remove = useApiMutation<unknown, DemandLine>('delete', '/api/demand-rounds/{id}/lines/{lineId}', {
    request: (line) => ({ path: { id: round.id, lineId: line.id }, query: late }),
    invalidates: ROUND_PATHS,
    onSuccess: (_, line) =>
      toasts.show({
        text: `Entfernt: ${quantity(line.quantity, line.unitName)} ${line.articleNumber}.`,
        action: { label: 'Rückgängig', onClick: () => add.mutate(line) },
      }),
    onProblem: (problem) => toasts.showProblem(problem),
  });

  const columns: readonly Column<DemandLine>[] = [
    ...(memberNames
      ? [
          {
            id: 'member',
            header: 'Mitglied',
            cell: (line: DemandLine) => memberNames.get(line.member) ?? line.member,
            sort: (line: DemandLine) => memberNames.get(line.member) ?? line.member,
          },
        ]
      : []),
    {
      id: 'costCentre',
      header: 'Kostenstelle',
      cell: (line) => `${line.costCentre} ${line.costCentreName}`,
      sort: (line) => line.costCentre,
    },
    {
      id: 'article',
      header: 'Artikel',
      cell: (line) => (
        <span>
          {line.text} <span className="muted small figure">{line.articleNumber}</span>
        </span>
      ),
      sort: (line) => line.articleNumber,
      isRowHeader: !memberNames,
    },
    {
      id: 'quantity',
      header: 'Menge',
      align: 'end',
      cell: (line) => <DecimalText value={line.quantity} unit={line.unitName} />,
      sort: (line) => Number(line.quantity),
    },
    {
      id: 'base',
      header: 'Inhalt',
      align: 'end',
      cell: (line) => <DecimalText value={line.baseQuantity} unit={line.baseUnit} />,
      secondary: true,
    },
    {
      id: 'note',
      header: 'Bemerkung',
      cell: (line) => {
        const question = questions.get(`${line.member} ${line.articleNumber}`);
        return (
          <>
            {line.lateReason && <Badge tone="warning">Nachmeldung: {line.lateReason}</Badge>} {line.note}{' '}
            {question && (
              <Tooltip content={() => <QuestionText question={question} />}>
                Rückfrage: {QUESTION_STATES[question.state].label}
              </Tooltip>
            )}
          </>
        );
      },
      secondary: true,
    },
    {
      id: 'source',
      header: 'Gemeldet von',
      cell: (line) => `${line.reportedBy}${line.source === 'csv' ? ' (Datei)' : ''}`,
      secondary: true,
    },
  ];
  const wanted = text.trim().toLowerCase();
  const rows = list.items.filter((line) =>
    `${line.costCentre} ${line.costCentreName} ${line.articleNumber} ${line.text} ${memberNames?.get(line.member) ?? ''}`
      .toLowerCase()
      .includes(wanted),
  );

  return (
    <Card
      flush
      title={title}
      actions={
        list.items.length > 8 && (
          <TextField
            id="zeilen-filter"
            label="Zeilen filtern"
            labelHidden
            type="search"
            placeholder="Zeilen filtern"
            optional
            value={text}
            onChange={setText}
          />
        )
      }
    >
      {list.problem ? (
        <ProblemAlert problem={list.problem} />
      ) : (
        <DataTable
          caption={title}
          columns={columns}
          rows={rows}
          rowKey={(line) => line.id}
          loading={list.isLoading}
          actions={
            editable
              ? (line) => [
                  { label: 'Ändern', icon: 'edit', onClick: () => setChanging(line) },
                  { label: 'Entfernen', icon: 'delete', onClick: () => remove.mutate(line) },
                ]
              : undefined
          }
          empty={
            <EmptyState title={wanted ? 'Keine Zeile passt' : 'Noch nichts gemeldet'}>
              <p>
                {wanted
                  ? 'Bitte ändern Sie den Filter.'
                  : editable
                    ? 'Geben Sie oben Mengen ein oder lesen Sie eine Datei ein.'
                    : 'Sobald gemeldet wird, stehen die Zeilen hier.'}
              </p>
            </EmptyState>
          }
        />
      )}
      <LoadMore list={list} />
      {changing && (
        <ChangeLineDialog
          key={changing.id}
          roundId={round.id}
          line={changing}
          reason={reason}
          onClose={() => setChanging(undefined)}
        />
      )}
    </Card>
  );
}
