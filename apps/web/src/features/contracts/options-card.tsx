import { useState } from 'react';
import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { counted, date } from '../../shared/format';
import {
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  DateField,
  DateText,
  Dialog,
  EmptyState,
  Form,
  MoneyText,
  RadioGroup,
  TextAreaField,
} from '../../shared/ui';
import { type Contract, type ContractOption, useContractChanged } from './model';

const COLUMNS: readonly Column<ContractOption>[] = [
  { id: 'title', header: 'Option', isRowHeader: true, cell: ({ title }) => title },
  {
    id: 'months',
    header: 'Verlängert um',
    cell: ({ months }) => (months === 0 ? '–' : counted(months, 'Monat', 'Monate')),
  },
  { id: 'value', header: 'Wert netto', align: 'end', cell: ({ value }) => <MoneyText value={value} /> },
  {
    id: 'by',
    header: 'Zu erklären bis',
    cell: ({ exerciseBy }) => (exerciseBy ? <DateText value={exerciseBy} /> : '–'),
  },
  {
    id: 'state',
    header: 'Stand',
    cell: ({ decision, decidedOn, decidedBy }) =>
      decision === null ? (
        <Badge tone="warning">offen</Badge>
      ) : (
        <div>
          <Badge tone={decision === 'exercised' ? 'success' : 'neutral'}>
            {decision === 'exercised' ? 'gezogen' : 'nicht gezogen'}
          </Badge>
          <div className="muted small">
            {decidedOn && date(decidedOn)}, {decidedBy}
          </div>
        </div>
      ),
  },
];

/** Rights to prolong or enlarge, each decided about once. */
export function OptionsCard({ contract, onEdit }: { readonly contract: Contract; readonly onEdit: () => void }) {
  const [asked, setAsked] = useState<ContractOption>();
  return (
    <Card title="Optionen" flush>
      <DataTable
        caption="Optionen des Vertrags"
        columns={COLUMNS}
        rows={contract.options}
        rowKey={({ id }) => id}
        {...(contract.mayManage
          ? {
              actions: (row: ContractOption) =>
                row.decision === null ? [{ label: 'Entscheiden', onClick: () => setAsked(row) }] : [],
            }
          : {})}
        empty={
          <EmptyState
            icon="calendar-today"
            title="Keine Option vereinbart"
            action={
              contract.mayManage ? (
                <Button small onClick={onEdit}>
                  Option eintragen
                </Button>
              ) : undefined
            }
          >
            <p>Mit Länge, Wert und letztem Tag erinnert das Programm rechtzeitig an die Entscheidung.</p>
          </EmptyState>
        }
      />
      <Dialog open={asked !== undefined} title={`Option: ${asked?.title ?? ''}`} onClose={() => setAsked(undefined)}>
        {asked && <OptionForm contract={contract} option={asked} onClose={() => setAsked(undefined)} />}
      </Dialog>
    </Card>
  );
}

function OptionForm({
  contract,
  option,
  onClose,
}: {
  readonly contract: Contract;
  readonly option: ContractOption;
  readonly onClose: () => void;
}) {
  const { today } = useSession();
  const changed = useContractChanged();
  const form = useApiForm({
    initial: { decision: 'exercised' as 'exercised' | 'declined', on: today, note: '' },
    submit: (body) =>
      call('post', '/api/contracts/{id}/options/{optionId}', { path: { id: contract.id, optionId: option.id }, body }),
    onSuccess: () => {
      void changed();
      onClose();
    },
  });
  return (
    <Form form={form} submitLabel="Festhalten" label="Option" actions={<Button onClick={onClose}>Abbrechen</Button>}>
      <RadioGroup
        {...form.field('decision')}
        onChange={(value) => form.field('decision').onChange(value as 'exercised' | 'declined')}
        label="Entscheidung"
        options={[
          { value: 'exercised', label: 'Option ziehen', detail: 'Laufzeit und Wert des Vertrags wachsen' },
          { value: 'declined', label: 'Option nicht ziehen' },
        ]}
      />
      <DateField {...form.field('on')} label="Erklärt am" max={today} width="short" />
      <TextAreaField {...form.field('note')} label="Bemerkung" optional rows={2} maxLength={2000} />
    </Form>
  );
}
