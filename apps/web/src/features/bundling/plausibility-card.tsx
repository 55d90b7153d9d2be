import { useState } from 'react';
import { useApiForm, call, useApiMutation, useApiQuery } from '../../shared/api';
import { useQueryClient } from '@tanstack/react-query';
import { counted, quantity } from '../../shared/format';
import { Badge, Button, Card, type Column, DataTable, Dialog, Form, TextAreaField, useToasts } from '../../shared/ui';
import { QUESTION_STATES, QuestionText } from './question-text';
import { type DemandQuestion, type ExaminedDemand, ROUND_PATHS, type Round } from './types';

const PATH = '/api/demand-rounds/{id}/plausibility';
interface PlausibilityCardProps {
  readonly round: Round;
  /** Slug; all members when left out. */
  readonly member?: string;
  /** The centre asks and accepts, the member answers; others read. */
  readonly as: 'centre' | 'member' | 'reader';
}

/** What stands out in the reported quantities, and what was asked about it. Nothing stands out: nothing is shown. */
export function PlausibilityCard({ round, member, as }: PlausibilityCardProps) {
  const [answering, setAnswering] = useState<DemandQuestion>();
  const toasts = useToasts();
  const list = useApiQuery<{ items: ExaminedDemand[] }>(PATH, { path: { id: round.id }, query: { member } });
  const ask = useApiMutation<unknown, ExaminedDemand>('post', '/api/demand-rounds/{id}/questions', {
    request: ({ member: slug, articleNumber }) => ({ path: { id: round.id }, body: { member: slug, articleNumber } }),
    invalidates: ROUND_PATHS,
    onSuccess: (_, { memberName }) => toasts.show({ text: `Rückfrage an ${memberName} gestellt.` }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const accept = useApiMutation<unknown, DemandQuestion>(
    'post',
    '/api/demand-rounds/{id}/questions/{questionId}/accept',
    {
      request: ({ id }) => ({ path: { id: round.id, questionId: id } }),
      invalidates: ROUND_PATHS,
      onSuccess: () => toasts.show({ text: 'Die Antwort ist angenommen.' }),
      onProblem: (problem) => toasts.showProblem(problem),
    },
  );
  const rows = list.data?.items ?? [];
  if (rows.length === 0) return null;
  const columns: readonly Column<ExaminedDemand>[] = [
    ...(as === 'member'
      ? []
      : [
          {
            id: 'member',
            header: 'Mitglied',
            cell: ({ memberName }: ExaminedDemand) => memberName,
            sort: ({ memberName }: ExaminedDemand) => memberName,
          },
        ]),
    {
      id: 'article',
      header: 'Artikel',
      isRowHeader: true,
      cell: ({ text, articleNumber }) => (
        <span>
          {text} <span className="muted small figure">{articleNumber}</span>
        </span>
      ),
      sort: ({ articleNumber }) => articleNumber,
    },
    { id: 'quantity', header: 'Gemeldet', align: 'end', cell: (row) => quantity(row.quantity, row.unitName) },
    {
      id: 'finding',
      header: 'Was auffällt',
      cell: ({ findings, questions }) => (
        <span className="sheet__reasons">
          {findings.length === 0 && <span className="muted">Nichts mehr</span>}
          {findings.map(({ limit, text, limitName }) => (
            <span key={limit}>
              {text} <span className="muted small">Grenze: {limitName}.</span>
            </span>
          ))}
          {questions.map((question) => (
            <QuestionText key={question.id} question={question} />
          ))}
        </span>
      ),
    },
    {
      id: 'state',
      header: 'Rückfrage',
      cell: (row) => {
        const last = row.questions.at(-1);
        return (
          <span className="sheet__reasons">
            {last ? <Badge tone={QUESTION_STATES[last.state].tone}>{QUESTION_STATES[last.state].label}</Badge> : '–'}
            {as === 'centre' &&
              (!last || last.state === 'accepted') &&
              row.findings.length > 0 &&
              round.state !== 'bundled' && (
                <Button small busy={ask.isPending && ask.variables === row} onClick={() => ask.mutate(row)}>
                  Nachfragen
                  <span className="visually-hidden">
                    : {row.memberName}, {row.text}
                  </span>
                </Button>
              )}
            {as === 'centre' && last?.state === 'answered' && (
              <Button small onClick={() => accept.mutate(last)}>
                Annehmen
                <span className="visually-hidden">
                  : {row.memberName}, {row.text}
                </span>
              </Button>
            )}
            {as === 'member' && last?.state === 'asked' && (
              <Button small kind="primary" onClick={() => setAnswering(last)}>
                Antworten<span className="visually-hidden">: {row.text}</span>
              </Button>
            )}
          </span>
        );
      },
    },
  ];
  return (
    <Card flush title={`Auffällige Mengen (${counted(rows.length, 'Artikel', 'Artikel')})`}>
      <DataTable
        caption="Auffällige Mengen"
        columns={columns}
        rows={rows}
        rowKey={({ member: slug, articleNumber }) => `${slug} ${articleNumber}`}
      />
      {answering && <AnswerDialog round={round} question={answering} onClose={() => setAnswering(undefined)} />}
    </Card>
  );
}

interface AnswerDialogProps {
  readonly round: Round;
  readonly question: DemandQuestion;
  readonly onClose: () => void;
}

function AnswerDialog({ round, question, onClose }: AnswerDialogProps) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm({
    initial: { text: '' },
    validate: ({ text }) =>
      text.trim() === '' ? [{ pointer: '/text', message: 'Bitte schreiben Sie eine Antwort.' }] : [],
    submit: (values) =>
      call('post', '/api/demand-rounds/{id}/questions/{questionId}/answer', {
        path: { id: round.id, questionId: question.id },
        body: values,
      }),
    onSuccess: () => {
      for (const path of ROUND_PATHS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({ text: 'Ihre Antwort ist beim Vergabezentrum.' });
      onClose();
    },
  });
  return (
    <Dialog open title="Rückfrage beantworten" onClose={onClose}>
      {question.finding && <p>{question.finding}</p>}
      <p>{question.question}</p>
      <Form form={form} submitLabel="Antworten" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <TextAreaField
          {...form.field('text')}
          label="Antwort"
          maxLength={2000}
          hint="Ist die Menge falsch, ändern Sie sie bitte auch im Bogen oder in der Zeile."
        />
      </Form>
    </Dialog>
  );
}
