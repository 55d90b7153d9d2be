import { useSearchParams } from 'wouter';
import { useApiQuery } from '../../shared/api';
import { PageHeader, ProblemAlert, Skeleton } from '../../shared/ui';
import type { DocumentTemplate } from './document';
import { TemplateChoice } from './template-choice';
import { TemplatePreview } from './template-preview';

/** Every document the product can make: what it is for, and how it looks with invented data. */
export default function TemplatesPage() {
  const [search] = useSearchParams();
  const { data, error, refetch } = useApiQuery<{ items: readonly DocumentTemplate[] }>('/api/document-templates');
  const wanted = search.get('vorlage');
  const templates = data?.items ?? [];
  const chosen = templates.find(({ id }) => id === wanted);
  // Beside the list there is room for a preview at once; on a phone the list comes first.
  const shown = chosen ?? templates[0];
  return (
    <>
      <PageHeader
        title="Vorlagen"
        breadcrumb={[{ label: 'Dokumente', href: '/dokumente' }]}
        lead="Alle Schriftstücke, die das Vergabezentrum erzeugen kann. Die Muster zeigen mit erfundenen Angaben, wie sie aussehen."
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} label="Die Vorlagen werden geladen" />}
      {shown && (
        <div className="template-gallery" data-chosen={chosen !== undefined}>
          <TemplateChoice templates={templates} chosen={shown.id} />
          <TemplatePreview key={shown.id} template={shown} variant={search.get('muster') ?? shown.id} />
        </div>
      )}
    </>
  );
}
