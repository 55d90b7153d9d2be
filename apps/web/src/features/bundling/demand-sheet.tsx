import { type ReactNode, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem, useApiMutation, useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { Button, EmptyState, ProblemAlert, SelectField, Skeleton, TextField, useToasts } from '../../shared/ui';
import { keyOf } from './sheet-cells';
import { SheetTable } from './sheet-table';
import { type DemandProposals, type DemandSheet as Sheet, ROUND_PATHS } from './types';
import { type SheetHandle, useDemandSheet } from './use-demand-sheet';

interface DemandSheetProps {
  readonly roundId: string;
  /** Slug; a person of one member need not name it. */
  readonly member?: string;
  readonly reason?: string | undefined;
  /** What a helper does in place of reporting; gets what is typed to the server first. */
  readonly finish?: (flush: () => Promise<void>) => ReactNode;
}

/** All articles of one cost centre under each other: typed, kept at once, reported together. */
export function DemandSheet({ roundId, member, reason, finish }: DemandSheetProps) {
  const handle = useDemandSheet(roundId, member, reason);
  const { data, error, refetch } = handle.sheet;
  const proposals = useApiQuery<DemandProposals>('/api/demand-rounds/{id}/sheet/proposals', {
    path: { id: roundId },
    query: { member },
  });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} label="Artikel und Kostenstellen werden geladen" />;
  if (data.costCentres.length === 0)
    return (
      <EmptyState title="Keine Kostenstelle">
        <p>
          Heute gilt keine Kostenstelle, für die Sie Bedarf eintragen können. Das Verzeichnis pflegt das Vergabezentrum.
        </p>
      </EmptyState>
    );
  return (
    <Fields
      {...{ roundId, member, reason, handle, finish }}
      sheet={data}
      proposals={proposals.data ?? { items: [], otherwise: '' }}
    />
  );
}

interface FieldsProps extends DemandSheetProps {
  readonly sheet: Sheet;
  readonly handle: SheetHandle;
  readonly proposals: DemandProposals;
}

