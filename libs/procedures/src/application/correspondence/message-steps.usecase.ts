import { conflict, germanDate, invalid, type LocalDate, notFound } from '@app/kernel';
import { type Actor, FileStore, Mailer, UnitOfWork, uploadedFileName } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ChecklistItem, checklistItems, isSettled } from '../../domain/checklist';
import { itemOfLetters } from '../../domain/correspondence/letters/settled-item';
import {
  dispatchOf,
  isCompleted,
  isWithdrawn,
  MESSAGE_CHANNEL_NAMES,
  type MessageChannel,
  proofErrors,
  type ProofFile,
  type RecipientState,
} from '../../domain/correspondence/message';
import type { Dossier } from '../../domain/dossier';
import { MessageRepository } from '../../infrastructure/correspondence/message.repository';
import { CheckRepository } from '../../infrastructure/check.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { bidderOf } from '../examination/examinable';
import { ProcedureStep, refuseUnmet } from '../procedure-step';
import { RecordInformationLetters } from '../record-information-letters.usecase';
import { invitable } from './due-letters';
import { Messages } from './messages';
import { MessagesQuery, type TrackedMessage } from './messages.query';
import { RequestDocuments } from './request-documents.usecase';
import { waysText } from './send-letters.usecase';

export interface FreeMessage {
  readonly subject: string;
  readonly text: string;
  readonly recipients: readonly { readonly bidderId: string; readonly channel: MessageChannel }[];
}

/** What a person says about the dispatch to some recipients. */
export interface Proof {
  /** Left out: everybody it has not left for. */
  readonly recipientIds?: readonly string[];
  readonly channel: 'post' | 'portal';
  readonly on: LocalDate;
  readonly note: string;
  readonly file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array } | null;
}

const MOST_BYTES = 10_000_000;
const LEAST_REASON = 10;

/** What letters prove: the item, and the lots they were about. */
interface Settled {
  readonly item: ChecklistItem;
  readonly lotIds: readonly (string | null)[];
}

