import type { ReactNode } from 'react';
import type { ApiList } from '../../shared/api';
import { instant } from '../../shared/format';
import { type Column, DataTable, Icon, Link, LoadMore, ProblemAlert } from '../../shared/ui';
import { type DocumentItem, editionText, fileAddress, pageOfSubject, recordAddress, SUBJECT_TYPES } from './document';
import { useDocumentActions } from './document-actions';
import type { Selection } from './document-selection';
import { DocumentStateView } from './document-state';

export function SubjectName({ subject: about }: { readonly subject: DocumentItem['subject'] }) {
  const page = pageOfSubject(about);
  return page ? <Link href={page}>{about.label}</Link> : about.label;
}

/** „Fassung 2 von 3“, leading to the others. */
function EditionLink({ document }: { readonly document: DocumentItem }) {
  const text = editionText(document);
  return (
    text && (
      <span className="document-title__edition">
        <Link href={recordAddress(document.id)}>{text}</Link>
      </span>
    )
  );
}

const title: Column<DocumentItem> = {
  id: 'title',
  header: 'Dokument',
  isRowHeader: true,
  sort: ({ title: text }) => text,
  cell: (document) => (
    <span className="document-title">
      {document.state === 'done' ? (
        <Link href={fileAddress(document.id)} download>
          <Icon name="download" size="small" /> {document.title}
        </Link>
      ) : (
        document.title
      )}
      <EditionLink document={document} />
    </span>
  ),
};
const subject: Column<DocumentItem> = {
  id: 'subject',
  header: 'Gegenstand',
  secondary: true,
  sort: (document) => document.subject.label,
  cell: (document) => (
    <span>
      <SubjectName subject={document.subject} />
      <span className="muted small"> · {SUBJECT_TYPES[document.subject.type] ?? document.subject.type}</span>
    </span>
  ),
};
const state: Column<DocumentItem> = {
  id: 'state',
  header: 'Zustand',
  cell: (document) => <DocumentStateView document={document} />,
};
const pages: Column<DocumentItem> = {
  id: 'pages',
  header: 'Seiten',
  align: 'end',
  secondary: true,
  cell: (document) => document.pages ?? '–',
};
const requested: Column<DocumentItem> = {
  id: 'requested',
  header: 'Angefordert',
  sort: ({ requestedAt }) => requestedAt,
  cell: ({ requestedAt }) => <span className="figure">{instant(requestedAt)}</span>,
};

const pickColumn = ({ has, toggle }: Selection): Column<DocumentItem> => ({
  id: 'pick',
  header: 'Wählen',
  cell: ({ id, state: made, title: name }) =>
    made === 'done' && (
      <input
        type="checkbox"
        className="document-pick"
        aria-label={`${name} wählen`}
        checked={has(id)}
        onChange={() => toggle(id)}
      />
    ),
});

export interface DocumentTableProps {
  readonly caption: string;
  readonly list: ApiList<DocumentItem>;
  readonly empty: ReactNode;
  /** Left out where all documents are of one subject. */
  readonly withSubject?: boolean;
  /** Where several can be picked. */
  readonly selection?: Selection;
  /** What is read out when a document is finished. */
  readonly spoken: string;
}

/** Documents with their state, the file and what can be done. */
export function DocumentTable({ caption, list, empty, withSubject, spoken, selection }: DocumentTableProps) {
  const actions = useDocumentActions();
  const columns = [
    ...(selection ? [pickColumn(selection)] : []),
    title,
    ...(withSubject ? [subject] : []),
    state,
    pages,
    requested,
  ];
  if (list.problem && list.items.length === 0) return <ProblemAlert problem={list.problem} />;
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={list.items}
        rowKey={({ id }) => id}
        actions={actions}
        loading={list.isLoading}
        empty={empty}
      />
      <LoadMore list={list} />
      <p className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
