import { Link as RouterLink } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { ButtonLink, ButtonRow, Card, EmptyState, Icon } from '../../shared/ui';
import { classNames } from '../../shared/ui/class-names';
import { type DocumentTemplate, sampleAddress, templateAddress } from './document';
import { DocumentButton } from './document-button';

interface TemplatePreviewProps {
  readonly template: DocumentTemplate;
  /** Id of the sample: that of the template, or of one of its named samples. */
  readonly variant: string;
}

/** One template: what it is for and its sample as it is printed. */
export function TemplatePreview({ template, variant }: TemplatePreviewProps) {
  const { roles } = useSession();
  const can = usePermissions();
  const { id, germanName, version, purpose, samples = [] } = template;
  const sample = samples.find((one) => one.id === variant) ?? samples[0] ?? { id, germanName };
  const isStaff = roles.includes('officer') || roles.includes('head');
  return (
    <div className="template-preview">
      <RouterLink className="link template-preview__back" href="/dokumente/vorlagen">
        <Icon name="arrow-back" size="small" /> Alle Vorlagen
      </RouterLink>
      <Card title={germanName}>
        <p className="template-preview__purpose">{purpose}</p>
        <p className="muted small">
          Fassung {version}. Eine neue Fassung ändert keine Schriftstücke, die schon erzeugt sind.
        </p>
        {samples.length > 0 && (
          <ul className="plain-list template-preview__variants" aria-label="Muster dieser Vorlage">
            {samples.map((one) => (
              <li key={one.id}>
                <RouterLink
                  className={classNames('template-preview__variant', one.id === sample.id && 'is-chosen')}
                  href={templateAddress(id, one.id)}
                  aria-current={one.id === sample.id ? 'true' : undefined}
                >
                  {one.germanName}
                </RouterLink>
              </li>
            ))}
          </ul>
        )}
        <ButtonRow>
          <ButtonLink icon="visibility" href={sampleAddress(id, sample.id)}>
            Muster als PDF öffnen
          </ButtonLink>
          {isStaff && can('document.request') && (
            <DocumentButton
              key={sample.id}
              template={id}
              subject={{ type: 'sample', id: sample.id }}
              label="Muster über die Warteschlange erzeugen"
              done="Erzeugtes Muster herunterladen"
            />
          )}
        </ButtonRow>
        {navigator.pdfViewerEnabled ? (
          <iframe
            className="template-preview__page"
            title={`Muster: ${sample.germanName}`}
            src={`${sampleAddress(id, sample.id)}#toolbar=0&navpanes=0&view=FitH`}
          />
        ) : (
          <EmptyState title="Dieser Browser zeigt PDF-Dateien nicht in der Seite" icon="draft">
            <p>Mit „Muster als PDF öffnen“ erscheint das Muster in dem Programm, das Sie für PDF-Dateien verwenden.</p>
          </EmptyState>
        )}
      </Card>
    </div>
  );
}
