import { instant } from '../../shared/format';
import { Badge } from '../../shared/ui';
import { lookOf, type MailItem } from './mail';

/** State of a mail: a word, and the reason where it did not leave. */
export function MailStateView({ mail }: { readonly mail: MailItem }) {
  const { label, tone, icon } = lookOf(mail);
  return (
    <div className="document-state">
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
      {mail.settledNote ? (
        <p className="document-state__reason">{mail.settledNote}</p>
      ) : (
        mail.cause && <p className="document-state__reason">{mail.cause}</p>
      )}
      {mail.nextAttemptAt && <p className="document-state__reason">Nächster Versuch: {instant(mail.nextAttemptAt)}</p>}
    </div>
  );
}
