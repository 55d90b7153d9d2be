import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { announcement, type DocumentItem, withDocument } from './document';
import { DocumentStream } from './document-stream';

export const DOCUMENTS_PATH = '/api/documents';
export const DOCUMENT_PATH = '/api/documents/{id}';
const POLL_MS = 2_000;

/** Opened once for all lists of the page. */
export const stream = new DocumentStream(() => new EventSource('/api/documents/events'));

interface DocumentPage {
  readonly items: readonly DocumentItem[];
}
type Lists = InfiniteData<DocumentPage>;

/**
 * Keeps all lists of documents up to date as the server tells of changes, or by asking every two seconds while the
 * stream is broken and something is in work. Returns the sentence to be read out.
 */
export function useLiveDocuments(somethingIsOpen: boolean): string {
  const queries = useQueryClient();
  const [spoken, setSpoken] = useState('');
  const [isLive, setLive] = useState(false);

  useEffect(
    () =>
      stream.subscribe({
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
          else void queries.invalidateQueries({ queryKey: [DOCUMENTS_PATH] });
        },
        onLive: (nowLive) => {
          setLive(nowLive);
          // What happened while nobody listened.
          if (nowLive) void queries.invalidateQueries({ queryKey: [DOCUMENTS_PATH] });
        },
      }),
    [queries],
  );

  useEffect(() => {
    if (isLive || !somethingIsOpen) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: [DOCUMENTS_PATH] }), POLL_MS);
    return () => clearInterval(timer);
  }, [isLive, somethingIsOpen, queries]);

  return spoken;
}
