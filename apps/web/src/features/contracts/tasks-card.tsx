import { useState } from 'react';
import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { date } from '../../shared/format';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  DateField,
  DateText,
  Dialog,
  EmptyState,
  Form,
  TextField,
} from '../../shared/ui';
import { type Contract, type ContractTask, useContractChanged } from './model';

/** What is to be done for the contract, also in its procedure, with its last day and its proof. */
export function TasksCard({ contract }: { readonly contract: Contract }) {
  const [proving, setProving] = useState<ContractTask>();
  return (
    <Card title="Aufgaben und Nachweise" flush>
      <DataTable
        caption="Aufgaben zum Vertrag"
        columns={columnsOf(contract, setProving)}
        rows={contract.tasks}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="checklist" title="Nichts zu tun">
            <p>
              Fristen für Optionen, Nachfolge und Bekanntmachungen erscheinen hier, sobald die Laufzeit erfasst ist.
            </p>
          </EmptyState>
        }
      />
      <Dialog open={proving !== undefined} title="Nachweis erfassen" onClose={() => setProving(undefined)}>
        {proving && <ProofForm contract={contract} task={proving} onClose={() => setProving(undefined)} />}
      </Dialog>
    </Card>
  );
}

const columnsOf = (contract: Contract, prove: (task: ContractTask) => void): readonly Column<ContractTask>[] => [
  {
    id: 'title',
    header: 'Aufgabe',
    isRowHeader: true,
    cell: ({ title, paragraph, proof, proofOn, person }) => (
      <div>
        {title} {paragraph && <span className="muted small">({paragraph})</span>}
        {proof && (
          <div className="muted small">
            Nachweis: {[proof, proofOn && date(proofOn), person].filter(Boolean).join(', ')}
          </div>
        )}
      </div>
    ),
  },
  { id: 'due', header: 'Spätestens', cell: ({ due }) => (due ? <DateText value={due} /> : '–') },
  {
    id: 'state',
    header: 'Stand',
    cell: (task) => {
      if (task.done) return <Badge tone="success">erledigt</Badge>;
      return task.overdue ? <Badge tone="danger">überfällig</Badge> : <Badge tone="warning">offen</Badge>;
    },
  },
  {
    id: 'act',
    header: 'Handlung',
    cell: (task) => {
      if (task.done) return null;
      if (task.kind === 'change-notice' && contract.mayManage)
        return (
          <Button small onClick={() => prove(task)}>
            Nachweis erfassen
          </Button>
        );
      return task.kind === 'duty' && contract.mayReadProcedure ? (
        <ButtonLink small kind="tertiary" href={`/vergaben/${contract.procedureId}`}>
          Im Verfahren erledigen
        </ButtonLink>
      ) : null;
    },
  },
];

function ProofForm({
  contract,
  task,
  onClose,
}: {
  readonly contract: Contract;
  readonly task: ContractTask;
  readonly onClose: () => void;
}) {
  const { today } = useSession();
  const changed = useContractChanged();
  const form = useApiForm({
    initial: { on: today, proof: '' },
    submit: (body) =>
      call('post', '/api/contracts/{id}/proofs', { path: { id: contract.id }, body: { ...body, taskId: task.id } }),
    onSuccess: () => {
      void changed();
      onClose();
    },
  });
  return (
    <Form form={form} submitLabel="Festhalten" label="Nachweis" actions={<Button onClick={onClose}>Abbrechen</Button>}>
      <p>{task.title}</p>
      <DateField {...form.field('on')} label="Erledigt am" max={today} width="short" />
      <TextField {...form.field('proof')} label="Nummer, Link oder Fundstelle" maxLength={500} />
    </Form>
  );
}
