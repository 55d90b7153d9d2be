import { People } from '@app/identity/contract';
import { conflict, invalid, notFound } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type ChecklistItem,
  checklistItems,
  gapSubject,
  type LotItem,
  lotsMeant,
  RECORD_ITEM,
} from '../domain/checklist';
import { CONFIRMATION_NAMES, type Confirmation, type ConfirmationKind, waiting } from '../domain/confirmation';
import type { Dossier } from '../domain/dossier';
import { isClosed } from '../domain/phase';
import { CheckRepository } from '../infrastructure/check.repository';
import { CancelProcedure } from './cancellation/cancel-procedure.usecase';
import { ExtendDeadline } from './dates/extend-deadline.usecase';
import { RecordReview } from './review/record-review.usecase';
import { ProcedureStep, refuseClosed, type StepResult } from './procedure-step';

export interface MarkCommand {
  /** `gap`: cannot be done; the reason goes to a second person. */
  readonly state: 'done' | 'open' | 'gap';
  readonly note: string | null;
  readonly responsibleId: string | null;
  /** Left out: the lots `lotsMeant` names. */
  readonly lotIds?: readonly string[] | undefined;
}
export interface Answer {
  readonly agree: boolean;
  readonly comment: string | null;
}

const LEAST_REASON = 20;

/** Items of the checklist are ticked, given to somebody, or left open with a reason that a second person shares. */
@Injectable()
export class SettleChecklist {
  constructor(
    private readonly step: ProcedureStep,
    private readonly checks: CheckRepository,
    private readonly people: People,
    private readonly extend: ExtendDeadline,
    private readonly cancel: CancelProcedure,
    private readonly review: RecordReview,
  ) {}

  async mark(
    actor: Actor,
    procedureId: string,
    itemId: string,
    command: MarkCommand,
    seenVersion?: number,
  ): Promise<void> {
    const settle = async (dossier: Dossier) => {
      const item = itemOf(dossier, itemId);
      if (isClosed(dossier.procedure.phase) && !item.afterwards) refuseClosed(dossier);
      const lots = meantOf(item, command);
      return command.state === 'gap'
        ? this.ask(procedureId, item, lots, command.note)
        : this.tick(procedureId, item, lots, command);
    };
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, settle, true);
  }

  private async tick(
    procedureId: string,
    item: ChecklistItem,
    lots: readonly LotItem[],
    command: MarkCommand,
  ): Promise<StepResult> {
    const { note, responsibleId } = command;
    const state = command.state === 'done' ? 'done' : 'open';
    if (state === 'done') {
      if (item.id === RECORD_ITEM)
        throw conflict('item-follows', 'Dieser Punkt ergibt sich aus den Ampeln des Vergabevermerks.');
      refuseUntimely(item, lots);
    }
    const responsible = responsibleId === null ? null : await this.nameOf(responsibleId);
    const mark = { itemId: item.id, state, note, responsibleId, responsible } as const;
    const about = item.lots.length === 0 ? [null] : lots.map(({ lotId }) => lotId);
    for (const lotId of about) await this.checks.saveMark(procedureId, { ...mark, lotId });
    const before = stateNow(item, lots);
    const done = state === 'done' && before !== 'done';
    const undone = state === 'open' && before === 'done';
    const what = `${item.title}${someLots(item, lots)}`;
    const text = done ? `Erledigt: ${what}.` : `Wieder offen: ${what}.`;
    return {
      action: 'checklist-marked',
      change: {},
      lastChange: `Pflichtpunkt „${item.title}“`,
      entries: done || undone ? [{ text: note ? `${text} ${note}` : text, citation: item.paragraph }] : [],
      before: { item: item.id, state: before },
      after: { item: item.id, state, note, responsible, ...(lots.length > 0 ? { lots: numbersOf(lots) } : {}) },
    };
  }

  private async nameOf(personId: string): Promise<string> {
    const name = (await this.people.names([personId])).get(personId);
    if (name === undefined) throw notFound('Diese Person');
    return name;
  }

  private async ask(
    procedureId: string,
    item: ChecklistItem,
    lots: readonly LotItem[],
    reason: string | null,
  ): Promise<StepResult> {
    if ((reason?.trim().length ?? 0) < LEAST_REASON) {
      throw invalid('reason-missing', 'Ein offener Pflichtpunkt braucht eine Begründung.', [
        {
          pointer: '/note',
          message: `Bitte begründen Sie mit mindestens ${LEAST_REASON} Zeichen, warum er offen bleibt.`,
        },
      ]);
    }
    const open = lots.filter(({ state }) => state === 'open');
    if (item.lots.length === 0 ? item.state !== 'open' : open.length === 0)
      throw conflict('item-settled', 'Dieser Punkt ist nicht mehr offen.');
    refuseUntimely(item, open);
    const text = `${item.title}${someLots(item, open)} bleibt offen. Begründung: ${reason?.trim() ?? ''}`;
    const single = open.length === item.lots.length ? [] : open.map(({ lotId }) => lotId);
    await this.checks.ask(procedureId, 'checklist-gap', gapSubject(item.id, single), text);
    return {
      action: 'confirmation-asked',
      change: {},
      lastChange: `Mitzeichnung erbeten: ${item.title}`,
      entries: [{ text: `Mitzeichnung erbeten: ${text}`, citation: item.paragraph }],
      after: { item: item.id, reason },
    };
  }

  /** The second person answers; never the one who asked. */
  async answer(actor: Actor, procedureId: string, confirmationId: string, { agree, comment }: Answer): Promise<void> {
    const decide = async (dossier: Dossier): Promise<StepResult> => {
      const asked = askedOf(dossier, confirmationId, actor);
      if (isClosed(dossier.procedure.phase) && !AFTERWARDS.includes(asked.kind)) refuseClosed(dossier);
      if (!agree && !comment?.trim()) {
        throw invalid('comment-missing', 'Eine Ablehnung braucht einen Grund.', [
          { pointer: '/comment', message: 'Bitte schreiben Sie, was zu ändern ist.' },
        ]);
      }
      await this.checks.decide(confirmationId, agree ? 'agreed' : 'refused', comment);
      const late = agree && asked.kind === 'late-extension' ? await this.extend.agreed(dossier, asked.subject) : null;
      const done = agree ? await this.carryOut(dossier, asked) : null;
      const what = CONFIRMATION_NAMES[asked.kind];
      const why = comment?.trim() ? ` ${comment.trim()}` : '';
      const entry = { text: `${actor.name} ${agree ? 'bestätigt' : 'lehnt ab'} (${what}): ${asked.text}${why}` };
      if (done) return { ...done, entries: [entry, ...done.entries] };
      return {
        action: agree ? 'confirmation-agreed' : 'confirmation-refused',
        change: late?.change ?? {},
        lastChange: `${what} ${agree ? 'bestätigt' : 'abgelehnt'}`,
        entries: [entry, ...(late?.entries ?? [])],
        after: { kind: asked.kind, subject: asked.subject, agree, comment },
      };
    };
    // What is left after a cancellation is agreed to in the closed procedure.
    await this.step.run(actor, 'procedure.confirm', procedureId, undefined, decide, true);
  }

  /** What waited for the agreement alone happens now. */
  private async carryOut(dossier: Dossier, { kind, subject }: Confirmation): Promise<StepResult | null> {
    if (kind === 'cancellation') return this.cancel.carryOut(dossier, subject);
    return kind === 'review-ended' ? this.review.endAgreed(dossier, subject) : null;
  }
}

