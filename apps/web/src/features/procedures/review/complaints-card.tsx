import { useState } from 'react';
import { date } from '../../../shared/format';
import { useApiQuery } from '../../../shared/api';
import { Badge, Button, Card, EmptyState, InstantText, ProblemAlert, Skeleton, type Tone } from '../../../shared/ui';
import type { Procedure } from '../model';
import { Clocks } from './clocks';
import { AnswerDialog, ComplaintDialog } from './complaint-forms';
import { type Complaint, COMPLAINTS_PATH, lotsText } from './model';

const OUTCOMES: Readonly<Record<'remedied' | 'refused', { readonly label: string; readonly tone: Tone }>> = {
  remedied: { label: 'abgeholfen', tone: 'success' },
  refused: { label: 'nicht abgeholfen', tone: 'neutral' },
};

/** Who complained of what, by when it had to be, what was answered and which period that began. */
export function ComplaintsCard({ procedure, editable }: { readonly procedure: Procedure; readonly editable: boolean }) {
  const [recording, setRecording] = useState(false);
  const [answering, setAnswering] = useState<Complaint>();
  const { data, error, refetch } = useApiQuery(COMPLAINTS_PATH, { path: { id: procedure.id } });
  const record = editable && (
    <Button small icon="add" onClick={() => setRecording(true)}>
      Rüge erfassen
    </Button>
  );
  return (
    <Card title="Rügen" level={3} actions={data && data.items.length > 0 && record}>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && (
        <EmptyState icon="shield" title="Noch keine Rüge" action={record}>
          <p>
            Beanstandet ein Unternehmen das Verfahren, ist das eine Rüge, auch wenn das Schreiben nicht so heißt. Hier
            wird sie mit ihren Fristen festgehalten und beantwortet; der Vergabevermerk schreibt sich dabei fort.
          </p>
        </EmptyState>
      )}
      <ul className="questions">
        {data?.items.map((complaint) => (
          <ComplaintItem
            key={complaint.id}
            complaint={complaint}
            lots={procedure.lots.length}
            onAnswer={editable && !complaint.answer ? () => setAnswering(complaint) : undefined}
          />
        ))}
      </ul>
      {recording && <ComplaintDialog procedure={procedure} onClose={() => setRecording(false)} />}
      {answering && (
        <AnswerDialog procedure={procedure} complaint={answering} onClose={() => setAnswering(undefined)} />
      )}
    </Card>
  );
}

function ComplaintItem({
  complaint: { name, receivedAt, recognisedOn, aboutName, text, lots: numbers, answer, clocks, uncertain, note },
  lots,
  onAnswer,
}: {
  readonly complaint: Complaint;
  readonly lots: number;
  readonly onAnswer: (() => void) | undefined;
}) {
  const state = answer ? OUTCOMES[answer.outcome] : { label: 'wartet auf Antwort', tone: 'warning' as const };
  return (
    <li className="questions__item">
      <div className="questions__head">
        <h4>{name}</h4>
        <Badge tone={state.tone}>{state.label}</Badge>
        <span className="muted small">
          eingegangen am <InstantText value={receivedAt} />
          {recognisedOn && `, Verstoß erkannt am ${date(recognisedOn)}`}
        </span>
      </div>
      <p className="muted small">{[aboutName, lotsText(numbers, lots)].filter(Boolean).join(', ')}</p>
      <p className="questions__text">{text}</p>
      {answer && (
        <>
          <p className="questions__answer">{answer.reason}</p>
          <p className="muted small">
            {answer.outcome === 'remedied' ? 'Abgeholfen' : 'Nicht abgeholfen'} am {date(answer.answeredOn)},{' '}
            {answer.person}
            {answer.receivedOn && `; beim Unternehmen eingegangen am ${date(answer.receivedOn)}`}
          </p>
        </>
      )}
      {note && <p className="muted small">{note}</p>}
      <Clocks label={`Fristen zur Rüge von ${name}`} clocks={clocks} doubts={uncertain} />
      {onAnswer && (
        <div className="questions__actions">
          <Button small kind="secondary" onClick={onAnswer}>
            Beantworten<span className="visually-hidden">: Rüge von {name}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
