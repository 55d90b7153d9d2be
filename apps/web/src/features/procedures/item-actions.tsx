import { useState } from 'react';
import { useApiForm } from '../../shared/api';
import { Button, Dialog, Form, Link, TextAreaField } from '../../shared/ui';
import type { ChecklistItem, Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';

const STATE_NAMES: Readonly<Record<ChecklistItem['state'], string>> = {
  open: 'offen',
  done: 'erledigt',
  waiting: 'wartet auf die zweite Person',
  waived: 'bleibt begründet offen',
};

/** Tick a mandatory item, or leave it open with a reason that a second person has to share. */
export function ItemActions({
  procedure,
  conditionId,
  steps,
}: {
  readonly procedure: Procedure;
  readonly conditionId: string;
  readonly steps: ProcedureSteps;
}) {
  const [asking, setAsking] = useState(false);
  const item = procedure.items.find(({ id }) => `item-${id}` === conditionId);
  if (!item || item.state === 'waived') return null;
  if (item.state === 'waiting') return <span className="muted small">wartet auf die zweite Person</span>;
  const done = item.state === 'done';
  if (!done && item.notYet !== null) return <span className="muted small">{item.notYet}</span>;
  if (item.proof !== null) return <span className="muted small">{item.proof}</span>;
  // The lights of the record decide; nobody ticks it.
  const follows = item.id === 'record-complete';
  return (
    <>
      {item.lots.some(({ state }) => state !== item.state) && (
        <span className="muted small">
          {item.lots.map(({ number, state }) => `Los ${number}: ${STATE_NAMES[state]}`).join(' · ')}
        </span>
      )}
      {follows ? (
        <Link href={`/vergaben/${procedure.id}?bereich=vermerk`}>Zum Vergabevermerk</Link>
      ) : (
        <Button
          small
          kind={done ? 'tertiary' : 'secondary'}
          busy={steps.running === `items/${item.id}`}
          onClick={() => void steps.run(`items/${item.id}`, { state: done ? 'open' : 'done' })}
        >
          {done ? 'Wieder öffnen' : 'Erledigt'}
          <span className="visually-hidden">: {item.title}</span>
        </Button>
      )}
      {!done && (
        <Button small kind="tertiary" onClick={() => setAsking(true)}>
          Offen lassen
          <span className="visually-hidden">: {item.title}</span>
        </Button>
      )}
      <Dialog open={asking} title="Pflichtpunkt offen lassen" onClose={() => setAsking(false)}>
        {asking && <GapForm item={item} steps={steps} onDone={() => setAsking(false)} />}
      </Dialog>
    </>
  );
}

function GapForm({
  item,
  steps,
  onDone,
}: {
  readonly item: ChecklistItem;
  readonly steps: ProcedureSteps;
  readonly onDone: () => void;
}) {
  const form = useApiForm({
    initial: { note: '' },
    validate: ({ note }) =>
      note.trim().length < 20
        ? [{ pointer: '/note', message: 'Bitte begründen Sie mit mindestens 20 Zeichen, warum er offen bleibt.' }]
        : [],
    submit: ({ note }) => steps.run(`items/${item.id}`, { state: 'gap', note }),
    onSuccess: onDone,
  });
  return (
    <Form
      form={form}
      submitLabel="Zweite Person fragen"
      label="Pflichtpunkt offen lassen"
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <p>
        {item.title}
        {item.paragraph && <span className="muted"> ({item.paragraph})</span>}
      </p>
      <p>Der Punkt kann nur offen bleiben, wenn eine zweite Person Ihrer Begründung zustimmt.</p>
      <TextAreaField {...form.field('note')} label="Begründung" rows={4} maxLength={2000} />
    </Form>
  );
}