/** What is left to agree to in a closed procedure. */
const AFTERWARDS: readonly ConfirmationKind[] = ['checklist-gap', 'review-ended'];

/** Throws `not-found` for a lot that does not go on, or an item that all lots share. */
function meantOf(item: ChecklistItem, { lotIds }: MarkCommand): readonly LotItem[] {
  const lots = lotsMeant(item, lotIds);
  if (lotIds?.some((id) => !lots.some(({ lotId }) => lotId === id))) throw notFound('Dieses Los des Pflichtpunkts');
  return lots;
}

/** What cannot be true yet is not settled, neither ticked nor given up; what the file proves is not ticked by hand. */
function refuseUntimely(item: ChecklistItem, lots: readonly LotItem[]): void {
  const early = item.lots.length === 0 ? item.notYet : lots.find(({ notYet }) => notYet !== null)?.notYet;
  if (early) throw conflict('item-too-early', early);
  if (item.proof !== null) throw conflict('item-follows', `Das steht schon in der Akte: ${item.proof}`);
}

const stateNow = (item: ChecklistItem, lots: readonly LotItem[]): ChecklistItem['state'] =>
  item.lots.length === 0 ? item.state : lots.every(({ state }) => state === 'done') ? 'done' : 'open';
const numbersOf = (lots: readonly LotItem[]): readonly number[] => lots.map(({ number }) => number);
/** " (Los 2)" where not all lots are meant. */
const someLots = (item: ChecklistItem, lots: readonly LotItem[]): string =>
  lots.length === item.lots.length ? '' : ` (Los ${numbersOf(lots).join(', ')})`;

function itemOf(dossier: Dossier, itemId: string): ChecklistItem {
  const [item] = checklistItems(dossier, ({ id }) => id === itemId);
  if (!item) throw notFound('Dieser Pflichtpunkt');
  return item;
}

function askedOf({ confirmations }: Dossier, id: string, actor: Actor): Confirmation {
  const asked = confirmations.find((one) => one.id === id);
  if (!asked) throw notFound('Diese Mitzeichnung');
  if (!waiting(asked)) throw conflict('confirmation-decided', 'Über diese Mitzeichnung ist schon entschieden.');
  if (asked.askedById === actor.personId) {
    throw conflict('confirmation-same-person', 'Die zweite Person muss eine andere sein als die, die gefragt hat.');
  }
  return asked;
}
