import {
  centreHead,
  type CentreHead,
  contactOf,
  type DocumentRequest,
  DocumentRequests,
  type ProcedureLetterData,
} from '@app/documents/contract';
import { type FieldError, invalid } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { Mailer, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { LetterDraft } from '../../domain/correspondence/letters/letter';
import { MESSAGE_KIND_NAMES, type MessageChannel } from '../../domain/correspondence/message';
import type { Dossier } from '../../domain/dossier';
import type { Bidder, Procedure } from '../../domain/procedure';
import { MessageRepository, type NewMessage } from '../../infrastructure/correspondence/message.repository';
import { recipientOf } from '../invitation-document';

/** One recipient with its way and, where it has one of its own, its letter. */
export interface Addressed {
  readonly bidder: Bidder;
  readonly channel: MessageChannel;
  readonly letter: LetterDraft | null;
  /** Drawn in place of the letter, where it has a form of its own. */
  readonly document?: DocumentRequest | null;
}

/** A message with everyone it goes to. */
export interface MessageDraft {
  readonly message: NewMessage;
  readonly recipients: readonly Addressed[];
}

type Named = Pick<Procedure, 'id' | 'fileNumber' | 'title'>;

/** What a mail of a procedure belongs to. */
export const mailAbout = ({ id, fileNumber }: Named) => ({
  type: 'procedure',
  id,
  label: fileNumber,
  href: `/vergaben/${id}?bereich=nachrichten`,
});

/** Writes messages with everything that leaves the house: PDFs are drawn, mails go when theirs is ready. */
@Injectable()
export class Messages {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly documents: DocumentRequests,
    private readonly mailer: Mailer,
    private readonly directory: Directory,
  ) {}

  /** Runs in the caller's unit of work. Returns the message's id. Throws `invalid` at the recipient that cannot be reached. */
  async write(dossier: Dossier, message: NewMessage, recipients: readonly Addressed[]): Promise<string> {
    const [id = ''] = await this.writeAll(dossier, [{ message, recipients }]);
    return id;
  }

  /** Several messages with all their letters in one go, so that they have one progress and are printed together. */
  async writeAll({ procedure }: Dossier, drafts: readonly MessageDraft[]): Promise<readonly string[]> {
    for (const { recipients } of drafts) {
      const errors = recipients.flatMap(reachErrors);
      if (errors[0]) throw invalid('message-recipients', errors.map((error) => error.message).join(' '), errors);
    }
    const documentIds = [...(await this.drawn(procedure, drafts))];
    const ids: string[] = [];
    for (const { message, recipients } of drafts) {
      const messageId = await this.messages.insert(procedure.id, message);
      ids.push(messageId);
      for (const recipient of recipients) {
        await this.address(procedure, { id: messageId, message }, recipient, documentIds.shift() ?? null);
      }
    }
    return ids;
  }

  /** Who reads it and how; a plain mail leaves at once. */
  private async address(
    procedure: Named,
    { id: messageId, message }: { readonly id: string; readonly message: NewMessage },
    { bidder, channel }: Addressed,
    documentId: string | null,
  ): Promise<void> {
    const recipientId = await this.messages.addRecipient(messageId, {
      ...{ bidderId: bidder.id, name: bidder.name, email: bidder.email, channel, documentId },
      address: recipientOf(bidder).addressLines.join('\n'),
    });
    if (documentId !== null) return;
    const mailId = await this.mailer.queue({
      about: mailAbout(procedure),
      to: { address: bidder.email, name: bidder.name },
      subject: `${procedure.fileNumber}: ${message.subject}`,
      text: message.text,
    });
    await this.messages.addEvent({ messageId, recipientId, kind: 'mailed', on: this.uow.today(), mailId });
  }

  /** Asks for the PDF of every recipient, of several in one go; null for who reads a plain mail. */
  private async drawn(procedure: Named, drafts: readonly MessageDraft[]): Promise<readonly (string | null)[]> {
    const centre = centreHead(await this.directory.centre());
    const wanted = drafts.flatMap(({ message, recipients }) =>
      recipients.map(({ bidder, channel, letter, document = null }) =>
        letter === null && channel === 'email'
          ? null
          : (document ?? this.letterOf(procedure, message, bidder, letter, centre)),
      ),
    );
    // What all read alike is drawn once.
    const single = wanted.filter(
      (request, index): request is DocumentRequest =>
        request !== null && wanted.findIndex((other) => other?.data === request.data) === index,
    );
    const [only, ...more] = single;
    if (!only) return wanted.map(() => null);
    const kinds = new Set(drafts.map(({ message }) => MESSAGE_KIND_NAMES[message.kind]));
    const title = `${kinds.size === 1 ? [...kinds].join() : 'Schreiben'} ${procedure.fileNumber}`;
    const ids =
      more.length === 0
        ? [await this.documents.request(only)]
        : (await this.documents.requestBatch(title, single)).documentIds;
    return wanted.map((request) => ids[single.findIndex(({ data }) => data === request?.data)] ?? null);
  }

  private letterOf(
    procedure: Named,
    message: NewMessage,
    bidder: Bidder,
    letter: LetterDraft | null,
    centre: CentreHead,
  ): DocumentRequest<'procedure-letter'> {
    const content: Pick<ProcedureLetterData, 'subject' | 'text' | 'sections' | 'closing'> = letter
      ? { subject: letter.subject, text: letter.opening, sections: letter.sections, closing: letter.closing }
      : { subject: message.subject, text: message.text };
    const lots = letter && letter.lotNumbers.length > 0 ? `, Los ${letter.lotNumbers.join(' und ')}` : '';
    return {
      template: 'procedure-letter',
      title: `${MESSAGE_KIND_NAMES[message.kind]} ${procedure.fileNumber}${lots}, ${bidder.name}`,
      subject: { type: 'procedure', id: procedure.id, label: procedure.fileNumber },
      memberId: null,
      data: {
        ...{ centre, fileNumber: procedure.fileNumber, createdAt: this.uow.now().toISOString() },
        ...{ recipient: recipientOf(bidder), contact: contactOf(this.uow.actor.name, centre) },
        ...content,
      },
    };
  }
}

/** Looks like an address; the mail server has the last word. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function reachErrors({ bidder, channel }: Addressed, index: number): readonly FieldError[] {
  const pointer = `/recipients/${index}/channel`;
  if (channel === 'email' && !ADDRESS.test(bidder.email)) {
    return [{ pointer, message: `${bidder.name} hat keine E-Mail-Adresse; bitte Post oder Portal wählen.` }];
  }
  if (channel === 'post' && (bidder.street.trim() === '' || bidder.city.trim() === '')) {
    return [{ pointer, message: `Von ${bidder.name} fehlt die Anschrift; bitte E-Mail oder Portal wählen.` }];
  }
  return [];
}
