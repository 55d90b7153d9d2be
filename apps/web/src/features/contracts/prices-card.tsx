import { useState } from 'react';
import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import {
  Button,
  Card,
  type Column,
  DataTable,
  DateField,
  DateText,
  Dialog,
  FieldRow,
  Form,
  MoneyText,
  NumberField,
  TextField,
} from '../../shared/ui';
import { type Contract, useContractChanged } from './model';

type Adjustment = Contract['adjustments'][number];

const COLUMNS: readonly Column<Adjustment>[] = [
  { id: 'from', header: 'Ab', isRowHeader: true, cell: ({ from }) => <DateText value={from} /> },
  { id: 'basis', header: 'Grundlage', cell: ({ basis }) => basis },
  { id: 'before', header: 'Wert vorher', align: 'end', cell: ({ valueBefore }) => <MoneyText value={valueBefore} /> },
  { id: 'after', header: 'Wert danach', align: 'end', cell: ({ valueAfter }) => <MoneyText value={valueAfter} /> },
  { id: 'person', header: 'Erfasst von', secondary: true, cell: ({ person }) => person },
];

/** The log of price adjustments; nothing where the price is fixed. */
export function PricesCard({ contract }: { readonly contract: Contract }) {
  const [open, setOpen] = useState(false);
  if (contract.priceClause === 'fixed' && contract.adjustments.length === 0) return null;
  return (
    <Card
      title="Preisanpassungen"
      flush
      actions={
        contract.mayManage && contract.priceClause !== 'fixed' ? (
          <Button small icon="add" onClick={() => setOpen(true)}>
            Preisanpassung erfassen
          </Button>
        ) : undefined
      }
    >
      <DataTable
        caption="Preisanpassungen"
        columns={COLUMNS}
        rows={contract.adjustments}
        rowKey={({ id }) => id}
        empty={<p className="card__inset muted">{contract.priceClauseName}; bisher wurde nichts angepasst.</p>}
      />
      <Dialog open={open} title="Preisanpassung" onClose={() => setOpen(false)}>
        {open && <AdjustmentForm contract={contract} onClose={() => setOpen(false)} />}
      </Dialog>
    </Card>
  );
}

function AdjustmentForm({ contract, onClose }: { readonly contract: Contract; readonly onClose: () => void }) {
  const { today } = useSession();
  const changed = useContractChanged();
  const form = useApiForm({
    initial: { from: today, valueAfter: '', basis: contract.priceIndex },
    submit: (body) => call('post', '/api/contracts/{id}/price-adjustments', { path: { id: contract.id }, body }),
    onSuccess: () => {
      void changed();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Festhalten"
      label="Preisanpassung"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <FieldRow>
        <DateField {...form.field('from')} label="Gilt ab" width="short" />
        <NumberField {...form.field('valueAfter')} label="Vertragswert danach netto" unit="€" width="short" />
      </FieldRow>
      <TextField
        {...form.field('basis')}
        label="Grundlage"
        hint="Index oder Klausel mit altem und neuem Stand, zum Beispiel „VPI 2020 = 100: 118,2 auf 124,4“."
        maxLength={500}
      />
    </Form>
  );
}
