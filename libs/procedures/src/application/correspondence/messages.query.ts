import { DocumentArchive } from '@app/documents/contract';
import { type Actor, Mailer, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ArchiveEntry, jsonFile } from '../../contract';
import { agreedCancellations, tellFact } from '../../domain/cancellation/cancellation';
import { checklistItems, isSettled } from '../../domain/checklist';
import { itemOfLetters } from '../../domain/correspondence/letters/settled-item';
import { informationFactId, losersOf } from '../../domain/correspondence/letters/information-letters';
import type { LetterKind } from '../../domain/correspondence/letters/letter';
import { isWithdrawn, type Message, recipientState, type RecipientState } from '../../domain/correspondence/message';
import { type Dossier, goingLots, partOf } from '../../domain/dossier';
import { lowBidFact, rulebookOf } from '../../domain/examination/formal-grounds';
import { isAwarded } from '../../domain/phase';
import { MessageRepository } from '../../infrastructure/correspondence/message.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';

/** A message with how far it came to each recipient, in the order of the recipients. */
export interface TrackedMessage {
  readonly message: Message;
  readonly states: readonly RecipientState[];
}

/** Letters that are due and not written yet. */
export interface DueLetters {
  readonly kind: LetterKind;
  readonly aboutId: string;
  readonly lotIds: readonly string[];
  /** Companies the letters go to. */
  readonly bidderIds: readonly string[];
  readonly factId: string | null;
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
  ) {}

  /** Throws `not-found`. */
  read(actor: Actor, procedureId: string): Promise<MessagesOfProcedure> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const messages = await this.tracked(procedureId);
      return {
        dossier,
        messages,
        due: dueLetters(
          dossier,
          messages.map(({ message }) => message),
        ),
      };
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

/** What is due by the state of the file and has no letters that stand. */
export function dueLetters(dossier: Dossier, messages: readonly Message[]): readonly DueLetters[] {
  const { procedure, law } = dossier;
  const settled = new Set(
    checklistItems(dossier)
      .filter(isSettled)
      .map(({ id }) => id),
  );
  const written = ({ kind, aboutId }: DueLetters): boolean =>
    settled.has(itemOfLetters(kind, aboutId)) ||
    messages.some((one) => one.kind === kind && one.aboutId === aboutId && !isWithdrawn(one));
  const proposals = dossier.proposals.flatMap((proposal): readonly DueLetters[] => {
    const lotIds = proposal.lots.map(({ lotId }) => lotId);
    const part = partOf(dossier, lotIds);
    const { phase, regime } = part.procedure;
    const losers = [...losersOf(part, proposal).keys()];
    const informed = dossier.letters.some(({ proposalId }) => proposalId === proposal.id);
    const inform = phase === 'award-proposed' || (regime !== 'eu' && isAwarded(phase) && phase !== 'closed');
    const winners = part.bids.filter(({ id }) => proposal.lots.some(({ bidId }) => bidId === id));
    return [
      ...(inform && !informed && losers.length > 0
        ? [
            {
              ...{ kind: 'information' as const, aboutId: proposal.id, lotIds, bidderIds: losers },
              factId: informationFactId(procedure),
            },
          ]
        : []),
      ...(isAwarded(phase) && winners.length > 0 && phase !== 'closed'
        ? [
            {
              ...{ kind: 'award' as const, aboutId: proposal.id, lotIds, factId: null },
              bidderIds: [...new Set(winners.map(({ bidderId }) => bidderId))],
            },
          ]
        : []),
    ];
  });
  const cancelled = agreedCancellations(dossier)
    .filter(({ tell }) => tell && dossier.bidders.length > 0)
    .map(({ id, lotIds }) => ({
      ...{ kind: 'cancellation' as const, aboutId: id, lotIds, bidderIds: dossier.bidders.map((one) => one.id) },
      factId: tellFact(procedure, law).id,
    }));
  const going = new Set(goingLots(dossier).map(({ id }) => id));
  const asked = dossier.bids
    .filter(({ id, lotId }) => going.has(lotId) && waitsForAnswer(dossier, id))
    .map(({ id, lotId, bidderId }) => ({
      ...{ kind: 'price-inquiry' as const, aboutId: id, lotIds: [lotId], bidderIds: [bidderId] },
      factId: lowBidFact(rulebookOf(procedure)),
    }));
  return [...cancelled, ...proposals, ...asked].filter((due) => !written(due));
}

/** The examination wants the price explained and the bidder has not answered yet. */
const waitsForAnswer = ({ record }: Dossier, bidId: string): boolean => lastInquiry(record.findings, bidId) === 'asked';

const lastInquiry = (findings: Dossier['record']['findings'], bidId: string): string | undefined =>
  findings.flatMap((one) => (one.kind === 'inquiry' && one.bidId === bidId ? [one.result] : [])).at(-1);
