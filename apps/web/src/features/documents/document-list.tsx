import { usePermissions } from '../../app/session';
import { useApiList, useApiQuery } from '../../shared/api';
import { Button, Card, EmptyState } from '../../shared/ui';
import { type DocumentItem, type DocumentTemplate, isOpen } from './document';
import { useRequestDocument } from './document-actions';
import { DocumentTable } from './document-table';
import { DOCUMENTS_PATH, useLiveDocuments } from './use-live-documents';

export interface DocumentListProps {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly title?: string;
}

/** The documents of one matter, live, with a button for each one that can be made: for the pages of other features. */
export function DocumentList({ subjectType, subjectId, title = 'Dokumente' }: DocumentListProps) {
  const can = usePermissions();
  const list = useApiList<DocumentItem>(DOCUMENTS_PATH, { query: { subjectType, subjectId } });
  const templates = useApiQuery<{ items: readonly DocumentTemplate[] }>('/api/document-templates', {
    query: { subjectType },
    enabled: can('document.request'),
  });
  const request = useRequestDocument();
  const spoken = useLiveDocuments(list.items.some(isOpen));
  const buttons = (templates.data?.items ?? []).map((template) => (
    <Button
      key={template.id}
      small
      icon="add"
      busy={request.isPending && request.variables.template === template.id}
      onClick={() => request.mutate({ template: template.id, subject: { type: subjectType, id: subjectId } })}
    >
      {`${template.germanName} erzeugen`}
    </Button>
  ));
  return (
    <Card title={title} actions={buttons.length > 0 && buttons}>
      <DocumentTable
        caption={title}
        list={list}
        spoken={spoken}
        empty={
          <EmptyState title="Noch keine Dokumente" icon="draft">
            <p>
              {buttons.length > 0
                ? 'Mit „… erzeugen“ entsteht ein PDF aus den Angaben dieses Vorgangs; es erscheint hier von selbst.'
                : 'Sobald zu diesem Vorgang ein Dokument entsteht, steht es hier.'}
            </p>
          </EmptyState>
        }
      />
    </Card>
  );
}
