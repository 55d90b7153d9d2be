import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { call, useApiForm } from '../../../shared/api';
import { Alert, Button, Card, Dialog, Form, InstantText, RadioGroup, TextAreaField } from '../../../shared/ui';
import type { Procedure } from '../model';
import type { ProcedureSteps } from '../procedure-step';
import { type AwardBodies, useBodiesChanged } from './award-bodies';

interface Props {
  readonly answer: AwardBodies;
  readonly procedure: Procedure;
  readonly steps: ProcedureSteps;
}

/** Awards before which nobody is informed: the ground that was named, or the way to name one. */
export function NoInformation({ answer, procedure, steps }: Props) {
  const can = usePermissions();
  const [open, setOpen] = useState(false);
  const carrying = answer.grounds.filter(({ refusal }) => refusal === null);
  return (
    <>
      {answer.waivers.map(({ proposalId, groundName, paragraph, reason, person, at }) => (
        <Card key={proposalId} title="Keine Information vor dem Zuschlag, keine Wartefrist" level={3}>
          <p>
            {groundName} <span className="muted small">({paragraph})</span>
          </p>
          <p>{reason}</p>
          <p className="muted small">
            {person}, <InstantText value={at} />
          </p>
        </Card>
      ))}
      {carrying.length > 0 && can('procedure.manage') && (
        <Card title="Ist überhaupt jemand zu informieren?" level={3}>
          <p>
            Bleibt kein Bieter unberücksichtigt oder nimmt das Gesetz den Fall aus, folgt der Zuschlag ohne Wartefrist.
            Der Grund kommt in den Vergabevermerk.
          </p>
          <div className="button-row">
            <Button small onClick={() => setOpen(true)}>
              Ohne Information weiter
            </Button>
          </div>
        </Card>
      )}
      <Dialog open={open} title="Zuschlag ohne Information und Wartefrist" onClose={() => setOpen(false)}>
        {open && <WaiverForm {...{ answer, procedure, steps }} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

type Ground = AwardBodies['grounds'][number]['id'];

function WaiverForm({ answer, procedure, steps, onClose }: Props & { readonly onClose: () => void }) {
  const changed = useBodiesChanged(steps);
  const carrying = answer.grounds.filter(({ refusal }) => refusal === null);
  const form = useApiForm({
    initial: { ground: carrying[0]?.id ?? ('no-loser' as Ground), reason: '' },
    submit: (body) => call('post', '/api/procedures/{id}/information-waiver', { path: { id: procedure.id }, body }),
    onSuccess: () => {
      changed();
      onClose();
    },
  });
  const chosen = carrying.find(({ id }) => id === form.values.ground);
  return (
    <Form
      form={form}
      submitLabel="Grund festhalten"
      label="Zuschlag ohne Information"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <RadioGroup
        {...form.field('ground')}
        onChange={(value) => form.field('ground').onChange(value as Ground)}
        label="Grund"
        options={carrying.map(({ id, name, paragraph }) => ({ value: id, label: name, detail: paragraph }))}
      />
      {chosen?.doubt && (
        <Alert tone="warning" title="Nicht gesichert">
          <p>{chosen.doubt}</p>
        </Alert>
      )}
      <TextAreaField
        {...form.field('reason')}
        label="Erläuterung für den Vergabevermerk"
        hint="Zum Beispiel: Es ging nur ein Angebot ein; allen übrigen Bewerbern ist schon abgesagt."
        rows={3}
        maxLength={2000}
      />
    </Form>
  );
}
