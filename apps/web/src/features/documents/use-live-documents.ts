import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryKey } from '../../shared/api';
import { type BatchItem, withBatch } from './batch';
import { announcement, type DocumentItem, withDocument } from './document';
import { DocumentStream } from './document-stream';

export const DOCUMENTS_PATH = '/api/documents';
export const DOCUMENT_PATH = '/api/documents/{id}';
export const BATCHES_PATH = '/api/document-batches';
export const BATCH_PATH = '/api/document-batches/{id}';
const POLL_MS = 2_000;
const GATHER_MS = 400;

/** Opened once for all lists of the page. */
export const stream = new DocumentStream(() => new EventSource('/api/documents/events'));

interface DocumentPage {
  readonly items: readonly DocumentItem[];
}
type Lists = InfiniteData<DocumentPage>;
type BatchLists = InfiniteData<{ readonly items: readonly BatchItem[] }>;

const EVERYTHING = [[DOCUMENTS_PATH], [BATCHES_PATH], [BATCH_PATH]];

/**
 * Keeps all lists of documents up to date as the server tells of changes, or by asking every two seconds while the
 * stream is broken and something is in work. Returns the sentence to be read out.
 */
export function useLiveDocuments(somethingIsOpen: boolean): string {
  const queries = useQueryClient();
  const [spoken, setSpoken] = useState('');
  const [isLive, setLive] = useState(false);

  useEffect(() => {
    // Hundreds of new documents in a moment are one reason to read the lists again.
    const due = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = (path: string): void => {
      due.add(path);
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const one of due) void queries.invalidateQueries({ queryKey: [one] });
        due.clear();
      }, GATHER_MS);
    };
    const leave = stream.subscribe({
      onDocument: (document) => {
        let isKnown = false;
        const update = (list: Lists | undefined): Lists | undefined => {
          if (!list?.pages) return list;
          isKnown ||= list.pages.some(({ items }) => items.some(({ id }) => id === document.id));
          return { ...list, pages: list.pages.map((page) => withDocument(page, document) ?? page) };
        };
        queries.setQueriesData<Lists>({ queryKey: [DOCUMENTS_PATH] }, update);
        void queries.invalidateQueries({ queryKey: [DOCUMENT_PATH, { id: document.id }] });
        if (isKnown) setSpoken((before) => announcement(document) || before);
        else readAgain(DOCUMENTS_PATH);
      },
      onBatch: (batch) => {
        let isKnown = false;
        queries.setQueriesData<BatchLists>({ queryKey: [BATCHES_PATH] }, (list) => {
          if (!list?.pages) return list;
          isKnown ||= list.pages.some(({ items }) => items.some(({ id }) => id === batch.id));
          return { ...list, pages: list.pages.map((page) => withBatch(page, batch) ?? page) };
        });
        queries.setQueryData(queryKey(BATCH_PATH, { path: { id: batch.id } }), batch);
        if (!isKnown) readAgain(BATCHES_PATH);
      },
      onLive: (nowLive) => {
        setLive(nowLive);
        // What happened while nobody listened.
        if (nowLive) for (const key of EVERYTHING) void queries.invalidateQueries({ queryKey: key });
      },
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [queries]);

  useEffect(() => {
    if (isLive || !somethingIsOpen) return undefined;
    const timer = setInterval(() => {
      for (const key of EVERYTHING) void queries.invalidateQueries({ queryKey: key });
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isLive, somethingIsOpen, queries]);

  return spoken;
}
