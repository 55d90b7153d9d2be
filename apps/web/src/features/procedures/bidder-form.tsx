import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, FieldRow, Form, TextField } from '../../shared/ui';

interface Props {
  readonly open: boolean;
  readonly procedureId: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Records a company that is invited or has handed in a bid. */
export function NewBidder({ open, ...rest }: Props) {
  return (
    <Dialog open={open} title="Unternehmen erfassen" onClose={rest.onClose} wide>
      {open && <BidderForm {...rest} />}
    </Dialog>
  );
}

function BidderForm({ procedureId, onClose, onDone }: Omit<Props, 'open'>) {
  const form = useApiForm({
    initial: { name: '', street: '', postcode: '', city: '', email: '' },
    submit: (body) => call('post', '/api/procedures/{id}/bidders', { path: { id: procedureId }, body }),
    onSuccess: () => {
      void onDone();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Unternehmen erfassen"
      label="Unternehmen"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <TextField {...form.field('name')} label="Name" autoFocus />
      <FieldRow>
        <TextField {...form.field('street')} label="Straße und Hausnummer" optional />
        <TextField {...form.field('postcode')} label="Postleitzahl" optional width="short" />
        <TextField {...form.field('city')} label="Ort" />
      </FieldRow>
      <TextField {...form.field('email')} label="E-Mail" type="email" />
    </Form>
  );
}
