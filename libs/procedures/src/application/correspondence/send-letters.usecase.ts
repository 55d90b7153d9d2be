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
import { type LetterOrder, type LetterPlan, LetterPlans } from './letter-plans';
import { Messages } from './messages';

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
    const write = async (dossier: Dossier) => {
      const { letters, facts, factId } = await this.plans.plan(dossier, order);
      await this.refuseSecond(procedureId, order);
      const kind = MESSAGE_KIND_NAMES[order.kind];
      const recipients = letters.map(({ draft, document }) => ({
        ...{ bidder: bidderOf(dossier, draft.bidderId), letter: draft, document },
        channel: order.channels[draft.bidderId] ?? ('email' as const),
      }));
      const about = {
        kind: order.kind,
        aboutId: order.aboutId,
        subject: kind,
        text: letters[0]?.draft.opening ?? '',
        facts,
      };
      const messageId = await this.messages.write(dossier, about, recipients);
      if (order.kind === 'price-inquiry') await this.noteInquiry(dossier, order);
      return {
        action: 'letters-written',
        change: {},
        lastChange: kind,
        entries: [
          {
            text: `${kind} geschrieben an ${letters.length === 1 ? (recipients[0]?.bidder.name ?? '') : `${letters.length} Empfänger`} (${waysText(recipients.map(({ channel }) => channel))}).`,
            citation: factId === null ? null : (statuteText(dossier.law.fact(factId).statute) ?? null),
          },
        ],
        after: { messageId, kind: order.kind, aboutId: order.aboutId, letters: letters.length },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, write, true);
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

/** "E-Mail 2, Post 1". */
export const waysText = (channels: readonly MessageChannel[]): string =>
  MESSAGE_CHANNELS.flatMap((channel) => {
    const count = channels.filter((one) => one === channel).length;
    return count === 0 ? [] : [`${MESSAGE_CHANNEL_NAMES[channel]} ${count}`];
  }).join(', ');
