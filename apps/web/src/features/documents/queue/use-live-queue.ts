import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DocumentItem } from '../document';
import { stream } from '../use-live-documents';
import { QUEUE_PATH, QUEUED_PATH, type QueuedDocument } from './queue';

/** Hundreds of changes a second are read as one. */
const GATHER_MS = 700;

type Lists = InfiniteData<{ readonly items: readonly QueuedDocument[] }>;

const changed = (
  item: QueuedDocument,
  { state, progress, error, finishedAt, version }: DocumentItem,
): QueuedDocument => (version > item.version ? { ...item, state, progress, error, finishedAt, version } : item);

/** Shows every change the server tells of in the rows at once, and reads figures and order again a moment later. */
export function useLiveQueue(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const path of [QUEUE_PATH, QUEUED_PATH]) void queries.invalidateQueries({ queryKey: [path] });
      }, GATHER_MS);
    };
    const leave = stream.subscribe({
      onDocument: (document) => {
        queries.setQueriesData<Lists>({ queryKey: [QUEUED_PATH] }, (list) =>
          list?.pages.some(({ items }) => items.some(({ id }) => id === document.id))
            ? {
                ...list,
                pages: list.pages.map((page) => ({
                  ...page,
                  items: page.items.map((item) => (item.id === document.id ? changed(item, document) : item)),
                })),
              }
            : list,
        );
        readAgain();
      },
      onLive: readAgain,
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [queries]);
}
