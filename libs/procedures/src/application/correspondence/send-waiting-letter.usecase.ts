import type { DocumentArchivedV1 } from '@app/documents/events';
import { Directory } from '@app/organisation/contract';
import { Mailer, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { isWithdrawn } from '../../domain/correspondence/message';
import { MessageRepository } from '../../infrastructure/correspondence/message.repository';
import { ProcedureRepository } from '../../infrastructure/procedure.repository';
import { mailAbout } from './messages';

/** Hands a letter to the mail queue as soon as its PDF is drawn; once, and not when the message was taken back. */
@Injectable()
export class SendWaitingLetter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly procedures: ProcedureRepository,
    private readonly mailer: Mailer,
    private readonly directory: Directory,
  ) {}

  /** Runs in the caller's unit of work. */
  async run({ documentId, title, sha256 }: DocumentArchivedV1): Promise<void> {
    for (const { id, messageId, procedureId, name, email } of await this.messages.waitingFor(documentId)) {
      const procedure = await this.procedures.find(procedureId);
      const message = (await this.messages.of(procedureId)).find((one) => one.id === messageId);
      if (!message || isWithdrawn(message)) continue;
      if (message.events.some((event) => event.recipientId === id && event.kind !== 'completed')) continue;
      const { name: centre } = await this.directory.centre();
      const mailId = await this.mailer.queue({
        about: mailAbout(procedure),
        to: { address: email, name },
        subject: `${procedure.fileNumber}: ${message.subject}`,
        text: [
          'Sehr geehrte Damen und Herren,',
          `anbei erhalten Sie unser Schreiben „${message.subject}“ zum Vergabeverfahren „${procedure.title}“ (Aktenzeichen ${procedure.fileNumber}).`,
          'Mit freundlichen Grüßen',
          `${message.personName}\n${centre}`,
        ].join('\n\n'),
        attachments: [{ sha256, name: `${title}.pdf`, type: 'application/pdf' }],
      });
      await this.messages.addEvent({ messageId, recipientId: id, kind: 'mailed', on: this.uow.today(), mailId });
    }
  }
}