function Fields({ roundId, member, reason, finish, sheet, handle, proposals }: FieldsProps) {
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const toasts = useToasts();
  const queries = useQueryClient();
  const number = sheet.costCentres.some((each) => each.number === chosen)
    ? chosen
    : (sheet.costCentres[0]?.number ?? '');
  const wanted = text.trim().toLowerCase().split(/\s+/);
  const articles = sheet.articles.filter((article) => {
    const words = `${article.articleNumber} ${article.text} ${article.productGroup} ${article.label}`.toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
  const filled = countFilled(sheet, handle);
  const open = openProposals(proposals, handle);
  const here = open.filter(({ costCentre }) => costCentre === number);

  const report = useApiMutation<{ stored: number; removed: number }>('post', '/api/demand-rounds/{id}/sheet/report', {
    request: () => ({ path: { id: roundId }, body: { member, ...(reason ? { reason } : {}) } }),
    onSuccess: ({ stored, removed }) => {
      setFaults(new Map());
      toasts.show({
        text:
          stored + removed > 0 ? `Gemeldet: ${counted(stored, 'Menge', 'Mengen')}.` : 'Es war nichts Neues zu melden.',
      });
      void handle.forget();
      for (const path of ROUND_PATHS) void queries.invalidateQueries({ queryKey: [path] });
    },
    onProblem: (problem) => {
      setFaults(new Map(problem.errors.map(({ pointer, message }) => [pointer.slice(1).replace('/', ' '), message])));
      const first = problem.errors[0]?.pointer.split('/')[1];
      if (first) setChosen(first);
      toasts.showProblem(problem);
    },
  });
  const send = async (): Promise<void> => {
    try {
      await handle.flush();
      report.mutate();
    } catch (error) {
      if (error instanceof ApiProblem) toasts.showProblem(error);
    }
  };
  const take = (some: typeof open): void => {
    handle.typeAll(
      some.map(({ costCentre, articleNumber, quantity }) => ({
        costCentre,
        articleNumber,
        typed: (quantity ?? '').replace('.', ','),
      })),
    );
    toasts.show({ text: `${counted(some.length, 'Vorschlag', 'Vorschläge')} in den Entwurf übernommen.` });
  };

  return (
    <div className="sheet">
      <div className="sheet__bar">
        <SelectField
          id="bogen-kostenstelle"
          label="Kostenstelle"
          value={number}
          onChange={setChosen}
          options={sheet.costCentres.map((each) => ({
            value: each.number,
            label: `${each.number} ${each.name}`,
            ...(filled.get(each.number) ? { detail: counted(filled.get(each.number) ?? 0, 'Menge', 'Mengen') } : {}),
          }))}
        />
        <TextField id="bogen-suche" label="Artikel suchen" type="search" optional value={text} onChange={setText} />
      </div>
      <p className="muted small">
        Menge eines Jahres. Eingabe springt zum nächsten Artikel, die Pfeiltasten auf und ab. Was Sie eintippen, ist
        sofort als Entwurf gespeichert.
      </p>
      {open.length > 0 && (
        <div className="button-row">
          {here.length > 0 && (
            <Button small icon="check" onClick={() => take(here)}>
              {counted(here.length, 'Vorschlag', 'Vorschläge')} dieser Kostenstelle übernehmen
            </Button>
          )}
          {open.length > here.length && (
            <Button small kind="tertiary" onClick={() => take(open)}>
              Alle {open.length} Vorschläge übernehmen
            </Button>
          )}
        </div>
      )}
      {proposals.items.length === 0 && proposals.otherwise && <p className="muted small">{proposals.otherwise}</p>}
      <SheetTable
        key={number}
        costCentre={number}
        articles={articles}
        handle={handle}
        proposals={proposals}
        faults={faults}
        onEnd={() => {
          const next = sheet.costCentres[sheet.costCentres.findIndex((each) => each.number === number) + 1];
          if (next) setChosen(next.number);
        }}
      />
      {articles.length === 0 && <p>Kein Artikel passt. Bitte ändern Sie die Suche.</p>}
      <div className="sheet__foot">
        <SaveNote handle={handle} drafts={countDrafts(sheet, handle)} />
        {finish
          ? finish(handle.flush)
          : sheet.mayReport && (
              <Button kind="primary" icon="check" busy={report.isPending} onClick={() => void send()}>
                {sheet.collection && !sheet.collection.releasedAt ? 'Freigeben und melden' : 'Entwurf melden'}
              </Button>
            )}
      </div>
    </div>
  );
}

function SaveNote({ handle: { state, problem }, drafts }: { readonly handle: SheetHandle; readonly drafts: number }) {
  if (state === 'failed')
    return (
      <p role="alert" className="sheet__note">
        Nicht gespeichert: {problem?.detail ?? 'Der Server antwortet nicht.'}
      </p>
    );
  return (
    <p role="status" className="sheet__note muted">
      {state === 'idle'
        ? drafts > 0
          ? `Entwurf gespeichert: ${counted(drafts, 'Menge', 'Mengen')} noch nicht gemeldet.`
          : 'Nichts im Entwurf.'
        : 'Wird gespeichert …'}
    </p>
  );
}

/** Fields with a draft, here or on the server. */
function countDrafts(sheet: Sheet, { cells }: SheetHandle): number {
  const drafts = new Set(sheet.fields.filter(({ typed }) => typed !== null).map(keyOf));
  for (const [key, { typed }] of cells) if (typed === null) drafts.delete(key); else drafts.add(key); // prettier-ignore
  return drafts.size;
}

/** How many fields of each cost centre hold something. */
function countFilled(sheet: Sheet, handle: SheetHandle): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of new Set([...sheet.fields.map(keyOf), ...handle.cells.keys()])) {
    const [costCentre = '', articleNumber = ''] = key.split(' ');
    const typed = handle.textOf({ costCentre, articleNumber }).trim();
    if (typed !== '' && typed !== '0') counts.set(costCentre, (counts.get(costCentre) ?? 0) + 1);
  }
  return counts;
}

/** Proposals for fields that hold nothing yet. */
const openProposals = (proposals: DemandProposals, handle: SheetHandle) =>
  proposals.items.filter((item) => item.quantity !== null && handle.textOf(item) === '');
