import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useApiForm, useApiMutation, useApiQuery } from '../../../shared/api';
import {
  Button,
  Card,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  Form,
  ProblemAlert,
  Skeleton,
  TextField,
  useToasts,
} from '../../../shared/ui';
import { type ArticleMerge, exact, LOT_PATHS, type MergeProposal } from './types';

const shared: readonly Column<MergeProposal>[] = [
  {
    id: 'article',
    header: 'Gemeldet als',
    isRowHeader: true,
    cell: ({ articleNumber, text }) => (
      <>
        <span className="figure">{articleNumber}</span> {text}
      </>
    ),
  },
  {
    id: 'into',
    header: 'Ausgeschrieben als',
    cell: ({ intoArticle, intoText }) => (
      <>
        <span className="figure">{intoArticle}</span> {intoText}
      </>
    ),
  },
  {
    id: 'factor',
    header: 'Faktor',
    cell: ({ factor, unitName, intoUnitName }) => `1 ${unitName} = ${exact(factor)} ${intoUnitName}`,
  },
];

const EMPTY = { articleNumber: '', intoArticle: '', factor: '', reason: '' };

/** Which articles a person decided to tender as one, and pairs worth a look. */
export function ArticleMerges({ bundleId, editable }: { readonly bundleId: string; readonly editable: boolean }) {
  const toasts = useToasts();
  const [asking, setAsking] = useState<typeof EMPTY>();
  const { data, error, refetch } = useApiQuery('/api/bundles/{id}/merges', { path: { id: bundleId } });
  const dissolve = useApiMutation<unknown, ArticleMerge>('delete', '/api/bundles/{id}/merges/{articleNumber}', {
    request: ({ articleNumber }) => ({ path: { id: bundleId, articleNumber } }),
    invalidates: LOT_PATHS,
    onSuccess: (_, { articleNumber }) => toasts.show({ text: `${articleNumber} steht wieder für sich.` }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} label="Die zusammengeführten Artikel werden geladen" />;
  const merged: readonly Column<ArticleMerge>[] = [
    ...(shared as readonly Column<ArticleMerge>[]),
    { id: 'reason', header: 'Begründung', secondary: true, cell: ({ reason, mergedBy }) => `${reason} (${mergedBy})` },
  ];
  return (
    <Card
      title="Artikel zusammenführen"
      flush
      actions={
        editable && (
          <Button small icon="add" onClick={() => setAsking(EMPTY)}>
            Zwei Artikel zusammenführen
          </Button>
        )
      }
    >
      {data.items.length > 0 ? (
        <DataTable
          caption="Zusammengeführte Artikel"
          columns={merged}
          rows={data.items}
          rowKey={({ articleNumber }) => articleNumber}
          actions={editable ? (row) => [{ label: 'Lösen', onClick: () => dissolve.mutate(row) }] : undefined}
        />
      ) : (
        <EmptyState title="Jeder Artikel steht für sich">
          <p>
            Werden Packung und Karton derselben Ware getrennt gemeldet, können Sie beide als eine Position ausschreiben.
            Die Meldungen bleiben, wie sie sind; aufgerundete Mengen erscheinen als eigene Zeile.
          </p>
        </EmptyState>
      )}
      {editable && data.proposals.length > 0 && (
        <DataTable
          caption="Vorschläge: gleiche Ware in zwei Gebinden"
          captionVisible
          columns={shared}
          rows={data.proposals}
          rowKey={({ articleNumber }) => articleNumber}
          actions={({ articleNumber, intoArticle, factor, reason }) => [
            { label: 'Zusammenführen', onClick: () => setAsking({ articleNumber, intoArticle, factor, reason }) },
          ]}
        />
      )}
      {asking && <MergeDialog bundleId={bundleId} initial={asking} onClose={() => setAsking(undefined)} />}
    </Card>
  );
}

function MergeDialog({
  bundleId,
  initial,
  onClose,
}: {
  readonly bundleId: string;
  readonly initial: typeof EMPTY;
  readonly onClose: () => void;
}) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm({
    initial,
    validate: ({ articleNumber, intoArticle, reason }) => [
      ...(articleNumber.trim() === ''
        ? [{ pointer: '/articleNumber', message: 'Bitte eine Artikelnummer angeben.' }]
        : []),
      ...(intoArticle.trim() === '' ? [{ pointer: '/intoArticle', message: 'Bitte eine Artikelnummer angeben.' }] : []),
      ...(reason.trim() === ''
        ? [{ pointer: '/reason', message: 'Bitte begründen Sie, warum die Artikel gleich sind.' }]
        : []),
    ],
    submit: ({ articleNumber, intoArticle, factor, reason }) =>
      call('post', '/api/bundles/{id}/merges', {
        path: { id: bundleId },
        body: {
          ...{ articleNumber: articleNumber.trim(), intoArticle: intoArticle.trim(), reason },
          ...(factor.trim() ? { factor: factor.trim() } : {}),
        },
      }),
    onSuccess: () => {
      for (const key of LOT_PATHS) void queries.invalidateQueries({ queryKey: [key] });
      toasts.show({ text: 'Die Artikel sind zusammengeführt.' });
      onClose();
    },
  });
  return (
    <Dialog open title="Artikel zusammenführen" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Zusammenführen"
        label="Zusammenführung"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <TextField {...form.field('articleNumber')} label="Gemeldeter Artikel" width="short" />
        <TextField {...form.field('intoArticle')} label="Ausschreiben als" width="short" />
        <TextField
          {...form.field('factor')}
          label="Faktor"
          width="short"
          optional
          hint="Wie viele Einheiten des zweiten in einer des ersten stecken, zum Beispiel 0,2 oder 1/5. Ohne Angabe aus den Inhalten."
        />
        <TextField {...form.field('reason')} label="Begründung" maxLength={500} />
      </Form>
    </Dialog>
  );
}
