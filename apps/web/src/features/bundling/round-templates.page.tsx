import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Button,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  InstantText,
  Link,
  PageHeader,
  ProblemAlert,
  useToasts,
} from '../../shared/ui';
import { useState } from 'react';
import type { RoundTemplate } from './round-types';

const COLUMNS: readonly Column<RoundTemplate>[] = [
  {
    id: 'name',
    header: 'Vorlage',
    isRowHeader: true,
    cell: ({ id, name, content }) => (
      <div>
        <Link href={`/bedarf/neu?vorlage=${id}`}>{name}</Link>
        <div className="muted small row-detail">{content.title}</div>
      </div>
    ),
    sort: ({ name }) => name,
  },
  { id: 'groups', header: 'Warengruppen', cell: ({ content }) => content.productGroups.join(', ') },
  {
    id: 'questions',
    header: 'Fragen',
    align: 'end',
    cell: ({ content }) => content.questions.length,
    secondary: true,
  },
  {
    id: 'members',
    header: 'Mitglieder',
    cell: ({ content }) => (content.members ? counted(content.members.length, 'Mitglied', 'Mitglieder') : 'alle'),
    secondary: true,
  },
  {
    id: 'days',
    header: 'Meldezeit',
    align: 'end',
    cell: ({ content }) => counted(content.answerDays, 'Tag', 'Tage'),
    secondary: true,
  },
  {
    id: 'changed',
    header: 'Geändert',
    cell: ({ changedAt, changedBy }) => (
      <span>
        <InstantText value={changedAt} />, {changedBy}
      </span>
    ),
    secondary: true,
  },
];

export default function RoundTemplatesPage() {
  const can = usePermissions();
  const manages = can('demand-round.manage');
  const [removing, setRemoving] = useState<RoundTemplate>();
  const { data, error, isLoading, refetch } = useApiQuery('/api/round-templates');
  return (
    <>
      <PageHeader
        title="Vorlagen für Bedarfsabfragen"
        breadcrumb={[{ label: 'Bedarfsabfragen', href: '/bedarf' }]}
        lead="Was jedes Jahr wiederkommt: Warengruppen, Anforderungen, Fragebogen und Mitglieder. Eine Vorlage füllt die neue Abfrage aus."
        actions={
          manages && (
            <ButtonLink kind="primary" icon="add" href="/bedarf/neu">
              Bedarfsabfrage eröffnen
            </ButtonLink>
          )
        }
      />
      {error ? (
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      ) : (
        <Card flush>
          <DataTable
            caption="Vorlagen"
            columns={COLUMNS}
            rows={data?.items ?? []}
            rowKey={({ id }) => id}
            loading={isLoading}
            actions={
              manages
                ? (template) => [
                    { label: 'Abfrage daraus beginnen', icon: 'add', href: `/bedarf/neu?vorlage=${template.id}` },
                    { label: 'Löschen', icon: 'delete', onClick: () => setRemoving(template) },
                  ]
                : undefined
            }
            empty={
              <EmptyState title="Noch keine Vorlage" icon="content-copy">
                <p>
                  Füllen Sie eine neue Abfrage aus oder öffnen Sie eine frühere und wählen Sie dort „Als Vorlage
                  speichern“.
                </p>
              </EmptyState>
            }
          />
        </Card>
      )}
      {removing && <RemoveDialog template={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}

function RemoveDialog({ template, onClose }: { readonly template: RoundTemplate; readonly onClose: () => void }) {
  const toasts = useToasts();
  const remove = useApiMutation('delete', '/api/round-templates/{id}', {
    request: () => ({ path: { id: template.id }, version: template.version }),
    invalidates: ['/api/round-templates'],
    onSuccess: () => {
      toasts.show({ text: `Die Vorlage „${template.name}“ ist gelöscht.` });
      onClose();
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Dialog
      open
      title="Vorlage löschen"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={remove.isPending} onClick={() => remove.mutate()}>
            Vorlage löschen
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>Die Vorlage „{template.name}“ verschwindet. Abfragen, die daraus entstanden sind, bleiben unverändert.</p>
    </Dialog>
  );
}
