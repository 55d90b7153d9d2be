import { useState } from 'react';
import { call, useApiForm } from '../../shared/api';
import { Alert, Button, Dialog, Form, InstantText, TextAreaField } from '../../shared/ui';
import type { Vault } from './vault';

interface Props {
  readonly procedureId: string;
  readonly vault: Vault;
  readonly onDone: () => Promise<void>;
}

/** Opening by one person, offered only where the law allows it (§ 55 Abs. 2 S. 3 VgV). */
export function SoleOpening({ procedureId, vault, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const { chosen, hindrances, paragraph } = vault.soleOpening;
  if (chosen) {
    return (
      <div className="card__inset">
        <Alert title="Eine Person öffnet">
          <p>
            {chosen.person} hat am <InstantText value={chosen.at} /> die Öffnung durch eine Person gewählt ({paragraph}
            ): {chosen.reason} Geht ein Angebot auf anderem Weg ein, öffnen wieder zwei Personen.
          </p>
        </Alert>
      </div>
    );
  }
  if (hindrances.length > 0) return null;
  return (
    <div className="card__inset">
      <p className="muted small">
        Zwei Personen öffnen. Da alle Angebote elektronisch eingingen und hier verschlossen liegen, darf nach{' '}
        {paragraph} auch eine Person öffnen.
      </p>
      <Button small kind="tertiary" onClick={() => setOpen(true)}>
        Öffnung durch eine Person wählen
      </Button>
      <Dialog open={open} title="Öffnung durch eine Person" onClose={() => setOpen(false)}>
        {open && <Choice procedureId={procedureId} onClose={() => setOpen(false)} onDone={onDone} />}
      </Dialog>
    </div>
  );
}

function Choice({
  procedureId,
  onClose,
  onDone,
}: {
  readonly procedureId: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}) {
  const form = useApiForm({
    initial: { reason: '' },
    validate: ({ reason }) =>
      reason.trim().length < 10
        ? [{ pointer: '/reason', message: 'Bitte begründen Sie die Entscheidung mit mindestens 10 Zeichen.' }]
        : [],
    submit: ({ reason }) =>
      call('post', '/api/procedures/{id}/sealed-bids/sole-opening', { path: { id: procedureId }, body: { reason } }),
    onSuccess: () => {
      void onDone();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Eine Person öffnet"
      label="Öffnung durch eine Person"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <p>
        Bestätigen Sie damit auch, dass außerhalb dieses Programms kein Angebot liegt. Die Entscheidung steht im
        Vergabevermerk und lässt sich nicht zurücknehmen.
      </p>
      <TextAreaField {...form.field('reason')} label="Begründung für den Vergabevermerk" rows={4} maxLength={2000} />
    </Form>
  );
}
