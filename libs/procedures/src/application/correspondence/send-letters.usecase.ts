import { conflict } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  isWithdrawn,
  MESSAGE_CHANNEL_NAMES,
  MESSAGE_CHANNELS,
  MESSAGE_KIND_NAMES,
  type MessageChannel,
} from '../../domain/correspondence/message';
import type { Dossier } from '../../domain/dossier';
import { statuteText } from '../../domain/statute';
import { MessageRepository } from '../../infrastructure/correspondence/message.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { ExaminationLoader } from '../../infrastructure/examination.loader';
import { ExaminationRepository } from '../../infrastructure/examination.repository';
import { bidderOf } from '../examination/examinable';
import { ProcedureStep } from '../procedure-step';
import type { DueLetters } from './due-letters';
import { type LetterOrder, type LetterPlan, LetterPlans } from './letter-plans';
import { type MessageDraft, Messages } from './messages';
import { MessagesQuery } from './messages.query';

/** A message as it is about to be written. */
interface Written extends MessageDraft {
  readonly order: LetterOrder;
  readonly name: string;
  readonly entry: { readonly text: string; readonly citation: string | null };
}

/** Writes the letters of one occasion to all companies it concerns and sends them, in one step. */
@Injectable()
export class SendLetters {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: ProcedureStep,
    private readonly dossiers: DossierLoader,
    private readonly plans: LetterPlans,
    private readonly repository: MessageRepository,
    private readonly messages: Messages,
    private readonly query: MessagesQuery,
    private readonly files: ExaminationLoader,
    private readonly examination: ExaminationRepository,
  ) {}

  /** The letters as they would be written now; nothing is kept. */
  preview(actor: Actor, procedureId: string, order: LetterOrder): Promise<LetterPlan> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      return this.plans.plan(await this.dossiers.read(procedureId), order);
    });
  }

  /** Throws `conflict` where letters on the same occasion already exist, and what `LetterPlans.plan` throws. */
  async run(actor: Actor, procedureId: string, order: LetterOrder): Promise<void> {
    await this.writeAll(actor, procedureId, () => Promise.resolve([order]));
  }

  /**
   * Everything that is due and needs no further word, in one step with one progress: by mail, where a company has no
   * address by post. Throws `conflict` when nothing is due.
   */
  async runDue(actor: Actor, procedureId: string): Promise<void> {
    await this.writeAll(actor, procedureId, async (dossier) => {
      const orders = (await this.query.due(dossier)).filter(needsNoWord).map((due) => orderOf(dossier, due));
      if (orders.length === 0) throw conflict('letters-not-due', 'Jetzt ist nichts zu schreiben.', { conditions: [] });
      return orders;
    });
  }

  private async writeAll(
    actor: Actor,
    procedureId: string,
    ordersOf: (dossier: Dossier) => Promise<readonly LetterOrder[]>,
  ): Promise<void> {
    const write = async (dossier: Dossier) => {
      const orders = await ordersOf(dossier);
      const written: Written[] = [];
      for (const order of orders) written.push(await this.draft(dossier, order));
      const messageIds = await this.messages.writeAll(dossier, written);
      for (const order of orders) if (order.kind === 'price-inquiry') await this.noteInquiry(dossier, order);
      return {
        action: 'letters-written',
        change: {},
        lastChange: written.map(({ name }) => name).join(', '),
        entries: written.map(({ entry }) => entry),
        after: {
          messages: written.map(({ order: { kind, aboutId }, recipients }, index) => ({
            ...{ messageId: messageIds[index], kind, aboutId, letters: recipients.length },
          })),
        },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, write, true);
  }

  /** The message of one occasion with its letters, and the sentence for the record. */
  private async draft(dossier: Dossier, order: LetterOrder): Promise<Written> {
    const { letters, facts, factId } = await this.plans.plan(dossier, order);
    await this.refuseSecond(dossier.procedure.id, order);
    const name = MESSAGE_KIND_NAMES[order.kind];
    const recipients = letters.map(({ draft, document }) => ({
      ...{ bidder: bidderOf(dossier, draft.bidderId), letter: draft, document },
      channel: order.channels[draft.bidderId] ?? ('email' as const),
    }));
    const text = letters[0]?.draft.opening ?? '';
    const to = letters.length === 1 ? (recipients[0]?.bidder.name ?? '') : `${letters.length} Empfänger`;
    return {
      ...{ order, name, recipients },
      message: { kind: order.kind, aboutId: order.aboutId, subject: name, text, facts },
      entry: {
        text: `${name} geschrieben an ${to} (${waysText(recipients.map(({ channel }) => channel))}).`,
        citation: factId === null ? null : (statuteText(dossier.law.fact(factId).statute) ?? null),
      },
    };
  }

  private async refuseSecond(procedureId: string, { kind, aboutId }: LetterOrder): Promise<void> {
    const earlier = (await this.repository.of(procedureId)).filter(
      (one) => one.kind === kind && one.aboutId === aboutId,
    );
    // Whoever joins later is invited later.
    if (kind === 'invitation' || earlier.every(isWithdrawn)) return;
    throw conflict(
      'letters-made',
      'Diese Schreiben gibt es schon. Sollen sie anders lauten, nehmen Sie sie unter „Nachrichten“ zuerst zurück.',
    );
  }

  /** The letter is the question of the examination, where it was not noted before. */
  private async noteInquiry(dossier: Dossier, { aboutId: bidId, note = '' }: LetterOrder): Promise<void> {
    const { lots } = await this.files.of(dossier);
    const asked = lots.flatMap(({ examined }) => examined).find((bid) => bid.bidId === bidId)?.inquiry;
    if (asked) return;
    await this.examination.insertFinding(dossier.procedure.id, {
      kind: 'inquiry',
      bidId,
      result: 'asked',
      reason: note,
    });
  }
}

/** A question about a price is asked by a person. */
const needsNoWord = ({ kind }: DueLetters): boolean => kind !== 'price-inquiry';

const orderOf = ({ bidders }: Dossier, { kind, aboutId, bidderIds }: DueLetters): LetterOrder => ({
  ...{ kind, aboutId },
  channels: Object.fromEntries(
    bidders.filter(({ id }) => bidderIds.includes(id)).map(({ id, email }) => [id, email.trim() ? 'email' : 'post']),
  ),
});

/** "E-Mail 2, Post 1". */
export const waysText = (channels: readonly MessageChannel[]): string =>
  MESSAGE_CHANNELS.flatMap((channel) => {
    const count = channels.filter((one) => one === channel).length;
    return count === 0 ? [] : [`${MESSAGE_CHANNEL_NAMES[channel]} ${count}`];
  }).join(', ');
