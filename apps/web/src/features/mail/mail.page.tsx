import { useState } from 'react';
import { useParams } from 'wouter';
import { useApiQuery } from '../../shared/api';
import { instant } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  Card,
  DescriptionList,
  EmptyState,
  Icon,
  Link,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
} from '../../shared/ui';
import { DispatchStatus } from './dispatch-status';
import { ABOUT, DISPATCH_PATH, type Dispatch, isOnItsWay, MAIL_PATH, type MailDetail, tryLook } from './mail';
import { MailStateView } from './mail-state';
import { SettleDialog } from './settle.dialog';
import { useFreshMails, useMailActions } from './use-mail-actions';

/** One mail as it was written, how far it came, and what can be done. */
export default function MailPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data: mail, error, refetch } = useApiQuery<MailDetail>(MAIL_PATH, { path: { id } });
  const dispatch = useApiQuery<Dispatch>(DISPATCH_PATH);
  const [settling, setSettling] = useState(false);
  const actions = useMailActions(() => setSettling(true));
  useFreshMails(mail !== undefined && isOnItsWay(mail));
  const breadcrumb = [{ label: 'Postausgang', href: '/postausgang' }];
  if (error) {
    return (
      <>
        <PageHeader title="E-Mail" breadcrumb={breadcrumb} />
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!mail) return <PageSkeleton />;
  return (
    <>
      <PageHeader
        title={mail.subject}
        breadcrumb={breadcrumb}
        actions={
          <>
            {actions(mail).map(({ label, icon, onClick }) => (
              <Button key={label} icon={icon} onClick={onClick}>
                {label}
              </Button>
            ))}
            <ButtonLink icon="download" href={`/api/mails/${id}/eml`} download>
              Als Datei (.eml)
            </ButtonLink>
          </>
        }
      />
      {dispatch.data && mail.state !== 'sent' && <DispatchStatus dispatch={dispatch.data} />}
      {mail.bouncedBefore && (
        <Alert tone="warning" title="Eine andere E-Mail an diese Adresse kam zurück">
          Am {instant(mail.bouncedBefore.at)}: {mail.bouncedBefore.cause} Bitte prüfen Sie die Adresse, bevor eine Frist
          davon abhängt.
        </Alert>
      )}
      <div className="page-columns">
        <Card title="Nachricht">
          <Envelope mail={mail} />
          <p className="mail-text">{mail.text}</p>
          <Attachments mail={mail} />
        </Card>
        <div className="stack">
          <Card title="Versand">
            <DescriptionList
              single
              facts={[
                { term: 'Zustand', value: <MailStateView mail={mail} /> },
                { term: 'Geschrieben', value: `${instant(mail.createdAt)}, ${mail.personName}` },
                ...(mail.sentAt ? [{ term: 'Versandt', value: instant(mail.sentAt) }] : []),
                ...(mail.answer ? [{ term: 'Antwort des Mailservers', value: <code>{mail.answer}</code> }] : []),
                {
                  term: 'Gehört zu',
                  value: (
                    <>
                      <Link href={mail.aboutHref}>{mail.aboutLabel}</Link>
                      <span className="muted small mail-line">{ABOUT[mail.aboutType] ?? mail.aboutType}</span>
                    </>
                  ),
                },
              ]}
            />
          </Card>
          {mail.bounces.length > 0 && (
            <Card title="Rückläufer">
              <Bounces mail={mail} />
            </Card>
          )}
          <Card title="Versuche">
            <Tries mail={mail} />
          </Card>
        </div>
      </div>
      {settling && <SettleDialog mail={mail} onClose={() => setSettling(false)} />}
    </>
  );
}

function Envelope({ mail: { to, toName, subject } }: { readonly mail: MailDetail }) {
  return (
    <DescriptionList
      single
      facts={[
        { term: 'An', value: toName ? `${toName} <${to}>` : to },
        { term: 'Betreff', value: subject },
      ]}
    />
  );
}

function Attachments({ mail: { id, attachments } }: { readonly mail: MailDetail }) {
  if (attachments.length === 0) return null;
  return (
    <section aria-label="Anlagen">
      <h3 className="mail-attachments__title">Anlagen</h3>
      <ul className="mail-attachments">
        {attachments.map(({ name }, position) => (
          <li key={`${position} ${name}`}>
            <Link href={`/api/mails/${id}/attachments/${position}`} download>
              <Icon name="download" size="small" /> {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bounces({ mail: { bounces, to } }: { readonly mail: MailDetail }) {
  return (
    <ol className="mail-tries">
      {bounces.map((bounce) => (
        <li key={bounce.receivedAt}>
          <span className="figure">{instant(bounce.receivedAt)}</span>
          <Badge tone="danger" icon="arrow-back">
            {bounce.status || 'ohne Code'}
          </Badge>
          <span className="small">{bounce.cause}</span>
          {bounce.reportedRecipient !== to.toLowerCase() && (
            <span className="small">Weitergeleitet an {bounce.reportedRecipient}</span>
          )}
          {bounce.diagnostic && <code className="small mail-answer">{bounce.diagnostic}</code>}
          <span className="muted small">
            {bounce.reportingServer && `Gemeldet von ${bounce.reportingServer}, `}eingelesen von {bounce.personName}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Tries({ mail }: { readonly mail: MailDetail }) {
  if (mail.tries.length === 0) {
    return (
      <EmptyState title="Noch kein Versuch" icon="clock">
        <p>Sobald die E-Mail einem Mailserver angeboten wird, steht hier, was er geantwortet hat.</p>
      </EmptyState>
    );
  }
  return (
    <ol className="mail-tries">
      {mail.tries.map((attempt) => {
        const { label, tone, icon } = tryLook(attempt, mail);
        return (
          <li key={attempt.number}>
            <span className="figure">
              {attempt.number}. Versuch, {instant(attempt.begunAt)}
            </span>
            <Badge tone={tone} icon={icon}>
              {label}
            </Badge>
            {attempt.cause && <span className="small">{attempt.cause}</span>}
            {attempt.answer && <code className="small mail-answer">{attempt.answer}</code>}
          </li>
        );
      })}
    </ol>
  );
}
