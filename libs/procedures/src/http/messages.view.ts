import type { Fact } from '@app/law';
import type { LetterPlan } from '../application/correspondence/letter-plans';
import type { DueLetters } from '../application/correspondence/due-letters';
import type { MessagesOfProcedure, TrackedMessage } from '../application/correspondence/messages.query';
import { reasonsDue } from '../domain/correspondence/letters/information-letters';
import { isCompleted, isWithdrawn, MESSAGE_KIND_NAMES, type MessageKind } from '../domain/correspondence/message';
import type { Dossier } from '../domain/dossier';
import { statuteText } from '../domain/statute';
import type { Bidder } from '../domain/procedure';
import type {
  DueLettersResponse,
  LetterCitationResponse,
  LetterPreviewsResponse,
  MessageResponse,
  ProcedureMessagesResponse,
} from './messages.response';

export const messagesView = ({ dossier, messages, due }: MessagesOfProcedure): ProcedureMessagesResponse => ({
  items: messages.map((tracked) => messageView(dossier, tracked)).toReversed(),
  due: due.map((one) => dueView(dossier, one)),
});

const numbersOf = ({ lots }: Dossier, lotIds: readonly string[]): number[] =>
  lots.filter(({ id }) => lotIds.includes(id)).map(({ number }) => number);

/** The procedure goes on by them. */
const COMPLETABLE: readonly MessageKind[] = ['information', 'award', 'cancellation', 'invitation', 'missing-documents'];

function messageView(dossier: Dossier, { message, states }: TrackedMessage): MessageResponse {
  const { id, kind, subject, text, facts, personName, at, recipients, events } = message;
  const withdrawn = isWithdrawn(message);
  const completed = isCompleted(message);
  const left = states.every(({ state }) => state === 'sent');
  return {
    ...{ id, kind, kindName: MESSAGE_KIND_NAMES[kind], subject, text, person: personName, at: at.toISOString() },
    lots: numbersOf(dossier, facts?.lotIds ?? []),
    recipients: recipients.map((recipient, index) => {
      const { state, channel, on, cause } = states[index] ?? {
        state: 'open',
        channel: recipient.channel,
        on: null,
        cause: null,
      };
      const own = events.filter(({ recipientId }) => recipientId === recipient.id);
      return {
        ...{ id: recipient.id, bidderId: recipient.bidderId, name: recipient.name },
        ...{ address: recipient.address, email: recipient.email, channel, state, on, cause },
        documentId: recipient.documentId,
        mailId: own.findLast((event) => event.kind === 'mailed')?.mailId ?? null,
        proofs: own.flatMap((event) => (event.file ? [{ id: event.id, name: event.file.name }] : [])),
      };
    }),
    state: withdrawn ? 'withdrawn' : completed ? 'completed' : left ? 'sent' : 'open',
    completable: !withdrawn && !completed && COMPLETABLE.includes(kind),
    earliest: facts?.earliest ?? null,
    withdrawnReason: events.find((event) => event.kind === 'withdrawn')?.note ?? null,
  };
}

const dueView = (dossier: Dossier, { kind, aboutId, lotIds, bidderIds, factId }: DueLetters): DueLettersResponse => ({
  ...{ kind, kindName: MESSAGE_KIND_NAMES[kind], aboutId, lots: numbersOf(dossier, lotIds), bidderIds: [...bidderIds] },
  citation: factId === null ? null : citationView(dossier.law.fact(factId)),
  reasonsDue: reasonsDue(dossier.procedure),
});

const citationView = ({ id, statute, text, source, status }: Fact): LetterCitationResponse => ({
  ...{ id, statute: statuteText(statute) ?? statute, text, source, status },
});

export const previewsView = ({ letters, facts }: LetterPlan, bidders: readonly Bidder[]): LetterPreviewsResponse => ({
  items: letters.map(({ draft: { bidderId, subject, opening, sections, closing } }) => ({
    ...{ bidderId, bidder: bidders.find(({ id }) => id === bidderId)?.name ?? '', subject, opening, closing },
    sections: sections.map(({ heading, facts: rows }) => ({ heading, facts: rows.map((row) => ({ ...row })) })),
  })),
  earliest: facts.earliest,
});
