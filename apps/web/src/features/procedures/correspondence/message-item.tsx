import { date } from '../../../shared/format';
import { Badge, Button, Icon, InstantText, Link, type Tone } from '../../../shared/ui';
import type { Channel, Message, MessageRecipient } from './model';

const CHANNELS: Readonly<Record<Channel, string>> = { email: 'E-Mail', post: 'Post', portal: 'Vergabeportal' };
const STATES: Readonly<Record<MessageRecipient['state'], { readonly label: string; readonly tone: Tone }>> = {
  preparing: { label: 'wird erzeugt', tone: 'neutral' },
  open: { label: 'zu versenden', tone: 'warning' },
  sending: { label: 'unterwegs', tone: 'info' },
  sent: { label: 'versandt', tone: 'success' },
  failed: { label: 'nicht versandt', tone: 'danger' },
  withdrawn: { label: 'zurückgenommen', tone: 'neutral' },
};

export interface MessageActions {
  readonly prove: (message: Message) => void;
  readonly withdraw: (message: Message) => void;
  readonly complete: (message: Message) => void;
  readonly resend: (recipient: MessageRecipient) => void;
}

/** One message: to whom it went, how far it came, and what is to be done. */
export function MessageItem({
  procedureId,
  message,
  actions,
  busy,
}: {
  readonly procedureId: string;
  readonly message: Message;
  /** Undefined for readers. */
  readonly actions: MessageActions | undefined;
  readonly busy: boolean;
}) {
  const { recipients, state, lots } = message;
  const left = recipients.some((one) => one.state === 'sent' || one.state === 'sending');
  const toProve = recipients.some((one) => one.state === 'open' || one.state === 'failed');
  const done = recipients.filter((one) => one.state === 'sent').length;
  return (
    <li className="questions__item" id={`nachricht-${message.id}`}>
      <div className="questions__head">
        <h4>
          {message.subject}
          {lots.length > 0 && ` – Los ${lots.join(', ')}`}
        </h4>
        {state === 'completed' && <Badge tone="success">ins Verfahren übernommen</Badge>}
        {state === 'withdrawn' && <Badge>zurückgenommen</Badge>}
        {(state === 'open' || state === 'sent') && (
          <Badge tone={state === 'sent' ? 'success' : 'warning'}>
            {done} von {recipients.length} versandt
          </Badge>
        )}
        <span className="muted small">
          <InstantText value={message.at} />, {message.person}
        </span>
      </div>
      {message.kind === 'free' && <p className="questions__text message__text">{message.text}</p>}
      {message.withdrawnReason && <p className="muted">Grund: {message.withdrawnReason}</p>}
      <ul className="message-recipients">
        {recipients.map((recipient) => (
          <li key={recipient.id}>
            <strong className="message-recipients__name">{recipient.name}</strong>
            <span className="message-recipients__way">
              {CHANNELS[recipient.channel]}
              {recipient.channel === 'email' && recipient.email && (
                <span className="muted small"> {recipient.email}</span>
              )}
            </span>
            <span className="message-recipients__state">
              <Badge tone={STATES[recipient.state].tone}>
                {STATES[recipient.state].label}
                {recipient.on && ` am ${date(recipient.on)}`}
              </Badge>
              {recipient.cause && recipient.state !== 'sent' && <span className="small">{recipient.cause}</span>}
            </span>
            <span className="message-recipients__files">
              {recipient.documentId && recipient.state !== 'preparing' && (
                <Link href={`/api/documents/${recipient.documentId}/file`}>
                  Schreiben (PDF)<span className="visually-hidden"> an {recipient.name}</span>
                </Link>
              )}
              {recipient.proofs.map(({ id, name }) => (
                <Link key={id} href={`/api/procedures/${procedureId}/messages/${message.id}/proofs/${id}`} download>
                  <Icon name="download" size="small" /> Nachweis: {name}
                </Link>
              ))}
              {recipient.mailId && (
                <Link href={`/api/mails/${recipient.mailId}/eml`} download>
                  E-Mail<span className="visually-hidden"> an {recipient.name} als Datei</span>
                </Link>
              )}
              {actions && recipient.state === 'failed' && recipient.mailId && (
                <Button small onClick={() => actions.resend(recipient)}>
                  Erneut senden<span className="visually-hidden">: {recipient.name}</span>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {actions && state !== 'withdrawn' && (
        <div className="questions__actions">
          {message.completable && state === 'sent' && (
            <Button kind="primary" small icon="success" busy={busy} onClick={() => actions.complete(message)}>
              Versand ins Verfahren übernehmen
            </Button>
          )}
          {toProve && (
            <Button small onClick={() => actions.prove(message)}>
              Versand festhalten<span className="visually-hidden">: {message.subject}</span>
            </Button>
          )}
          {!left && (
            <Button small kind="tertiary" onClick={() => actions.withdraw(message)}>
              Zurücknehmen<span className="visually-hidden">: {message.subject}</span>
            </Button>
          )}
          {recipients.length > 0 && message.completable && state === 'sent' && message.kind === 'information' && (
            <span className="muted small">Mit der Übernahme beginnt die Wartefrist, wo es eine gibt.</span>
          )}
        </div>
      )}
    </li>
  );
}
