import { useState } from 'react';
import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { Button, DateField, Dialog, Form } from '../../shared/ui';
import type { Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';

/** Judges anew by the law of the day on which the procedure starts. */
export function Reassessment({ procedure, steps }: { readonly procedure: Procedure; readonly steps: ProcedureSteps }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small icon="autorenew" onClick={() => setOpen(true)}>
        Neu beurteilen
      </Button>
      <Dialog open={open} title="Neu beurteilen" onClose={() => setOpen(false)}>
        {open && <ReassessmentForm procedure={procedure} steps={steps} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function ReassessmentForm({
  procedure,
  steps,
  onClose,
}: {
  readonly procedure: Procedure;
  readonly steps: ProcedureSteps;
  readonly onClose: () => void;
}) {
  const { today } = useSession();
  const form = useApiForm({
    initial: { startsOn: today },
    submit: (body) =>
      call('post', '/api/procedures/{id}/assessment', { path: { id: procedure.id }, body, version: procedure.version }),
    onSuccess: () => {
      void steps.changed();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Neu beurteilen"
      label="Neu beurteilen"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <p>
        Maßgeblich ist das Recht des Tages, an dem die Bekanntmachung abgesandt wird. Ein festgelegter Zeitplan wird
        dabei verworfen.
      </p>
      <DateField {...form.field('startsOn')} label="Tag des Verfahrensbeginns" width="short" />
    </Form>
  );
}
