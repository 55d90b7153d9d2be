import type { ReactNode } from 'react';
import { usePermissions } from '../../app/session';
import { useApiList, useApiQuery } from '../../shared/api';
import { Button, Card, EmptyState, Menu } from '../../shared/ui';
import { type DocumentItem, type DocumentTemplate, isOpen } from './document';
import { useRequestDocument } from './document-actions';
import { DocumentTable } from './document-table';
import { DOCUMENTS_PATH, useLiveDocuments } from './use-live-documents';

export interface DocumentListProps {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly title?: string;
  /** Instead of the buttons for the templates. */
  readonly actions?: ReactNode;
}

/** More than these would crowd the head of the card; the others are in a menu. */
const BUTTONS = 2;

/** A button for the first templates of this kind of matter, a menu for the others. */
function Requests({
  templates,
  subject,
}: {
  readonly templates: readonly DocumentTemplate[];
  readonly subject: { readonly type: string; readonly id: string };
}) {
  const request = useRequestDocument();
  const shown = templates.length <= BUTTONS + 1 ? templates : templates.slice(0, BUTTONS);
  const others = templates.slice(shown.length);
  const nameOf = ({ germanName }: DocumentTemplate): string => `${germanName} erzeugen`;
  return (
    <>
      {shown.map((template) => (
        <Button
          key={template.id}
          small
          icon="add"
          busy={request.isPending && request.variables.template === template.id}
          onClick={() => request.mutate({ template: template.id, subject })}
        >
          {nameOf(template)}
        </Button>
      ))}
      {others.length > 0 && (
        <Menu
          label="Weitere Dokumente erzeugen"
          text="Weitere Dokumente"
          items={others.map((template) => ({
            label: nameOf(template),
            icon: 'add',
            onClick: () => request.mutate({ template: template.id, subject }),
          }))}
        />
      )}
    </>
  );
}

/** The documents of one matter, live, with a button for each one that can be made: for the pages of other features. */
export function DocumentList({ subjectType, subjectId, title = 'Dokumente', actions }: DocumentListProps) {
  const can = usePermissions();
  const list = useApiList<DocumentItem>(DOCUMENTS_PATH, { query: { subjectType, subjectId, latest: true } });
  const templates = useApiQuery<{ items: readonly DocumentTemplate[] }>('/api/document-templates', {
    query: { subjectType },
    enabled: actions === undefined && can('document.request'),
  });
  const spoken = useLiveDocuments(list.items.some(isOpen));
  const made = templates.data?.items ?? [];
  const subject = { type: subjectType, id: subjectId };
  const requests = actions ?? (made.length > 0 && <Requests templates={made} subject={subject} />);
  return (
    <Card title={title} actions={requests}>
      <DocumentTable
        caption={title}
        list={list}
        spoken={spoken}
        empty={
          <EmptyState title="Noch keine Dokumente" icon="draft">
            <p>
              {requests
                ? 'Mit „… erzeugen“ entsteht ein PDF aus den Angaben dieses Vorgangs; es erscheint hier von selbst.'
                : 'Sobald zu diesem Vorgang ein Dokument entsteht, steht es hier.'}
            </p>
          </EmptyState>
        }
      />
    </Card>
  );
}
