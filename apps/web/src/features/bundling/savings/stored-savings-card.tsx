import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { call, saveFile, useApiForm, useApiQuery } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';
import {
  Button,
  ButtonRow,
  Card,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  Form,
  InstantText,
  Link,
  MoneyText,
  TextField,
  useToasts,
} from '../../../shared/ui';
import type { SavingsWish } from './savings-wish';

type Stored = components['schemas']['StoredSavingsHeadResponse'];
const PATH = '/api/bundles/{id}/savings-simulations';

const columnsOf = (bundleId: string): readonly Column<Stored>[] => [
  {
    id: 'name',
    header: 'Simulation',
    cell: ({ id, name, createdBy, createdAt }) => (
      <span>
        <Link href={`/buendel/${bundleId}/einsparung/${id}`}>{name}</Link>{' '}
        <span className="muted small">
          {createdBy}, <InstantText value={createdAt} />
        </span>
      </span>
    ),
    isRowHeader: true,
  },
  { id: 'saving', header: 'Ersparnis', align: 'end', cell: ({ saving }) => <MoneyText value={saving} /> },
];

/** Keeps what is on the page under a name, and lists what was kept. */
export function StoredSavingsCard({
  bundleId,
  wish,
}: {
  readonly bundleId: string;
  readonly wish: SavingsWish | undefined;
}) {
  const can = usePermissions();
  const toasts = useToasts();
  const [saving, setSaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const { data } = useApiQuery<{ items: readonly Stored[] }>(PATH, { path: { id: bundleId } });
  const file = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setBusy(true);
    try {
      const options = { path: { id: bundleId }, query: { format }, body: wish, as: 'blob' } as const;
      saveFile((await call('post', '/api/bundles/{id}/savings', options)) as Blob, `Einsparsimulation.${format}`);
    } catch (problem) {
      toasts.showProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title="Speichern und ausgeben">
      <ButtonRow>
        {can('demand-round.manage') && (
          <Button kind="primary" disabled={!wish} onClick={() => setSaving(true)}>
            Simulation speichern
          </Button>
        )}
        <Button icon="download" busy={busy} disabled={!wish} onClick={() => void file('xlsx')}>
          Excel
        </Button>
        <Button icon="download" busy={busy} disabled={!wish} onClick={() => void file('csv')}>
          CSV
        </Button>
      </ButtonRow>
      {data?.items.length === 0 ? (
        <EmptyState title="Noch keine Simulation gespeichert" icon="chart">
          Gespeicherte Simulationen bleiben, wie sie gerechnet wurden. Eine Entscheidung kann sie mit ihrem Namen
          nennen.
        </EmptyState>
      ) : (
        <DataTable
          caption="Gespeicherte Simulationen"
          columns={columnsOf(bundleId)}
          rows={data?.items ?? []}
          rowKey={({ id }) => id}
          loading={!data}
        />
      )}
      {saving && wish && <SaveDialog bundleId={bundleId} wish={wish} onClose={() => setSaving(false)} />}
    </Card>
  );
}

function SaveDialog({
  bundleId,
  wish,
  onClose,
}: {
  readonly bundleId: string;
  readonly wish: SavingsWish;
  readonly onClose: () => void;
}) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm<{ readonly name: string }>({
    initial: { name: '' },
    validate: ({ name }) =>
      name.trim() === '' ? [{ pointer: '/name', message: 'Bitte geben Sie der Simulation einen Namen.' }] : [],
    submit: ({ name }) => call('post', PATH, { path: { id: bundleId }, body: { ...wish, name } }),
    onSuccess: (_, { name }) => {
      void queries.invalidateQueries({ queryKey: [PATH] });
      toasts.show({ text: `Die Simulation „${name.trim()}“ ist gespeichert.` });
      onClose();
    },
  });
  return (
    <Dialog open title="Simulation speichern" onClose={onClose}>
      <Form form={form} submitLabel="Speichern" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <TextField
          {...form.field('name')}
          label="Name"
          hint="Unter diesem Namen kann ein Vermerk sie nennen."
          maxLength={120}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
