import { usePermissions } from '../../app/session';
import { useApiList, useApiQuery } from '../../shared/api';
import { counted, fileSize, instant } from '../../shared/format';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DescriptionList,
  type Fact,
  Icon,
  Link,
  ProblemAlert,
  Skeleton,
} from '../../shared/ui';
import { type DocumentItem, type DocumentTemplate, editionText, fileAddress, recordAddress, STATES } from './document';
import { useDocumentActions } from './document-actions';
import { DocumentStateView } from './document-state';
import { SubjectName } from './document-table';
import { DOCUMENT_PATH, DOCUMENTS_PATH } from './use-live-documents';

/** The record of one document: notifications, search, tasks and lists lead here. */
export function LinkedDocument({ id }: { readonly id: string }) {
  const { data, error } = useApiQuery<DocumentItem>(DOCUMENT_PATH, { path: { id } });
  const templates = useApiQuery<{ items: readonly DocumentTemplate[] }>('/api/document-templates');
  const actions = useDocumentActions();
  const can = usePermissions();
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton lines={6} label="Dokument wird geladen" />;
  const isDone = data.state === 'done';
  const template = templates.data?.items.find((one) => one.id === data.template)?.germanName;
  return (
    <Card title={data.title}>
      <DescriptionList facts={factsOf(data, template)} />
      <ButtonRow>
        {isDone && (
          <ButtonLink kind="primary" icon="download" download href={fileAddress(id)}>
            Herunterladen
          </ButtonLink>
        )}
        {actions(data)
          .filter(({ href }) => href !== recordAddress(id))
          .map(({ label, icon, href, onClick }) =>
            href ? (
              <ButtonLink key={label} icon={icon} href={href}>
                {label}
              </ButtonLink>
            ) : (
              <Button key={label} icon={icon} onClick={onClick}>
                {label}
              </Button>
            ),
          )}
        {can('document.record') && (
          <ButtonLink kind="tertiary" icon="download" download href={`/api/documents/${id}/data`}>
            Angaben als JSON
          </ButtonLink>
        )}
      </ButtonRow>
      {data.editions > 1 && <Editions document={data} />}
    </Card>
  );
}

function factsOf(document: DocumentItem, templateName = document.template): readonly Fact[] {
  const { sha256, size, pages, templateVersion, requestedBy, requestedAt, finishedAt, attempts } = document;
  const extent = [
    ...(pages === null ? [] : [counted(pages, 'Seite', 'Seiten')]),
    ...(size === null ? [] : [fileSize(size)]),
  ];
  return [
    { term: 'Zustand', value: <DocumentStateView document={document} /> },
    { term: 'Gegenstand', value: <SubjectName subject={document.subject} /> },
    { term: 'Angefordert', value: `${instant(requestedAt)}, ${requestedBy ?? 'von der Anwendung'}` },
    ...(finishedAt === null ? [] : [{ term: 'Beendet', value: instant(finishedAt) }]),
    { term: 'Vorlage', value: `${templateName}, Stand ${templateVersion}` },
    ...(document.editions > 1 ? [{ term: 'Fassung', value: editionText(document) }] : []),
    ...(extent.length === 0 ? [] : [{ term: 'Umfang', value: extent.join(', ') }]),
    ...(attempts > 1 ? [{ term: 'Versuche', value: String(attempts) }] : []),
    ...(sha256 === null
      ? []
      : [{ term: 'Prüfwert der Datei (SHA-256)', value: <code className="check-value">{sha256}</code> }]),
  ];
}

/** The editions of a document, the newest first: each stays as it was made. */
function Editions({ document }: { readonly document: DocumentItem }) {
  const list = useApiList<DocumentItem>(DOCUMENTS_PATH, { query: { editionsOf: document.id } });
  if (list.problem) return <ProblemAlert problem={list.problem} />;
  return (
    <section className="editions" aria-label="Alle Fassungen">
      <h3>Alle Fassungen</h3>
      <ol reversed className="editions__list">
        {list.items.map((item) => (
          <li key={item.id} className="editions__item" aria-current={item.id === document.id || undefined}>
            <span className="editions__name">
              {item.id === document.id ? (
                <strong>{`Fassung ${item.edition}`}</strong>
              ) : (
                <Link href={recordAddress(item.id)}>{`Fassung ${item.edition}`}</Link>
              )}
              <span className="muted small">
                {`${instant(item.requestedAt)}, ${item.requestedBy ?? 'von der Anwendung'}`}
              </span>
            </span>
            <Badge tone={STATES[item.state].tone} icon={STATES[item.state].icon}>
              {STATES[item.state].label}
            </Badge>
            {item.state === 'done' && (
              <Link href={fileAddress(item.id)} download>
                <Icon name="download" size="small" /> PDF
                <span className="visually-hidden"> der Fassung {item.edition}</span>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
