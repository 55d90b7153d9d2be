import type { ReactNode } from 'react';
import type { ApiList } from '../../shared/api';
import { instant } from '../../shared/format';
import { type Column, DataTable, Icon, Link, LoadMore, ProblemAlert } from '../../shared/ui';
import { type DocumentItem, fileAddress, pageOfSubject, SUBJECT_TYPES } from './document';
import { useDocumentActions } from './document-actions';
import { DocumentStateView } from './document-state';

export function SubjectName({ subject: about }: { readonly subject: DocumentItem['subject'] }) {
  const page = pageOfSubject(about);
  return page ? <Link href={page}>{about.label}</Link> : about.label;
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

export interface DocumentTableProps {
  readonly caption: string;
  readonly list: ApiList<DocumentItem>;
  readonly empty: ReactNode;
  /** Left out where all documents are of one subject. */
  readonly withSubject?: boolean;
  /** What is read out when a document is finished. */
  readonly spoken: string;
}

/** Documents with their state, the file and what can be done. */
export function DocumentTable({ caption, list, empty, withSubject, spoken }: DocumentTableProps) {
  const actions = useDocumentActions();
  const columns = [title, ...(withSubject ? [subject] : []), state, pages, requested];
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