/** What people do with messages: write one, prove its dispatch, take it back, and let the procedure go on by it. */
@Injectable()
export class MessageSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: ProcedureStep,
    private readonly dossiers: DossierLoader,
    private readonly query: MessagesQuery,
    private readonly repository: MessageRepository,
    private readonly messages: Messages,
    private readonly checks: CheckRepository,
    private readonly letters: RecordInformationLetters,
    private readonly requests: RequestDocuments,
    private readonly mailer: Mailer,
    private readonly files: FileStore,
  ) {}

  /** Each recipient gets its own mail or letter: nobody learns who else takes part. */
  async write(actor: Actor, procedureId: string, { subject, text, recipients }: FreeMessage): Promise<void> {
    const write = async (dossier: Dossier) => {
      const addressed = recipients.map(({ bidderId, channel }) => ({
        ...{ bidder: bidderOf(dossier, bidderId), channel, letter: null },
      }));
      const message = { kind: 'free', aboutId: '', subject, text, facts: null } as const;
      const messageId = await this.messages.write(dossier, message, addressed);
      const names = addressed.map(({ bidder }) => bidder.name).join(', ');
      const ways = waysText(recipients.map(({ channel }) => channel));
      return {
        action: 'message-written',
        change: {},
        lastChange: 'Nachricht geschrieben',
        entries: [{ text: `Nachricht „${subject}“ an ${names} (${ways}).` }],
        after: { messageId, subject, recipients: names },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, write, true);
  }

  /** Posted, or handed over on the portal with a file that shows it. A mail that did not get through is settled by it. */
  async prove(actor: Actor, procedureId: string, messageId: string, proof: Proof): Promise<void> {
    const prove = async (dossier: Dossier) => {
      const tracked = await this.known(procedureId, messageId);
      const { message } = tracked;
      const { channel, on, note, file } = proof;
      refuseWithdrawn(tracked);
      const open = message.recipients.filter((_, index) => isOpen(tracked.states[index]));
      const chosen = proof.recipientIds ? open.filter(({ id }) => proof.recipientIds?.includes(id)) : open;
      if (chosen.length === 0 || chosen.length < (proof.recipientIds?.length ?? 0)) {
        throw conflict('message-sent', 'An diese Empfänger ist die Nachricht schon versandt oder gerade unterwegs.');
      }
      const errors = proofErrors(message, { channel, on, hasFile: file !== null }, dossier.today);
      if (errors[0]) throw invalid('message-proof', errors.map((error) => error.message).join(' '), errors);
      const kept = await this.keep(file);
      for (const { id: recipientId } of chosen) {
        const kind = channel === 'post' ? 'posted' : 'uploaded';
        await this.repository.addEvent({ messageId, recipientId, kind, on, note, file: kept });
      }
      await this.settleMails(
        tracked,
        chosen.map(({ id }) => id),
        `${MESSAGE_CHANNEL_NAMES[channel]}, ${germanDate(on)}`,
      );
      const names = chosen.map(({ name }) => name).join(', ');
      const proven = kept ? ` Nachweis: ${kept.name}.` : '';
      return {
        action: 'message-proven',
        change: {},
        lastChange: 'Versand einer Nachricht festgehalten',
        entries: [
          {
            text: `„${message.subject}“ an ${names} am ${germanDate(on)} versandt (${MESSAGE_CHANNEL_NAMES[channel]}).${proven} ${note}`.trim(),
          },
        ],
        after: { messageId, channel, on, recipients: names, sha256: kept?.sha256 },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, prove, true);
  }

  /** Takes letters back that have not left for anybody, so that they can be written anew. */
  async withdraw(actor: Actor, procedureId: string, messageId: string, reason: string): Promise<void> {
    const withdraw = async (dossier: Dossier) => {
      const tracked = await this.known(procedureId, messageId);
      refuseWithdrawn(tracked);
      if (tracked.states.some((state) => state.state === 'sent' || state.state === 'sending')) {
        throw conflict(
          'message-sent',
          'Die Nachricht ist schon versandt oder gerade unterwegs. Bitte schreiben Sie eine neue.',
        );
      }
      if (reason.trim().length < LEAST_REASON) {
        const text = `Bitte begründen Sie mit mindestens ${LEAST_REASON} Zeichen, warum.`;
        throw invalid('message-reason', text, [{ pointer: '/reason', message: text }]);
      }
      const { subject, recipients } = tracked.message;
      const on = dossier.today;
      await this.repository.addEvent({ messageId, recipientId: null, kind: 'withdrawn', on, note: reason });
      await this.settleMails(
        tracked,
        recipients.map(({ id }) => id),
        'Schreiben zurückgenommen',
      );
      return {
        action: 'message-withdrawn',
        change: {},
        lastChange: 'Nachricht zurückgenommen',
        entries: [{ text: `„${subject}“ vor dem Versand zurückgenommen: ${reason}` }],
        after: { messageId, reason },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, withdraw, true);
  }

  /**
   * The procedure takes over when and how the letters left: the standstill begins, or the item of the checklist is done.
   * Throws `conflict` while one recipient waits, or where the letters name a day that is too early by now.
   */
  complete(actor: Actor, procedureId: string, messageId: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const tracked = await this.known(procedureId, messageId);
      const { message } = tracked;
      refuseWithdrawn(tracked);
      if (isCompleted(message)) return;
      const dispatch = dispatchOf(tracked.states);
      if (!dispatch) refuseOpen(tracked);
      const dossier = await this.dossiers.read(procedureId);
      if (message.kind === 'information' && message.facts) {
        const { lotIds, earliest } = message.facts;
        const letter = { lotIds, dispatchedOn: dispatch.on, channel: dispatch.channel };
        await this.letters.run(actor, procedureId, letter, { earliest });
      }
      if (message.kind === 'missing-documents') {
        const sent = {
          kind: 'sent',
          itemIds: [],
          on: dispatch.on,
          note: 'Versand aus den Nachrichten übernommen.',
        } as const;
        await this.requests.record(actor, procedureId, message.aboutId, sent);
      }
      await this.repository.addEvent({ messageId, recipientId: null, kind: 'completed', on: dispatch.on });
      const settled = await this.settledBy(dossier, tracked);
      if (settled) await this.tick(actor, procedureId, settled, tracked, dispatch.on);
    });
  }

  /** The item these letters settle, and for which lots, if it is open there; null: an item of all lots. */
  private async settledBy(dossier: Dossier, { message }: TrackedMessage): Promise<Settled | undefined> {
    const itemId = itemOfLetters(message.kind, message.aboutId);
    const [item] = checklistItems(dossier, ({ id }) => id === itemId);
    if (!item || isSettled(item)) return undefined;
    if (message.kind === 'cancellation') return { item, lotIds: [null] };
    if (message.kind === 'invitation') {
      const open = invitable(dossier, await this.repository.of(dossier.procedure.id));
      return open.length === 0 ? { item, lotIds: [null] } : undefined;
    }
    const done = new Set(
      (await this.repository.of(dossier.procedure.id))
        .filter((one) => one.kind === message.kind && isCompleted(one))
        .flatMap(({ facts }) => facts?.lotIds ?? []),
    );
    const lotIds = item.lots.filter((lot) => !isSettled(lot) && done.has(lot.lotId)).map(({ lotId }) => lotId);
    return lotIds.length > 0 ? { item, lotIds } : undefined;
  }

  private async tick(
    actor: Actor,
    procedureId: string,
    { item, lotIds }: Settled,
    { message }: TrackedMessage,
    on: LocalDate,
  ): Promise<void> {
    const note = `${message.recipients.length} Schreiben, zuletzt am ${germanDate(on)} versandt (Nachrichten).`;
    const mark = { itemId: item.id, state: 'done', note, responsibleId: null, responsible: null } as const;
    const tick = async () => {
      for (const lotId of lotIds) await this.checks.saveMark(procedureId, { ...mark, lotId });
      return {
        action: 'letters-dispatched',
        change: {},
        lastChange: `Pflichtpunkt „${item.title}“`,
        entries: [{ text: `Erledigt: ${item.title}. ${note}`, citation: item.paragraph }],
        after: { messageId: message.id, item: item.id, on },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, tick, true);
  }

  private async known(procedureId: string, messageId: string): Promise<TrackedMessage> {
    const found = (await this.query.tracked(procedureId)).find(({ message }) => message.id === messageId);
    if (!found) throw notFound('Diese Nachricht');
    return found;
  }

  private async keep(file: Proof['file']): Promise<ProofFile | null> {
    if (file === null) return null;
    const refuse = (message: string): never => {
      throw invalid('message-proof', message, [{ pointer: '/file', message }]);
    };
    const name = uploadedFileName(file.name);
    if (file.bytes.byteLength === 0) refuse('Die Datei ist leer.');
    if (file.bytes.byteLength > MOST_BYTES) refuse('Die Datei ist größer als 10 MB.');
    const { sha256 } = await this.files.put(file.bytes);
    return { sha256, name, type: file.type };
  }

  /** Mails that did not get through need nobody's care any more. */
  private async settleMails(
    { message, states }: TrackedMessage,
    recipientIds: readonly string[],
    note: string,
  ): Promise<void> {
    for (const [index, { id }] of message.recipients.entries()) {
      if (!recipientIds.includes(id) || states[index]?.state !== 'failed') continue;
      const mailId = message.events.findLast((event) => event.recipientId === id && event.kind === 'mailed')?.mailId;
      if (mailId) await this.mailer.settle(mailId, note);
    }
  }
}

const isOpen = (state: RecipientState | undefined): boolean => state?.state === 'open' || state?.state === 'failed';

function refuseWithdrawn({ message }: TrackedMessage): void {
  if (isWithdrawn(message)) throw conflict('message-withdrawn', 'Diese Nachricht wurde zurückgenommen.');
}

const WAITING: Readonly<Record<RecipientState['state'], string>> = {
  preparing: 'das Schreiben wird noch erzeugt',
  open: 'der Versand ist noch nicht festgehalten',
  sending: 'die E-Mail ist unterwegs',
  failed: 'die E-Mail ging nicht hinaus',
  withdrawn: 'zurückgenommen',
  sent: 'versandt',
};
function refuseOpen({ message, states }: TrackedMessage): never {
  refuseUnmet(
    'letters-open',
    'Noch nicht alle Schreiben sind versandt.',
    message.recipients.flatMap(({ id, name }, index) => {
      const state = states[index]?.state ?? 'open';
      if (state === 'sent') return [];
      const sentence = `${name}: ${WAITING[state]}.`;
      return [{ id, pointer: `/recipients/${index}`, paragraph: null, met: false, sentence }];
    }),
  );
}
