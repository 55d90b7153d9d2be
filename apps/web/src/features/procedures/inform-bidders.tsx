import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { Button, DateField, Dialog, Form, Link, RadioGroup } from '../../shared/ui';
import { lotsName, lotsOf, type Part, scopeOf } from './award/parts';
import type { Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';

interface Props {
  readonly open: boolean;
  readonly procedure: Procedure;
  /** The lots it is about; left out where all stand together. */
  readonly part?: Part;
  readonly steps: ProcedureSteps;
  readonly onClose: () => void;
}

/** Records day and way of the letters to the bidders who shall not win. */
export function InformBidders({ open, ...rest }: Props) {
  return (
    <Dialog open={open} title="Information der Bieter erfassen" onClose={rest.onClose}>
      {open && <InformForm {...rest} />}
    </Dialog>
  );
}

function InformForm({ procedure, part, steps, onClose }: Omit<Props, 'open'>) {
  const { today } = useSession();
  const form = useApiForm({
    initial: { dispatchedOn: today, channel: 'electronic' },
    submit: (body) =>
      call('post', '/api/procedures/{id}/information-letters', {
        path: { id: procedure.id },
        body: { ...body, ...scopeOf(procedure, part) },
      }),
    onSuccess: () => {
      void steps.changed();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Absendung erfassen"
      label="Information der Bieter"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <p>
        Der übliche Weg: unter <Link href={`/vergaben/${procedure.id}?bereich=nachrichten`}>Nachrichten</Link> entstehen
        die Schreiben mit ihren Gründen und gehen gleich ab. Hier wird nur erfasst, was außerhalb des Programms versandt
        wurde.
      </p>
      {part && procedure.parts.length > 1 && <p>Für {lotsName(lotsOf(procedure, part))}.</p>}
      <DateField {...form.field('dispatchedOn')} label="Abgesandt am" max={today} width="short" />
      <RadioGroup
        {...form.field('channel')}
        label="Versandweg"
        options={[
          { value: 'electronic', label: 'elektronisch', detail: 'E-Mail, Vergabeplattform oder Fax' },
          { value: 'post', label: 'per Post', detail: 'die Wartefrist dauert länger' },
        ]}
      />
    </Form>
  );
}
