import { DocumentArchive } from '@app/documents/contract';
import { type Actor, Mailer, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ArchiveEntry, jsonFile } from '../../contract';
import { type Message, recipientState, type RecipientState } from '../../domain/correspondence/message';
import type { Dossier } from '../../domain/dossier';
import { MessageRepository } from '../../infrastructure/correspondence/message.repository';
import { MissingDocumentsRepository } from '../../infrastructure/correspondence/missing-documents.repository';
import { QuestionRepository } from '../../infrastructure/correspondence/question.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { type DueLetters, dueLetters } from './due-letters';

/** A message with how far it came to each recipient, in the order of the recipients. */
export interface TrackedMessage {
  readonly message: Message;
  readonly states: readonly RecipientState[];
}

export interface MessagesOfProcedure {
  readonly dossier: Dossier;
  readonly messages: readonly TrackedMessage[];
  readonly due: readonly DueLetters[];
}

/** What was written to bidders, how far it came, and what is still to be written. */
@Injectable()
export class MessagesQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly messages: MessageRepository,
    private readonly documents: DocumentArchive,
    private readonly mailer: Mailer,
    private readonly questions: QuestionRepository,
    private readonly missing: MissingDocumentsRepository,
  ) {}

  /** Throws `not-found`. */
  read(actor: Actor, procedureId: string): Promise<MessagesOfProcedure> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const messages = await this.tracked(procedureId);
      return { dossier, messages, due: await this.due(dossier) };
    });
  }

  /** Letters that are due and not written yet. Runs in the caller's unit of work. */
  async due(dossier: Dossier): Promise<readonly DueLetters[]> {
    const { id } = dossier.procedure;
    return dueLetters({
      ...{ dossier, messages: await this.messages.of(id) },
      questions: await this.questions.of(id),
      missing: await this.missing.of(id),
    });
  }

  /** Runs in the caller's unit of work; the oldest first. */
  async tracked(procedureId: string): Promise<readonly TrackedMessage[]> {
    const messages = await this.messages.of(procedureId);
    if (messages.length === 0) return [];
    const mails = new Map((await this.mailer.about('procedure', procedureId)).map((mail) => [mail.id, mail]));
    const documents = new Map(
      (await this.documents.of({ type: 'procedure', id: procedureId })).map((document) => [document.id, document]),
    );
    return messages.map((message) => ({
      message,
      states: message.recipients.map((recipient) =>
        recipientState(message, recipient, mails, documents.get(recipient.documentId ?? '')),
      ),
    }));
  }

  /** Every message with its recipients and what became of it, and the files that prove it. */
  async archive(procedureId: string): Promise<readonly ArchiveEntry[]> {
    return (await this.tracked(procedureId)).flatMap(({ message, states }, index) => {
      const number = String(index + 1).padStart(3, '0');
      const folder = [`Nachricht ${number}`];
      const createdAt = message.events.at(-1)?.at ?? message.at;
      const about = { folder: 'messages', origin: 'Nachrichten des Verfahrens' } as const;
      const mailIds = message.events.flatMap(({ mailId }) => (mailId === null ? [] : [mailId]));
      return [
        jsonFile(
          {
            ...{ ...about, createdAt, auditSubjects: [message.id, ...mailIds] },
            name: [...folder, `Nachricht ${number}.json`],
            title: `Nachricht ${index + 1}: ${message.subject}`,
          },
          {
            schema: 'urn:vergabezentrum:message:1',
            ...message,
            recipients: message.recipients.map((recipient, at) => ({ ...recipient, ...states[at] })),
          },
        ),
        ...message.events.flatMap(({ file, on, at }, position) =>
          file === null
            ? []
            : [
                {
                  ...about,
                  name: [...folder, `Nachweis ${position + 1} ${on} ${file.name}`],
                  title: `Nachweis zu Nachricht ${index + 1}: ${file.name}`,
                  mediaType: file.type,
                  createdAt: at,
                  content: { sha256: file.sha256 },
                },
              ],
        ),
      ];
    });
  }
}
