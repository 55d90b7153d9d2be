import { useState } from 'react';
import { useApiForm } from '../../shared/api';
import { Button, Dialog, Form, TextAreaField } from '../../shared/ui';
import { CancellationDialog } from './award/cancellation-dialog';
import { isAwarded, type Phase, type Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';

const BACK: Readonly<Partial<Record<Phase, readonly [to: Phase, label: string]>>> = {
  prepared: ['planned', 'Zurück in die Planung'],
  examination: ['opening', 'Zurück zur Erfassung der Angebote'],
  evaluation: ['examination', 'Wertung zurücknehmen'],
  'award-proposed': ['evaluation', 'Vorschlag zurücknehmen'],
  informed: ['evaluation', 'Vorschlag zurücknehmen'],
  standstill: ['evaluation', 'Vorschlag zurücknehmen'],
};

interface Choice {
  readonly to: Phase;
  readonly label: string;
}

interface Scope {
  readonly lotIds?: string[];
}

/** Steps back, each with the reason that goes into the record, and the cancellation with its grounds. */
export function ReasonedStep({
  procedure,
  scope,
  steps,
}: {
  readonly procedure: Procedure;
  readonly scope: Scope;
  readonly steps: ProcedureSteps;
}) {
  const [cancelling, setCancelling] = useState(false);
  return (
    <>
      <StepBack phase={procedure.phase} scope={scope} steps={steps} />
      {!isAwarded(procedure.phase) && (
        <Button kind="tertiary" onClick={() => setCancelling(true)}>
          Verfahren aufheben
        </Button>
      )}
      <CancellationDialog open={cancelling} procedure={procedure} steps={steps} onClose={() => setCancelling(false)} />
    </>
  );
}

/** The step back that is possible from a phase, for the procedure or for some of its lots. */
export function StepBack({
  phase,
  scope,
  steps,
  lots,
}: {
  readonly phase: Phase;
  readonly scope: Scope;
  readonly steps: ProcedureSteps;
  /** Name of the lots, where the step stands beside those of others. */
  readonly lots?: string;
}) {
  const [choice, setChoice] = useState<Choice>();
  const back = BACK[phase];
  return (
    <>
      {back && (
        <Button
          small={lots !== undefined}
          kind={lots === undefined ? 'secondary' : 'tertiary'}
          onClick={() => setChoice({ to: back[0], label: back[1] })}
        >
          {back[1]}
          {lots && <span className="visually-hidden">: {lots}</span>}
        </Button>
      )}
      <Dialog open={choice !== undefined} title={choice?.label ?? ''} onClose={() => setChoice(undefined)}>
        {choice && <ReasonForm choice={choice} scope={scope} steps={steps} onDone={() => setChoice(undefined)} />}
      </Dialog>
    </>
  );
}

function ReasonForm({
  choice,
  scope,
  steps,
  onDone,
}: {
  readonly choice: Choice;
  readonly scope: Scope;
  readonly steps: ProcedureSteps;
  readonly onDone: () => void;
}) {
  const form = useApiForm({
    initial: { reason: '' },
    validate: ({ reason }) =>
      reason.trim().length < 10
        ? [{ pointer: '/reason', message: 'Bitte begründen Sie den Schritt mit mindestens 10 Zeichen.' }]
        : [],
    submit: ({ reason }) => steps.run('transitions', { to: choice.to, reason, ...scope }),
    onSuccess: onDone,
  });
  return (
    <Form
      form={form}
      submitLabel={choice.label}
      label={choice.label}
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <TextAreaField {...form.field('reason')} label="Begründung für den Vergabevermerk" rows={4} maxLength={2000} />
    </Form>
  );
}
