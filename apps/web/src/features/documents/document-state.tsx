import { Badge } from '../../shared/ui';
import { type DocumentItem, isOpen, STATES } from './document';

/** State of a document: a word, the bar while it is being made, the reason where it failed. */
export function DocumentStateView({
  document,
}: {
  readonly document: Pick<DocumentItem, 'state' | 'title' | 'progress' | 'error'>;
}) {
  const { label, tone, icon } = STATES[document.state];
  return (
    <div className="document-state">
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
      {isOpen(document) && (
        <progress
          className="document-state__bar"
          aria-label={`Fortschritt von ${document.title}`}
          max={100}
          value={document.progress}
        />
      )}
      {document.error && <p className="document-state__reason">{document.error}</p>}
    </div>
  );
}
