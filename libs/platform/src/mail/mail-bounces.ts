import { conflict, DomainError, invalid } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../db/unit-of-work';
import { type Actor, requirePermission } from '../tenancy/actor';
import { bounceCause } from './bounce-cause';
import { type DeliveryReport, deliveryReport, type ReportedRecipient } from './delivery-report';
import { type BouncedMail, MailBounceRepository } from './mail-bounce.repository';

/** `recorded`: the mail is marked · `known`: this report was handed in before · `delayed`, `delivered`: nothing to mark. */
export interface BounceResult {
  readonly outcome: 'recorded' | 'known' | 'delayed' | 'delivered';
  readonly mailId: string;
  readonly to: string;
  readonly cause: string | null;
}

/** States of a mail that a mail server has taken, or may have. */
const LEFT = ['sent', 'uncertain', 'bounced'];

/** Takes in what mail servers report afterwards: delivery status notifications (RFC 3464). */
@Injectable()
export class MailBounces {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bounces: MailBounceRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Records the report at the mail it is about. The same report counts once. Throws `invalid` for bytes that are no
   * report, `unprocessable` for one that is not about a mail of this centre which has left, to the address it names.
   */
  record(actor: Actor, bytes: Uint8Array): Promise<BounceResult> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'mail.send');
      const report = deliveryReport(bytes);
      const [first] = report?.recipients ?? [];
      if (!report || !first) throw invalid('no-delivery-report', NO_REPORT);
      const mail = await this.bounces.byMessageId(report.messageIds);
      if (!mail) throw refused('bounce-foreign', FOREIGN);
      const reported = report.recipients.find((each) => isAbout(each, mail)) ?? first;
      refuseForged(mail, report, reported);
      const result = { mailId: mail.id, to: mail.to, cause: null };
      if (reported.action === 'delayed') return { ...result, outcome: 'delayed' as const };
      if (reported.action !== 'failed') return { ...result, outcome: 'delivered' as const };
      const cause = bounceCause(reported.status);
      return { ...result, cause, outcome: await this.mark(actor, mail, report, reported, cause) };
    });
  }

  private async mark(
    actor: Actor,
    mail: BouncedMail,
    { id: reportId, reportingServer }: DeliveryReport,
    { final, status, diagnostic }: ReportedRecipient,
    cause: string,
  ): Promise<'recorded' | 'known'> {
    const bounce = { reportId, recipient: mail.to, reportedRecipient: final, status, cause, diagnostic };
    if (!(await this.bounces.add(mail.id, { ...bounce, reportingServer, personName: actor.name }))) return 'known';
    await this.bounces.mark(mail.id, cause, diagnostic);
    this.audit.record({
      action: 'mail.bounced',
      subject: { type: 'mail', id: mail.id, label: mail.subject },
      before: { state: mail.state },
      after: { to: mail.to, cause, answer: diagnostic },
    });
    return 'recorded';
  }
}

const refused = (code: string, message: string): DomainError => new DomainError('unprocessable', code, message);
const isAbout = ({ final, original }: ReportedRecipient, { to }: BouncedMail): boolean =>
  [final, original].includes(to.toLowerCase());

/** Whoever makes up a report knows neither what has left nor to whom. */
function refuseForged(mail: BouncedMail, report: DeliveryReport, reported: ReportedRecipient): void {
  const underWay = mail.state === 'sending' || (mail.state === 'waiting' && mail.attempts > 0);
  if (underWay) throw conflict('mail-under-way', UNDER_WAY);
  if (!LEFT.includes(mail.state)) throw refused('bounce-never-left', NEVER_LEFT);
  // A mailbox that passes its mail on reports the address it passes to; the returned mail then tells whom it was for.
  if (isAbout(reported, mail) || report.returnedTo.includes(mail.to.toLowerCase())) return;
  throw refused('bounce-other-address', `Die Meldung betrifft ${reported.final}; diese E-Mail ging an ${mail.to}.`);
}

const NO_REPORT =
  'Das ist keine Unzustellbarkeitsmeldung. Gebraucht wird die Meldung des Mailservers als Datei (.eml), mit ihrem ' +
  'Teil „delivery-status“; im Mailprogramm: Nachricht öffnen, „Speichern unter“.';
const FOREIGN =
  'Diese Meldung betrifft keine E-Mail dieses Zentrums: Die Kennung der zurückgekommenen Nachricht ist hier nicht bekannt.';
const NEVER_LEFT = 'Diese E-Mail wurde nie einem Mailserver übergeben; die Meldung kann nicht zu ihr gehören.';
const UNDER_WAY =
  'Diese E-Mail ist gerade wieder unterwegs. Bitte reichen Sie die Meldung ein, wenn der Versuch beendet ist.';
