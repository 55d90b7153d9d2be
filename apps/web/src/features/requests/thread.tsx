import { useId, useState } from 'react';
import { mistakeAt, useApiMutation } from '../../shared/api';
import { Badge, Button, Card, Checkbox, InstantText, TextAreaField } from '../../shared/ui';
import { PATH, type ProcurementRequest, REQUEST_PATHS, type RequestEntry } from './model';

const STEPS: Readonly<Record<string, string>> = {
  submitted: 'hat den Antrag eingereicht',
  resubmitted: 'hat den Antrag erneut eingereicht',
  review: 'prüft den Antrag',
  accepted: 'hat den Antrag angenommen',
  withdrawn: 'hat den Antrag zurückgezogen',
  refused: 'hat den Antrag abgelehnt',
  return: 'hat den Antrag mit einer Rückfrage zurückgegeben',
  question: 'fragt',
  remark: 'schreibt',
  answer: 'antwortet',
};

/** Everything that happened and was said, the oldest first. */
export function Thread({ request }: { readonly request: ProcurementRequest }) {
  const { entries, commands } = request;
  return (
    <Card title="Verlauf und Rückfragen">
      <div className="form">
        {entries.length === 0 && (
          <p className="muted">Sobald der Antrag eingereicht ist, stehen hier jeder Schritt und jede Rückfrage.</p>
        )}
        {entries.length > 0 && (
          <ol className="thread">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
        {commands.includes('answer') && <AnswerForm request={request} />}
        {commands.includes('ask') && <QuestionForm request={request} />}
      </div>
    </Card>
  );
}

const Entry = ({ entry: { kind, side, text, person, at, unread, changes } }: { readonly entry: RequestEntry }) => (
  <li className={`thread__entry thread__entry--${side}`}>
    <p className="thread__head">
      <strong>{person}</strong> {STEPS[kind] ?? ''}
      {unread && (
        <Badge tone="info" icon="mail">
          Neu
        </Badge>
      )}
      <span className="muted small">
        {side === 'centre' ? 'Vergabestelle' : 'Fachamt'}, <InstantText value={at} />
      </span>
    </p>
    {text && <p className="thread__text">{text}</p>}
    {changes.length > 0 && (
      <details className="details">
        <summary>{changes.length === 1 ? 'Eine Angabe geändert' : `${changes.length} Angaben geändert`}</summary>
        <ul className="thread__changes">
          {changes.map(({ name, before, after }) => (
            <li key={name}>
              {name}: <del>{before || 'leer'}</del> <ins>{after || 'leer'}</ins>
            </li>
          ))}
        </ul>
      </details>
    )}
  </li>
);

function AnswerForm({ request: { id, questionOpen } }: { readonly request: ProcurementRequest }) {
  const field = useId();
  const [text, setText] = useState('');
  const send = useApiMutation('post', `${PATH}/{id}/answers`, {
    request: () => ({ path: { id }, body: { text } }),
    invalidates: REQUEST_PATHS,
    onSuccess: () => setText(''),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextAreaField
        id={field}
        label={questionOpen ? 'Ihre Antwort' : 'Nachricht an die Vergabestelle'}
        value={text}
        onChange={setText}
        rows={3}
        optional={!questionOpen}
        error={mistakeAt(send.error ?? undefined, '/text') ?? send.error?.detail}
      />
      <div className="button-row">
        <Button type="submit" icon="mail" kind={questionOpen ? 'primary' : 'secondary'} busy={send.isPending}>
          {questionOpen ? 'Antworten' : 'Senden'}
        </Button>
      </div>
    </form>
  );
}

function QuestionForm({ request: { id } }: { readonly request: ProcurementRequest }) {
  const field = useId();
  const [text, setText] = useState('');
  const [answerNeeded, setAnswerNeeded] = useState(true);
  const send = useApiMutation('post', `${PATH}/{id}/questions`, {
    request: () => ({ path: { id }, body: { text, answerNeeded } }),
    invalidates: REQUEST_PATHS,
    onSuccess: () => setText(''),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextAreaField
        id={field}
        label="Frage oder Hinweis an das Fachamt"
        hint="Der Antrag bleibt bei Ihnen. Soll das Fachamt ihn ändern, geben Sie ihn zurück."
        value={text}
        onChange={setText}
        rows={3}
        optional
        error={mistakeAt(send.error ?? undefined, '/text') ?? send.error?.detail}
      />
      <Checkbox
        id={`${field}-antwort`}
        label="Eine Antwort wird gebraucht"
        value={answerNeeded}
        onChange={setAnswerNeeded}
      />
      <div className="button-row">
        <Button type="submit" icon="mail" busy={send.isPending}>
          Senden
        </Button>
      </div>
    </form>
  );
}
