import { useState } from 'react';
import { useApiMutation } from '../../shared/api';
import { counted } from '../../shared/format';
import { Button, useToasts } from '../../shared/ui';
import type { BatchItem } from './batch';
import type { DocumentItem } from './document';
import { BATCHES_PATH } from './use-live-documents';

export interface Selection {
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
}

/** Which documents of a list a person has picked. Only what is shown and finished counts. */
export function useSelection(items: readonly DocumentItem[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const finished = items.filter(({ state }) => state === 'done').map(({ id }) => id);
  const ids = finished.filter((id) => picked.has(id));
  const toggle = (id: string): void =>
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const selection: Selection = { has: (id) => picked.has(id), toggle };
  return {
    ids,
    selection,
    finished: finished.length,
    all: () => setPicked(new Set(finished)),
    none: () => setPicked(new Set()),
  };
}

interface BarProps {
  readonly chosen: ReturnType<typeof useSelection>;
  readonly onMade: (batchId: string) => void;
}

/** What can be done with the picked documents. */
export function SelectionBar({ chosen, onMade }: BarProps) {
  const toasts = useToasts();
  const select = useApiMutation<BatchItem, { documentIds: readonly string[] }>(
    'post',
    '/api/document-batches/selection',
    {
      invalidates: [BATCHES_PATH],
      onSuccess: ({ id }) => {
        chosen.none();
        onMade(id);
      },
      onProblem: (problem) => toasts.showProblem(problem),
    },
  );
  const { ids, finished } = chosen;
  if (finished < 2) return null;
  return (
    <div className="selection-bar">
      <span role="status" className="selection-bar__count">
        {ids.length === 0
          ? 'Mehrere auf einmal: Schriftstücke ankreuzen und gemeinsam herunterladen oder drucken'
          : `${counted(ids.length, 'Schriftstück', 'Schriftstücke')} gewählt`}
      </span>
      {ids.length < finished && (
        <Button small kind="tertiary" onClick={chosen.all}>
          {`Alle ${finished} fertigen wählen`}
        </Button>
      )}
      {ids.length > 0 && (
        <>
          <Button small kind="tertiary" onClick={chosen.none}>
            Auswahl aufheben
          </Button>
          <Button
            small
            kind="primary"
            icon="download"
            busy={select.isPending}
            onClick={() => select.mutate({ documentIds: ids })}
          >
            Als ZIP oder Druckdatei
          </Button>
        </>
      )}
    </div>
  );
}
