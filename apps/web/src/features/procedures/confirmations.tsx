import { useState } from 'react';
import { usePermissions, useSession } from '../../app/session';
import { useApiForm } from '../../shared/api';
import { instant } from '../../shared/format';
import { Button, Dialog, Form, TextAreaField } from '../../shared/ui';
import type { Confirmation, Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';

/** What waits for a second person; whoever asked sees that it waits, everyone else of the centre can answer. */
export function Confirmations({ procedure, steps }: { readonly procedure: Procedure; readonly steps: ProcedureSteps }) {
  const { person } = useSession();
  const can = usePermissions();
  const [refusing, setRefusing] = useState<Confirmation>();
  const open = procedure.confirmations.filter(({ decision }) => decision === null);
  if (open.length === 0) return null;
  return (
    <section className="confirmations" aria-label="Mitzeichnung">
      <h3>Mitzeichnung</h3>
      <ul className="plain-list">
        {open.map((asked) => (
          <li key={asked.id} className="confirmations__item">
            <p>
              <strong>{asked.kindName}</strong>: {asked.text}
            </p>
            <p className="muted small">
              {asked.askedBy}, {instant(asked.askedAt)}
            </p>
            {asked.askedById === person.id || !can('procedure.confirm') ? (
              <p className="small">Wartet auf eine zweite Person.</p>
            ) : (
              <div className="button-row">
                <Button
                  kind="secondary"
                  busy={steps.running === `confirmations/${asked.id}`}
                  onClick={() => void steps.run(`confirmations/${asked.id}`, { agree: true })}
                >
                  Mitzeichnen
                </Button>
                <Button kind="tertiary" onClick={() => setRefusing(asked)}>
                  Ablehnen
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Dialog open={refusing !== undefined} title="Mitzeichnung ablehnen" onClose={() => setRefusing(undefined)}>
        {refusing && <RefusalForm asked={refusing} steps={steps} onDone={() => setRefusing(undefined)} />}
      </Dialog>
    </section>
  );
}

function RefusalForm({
  asked,
  steps,
  onDone,
}: {
  readonly asked: Confirmation;
  readonly steps: ProcedureSteps;
  readonly onDone: () => void;
}) {
  const form = useApiForm({
    initial: { comment: '' },
    validate: ({ comment }) =>
      comment.trim() === '' ? [{ pointer: '/comment', message: 'Bitte schreiben Sie, was zu ändern ist.' }] : [],
    submit: ({ comment }) => steps.run(`confirmations/${asked.id}`, { agree: false, comment }),
    onSuccess: onDone,
  });
  return (
    <Form
      form={form}
      submitLabel="Ablehnen"
      label="Mitzeichnung ablehnen"
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <p>{asked.text}</p>
      <TextAreaField {...form.field('comment')} label="Was ist zu ändern?" rows={4} maxLength={2000} />
    </Form>
  );
}
