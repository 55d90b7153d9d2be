import { Notifications } from '@app/identity/contract';
import { conflict, DomainError, invalid, notFound, parseMoney, parseQuantity } from '@app/kernel';
import { type Member, Directory } from '@app/organisation/contract';
import { type Actor, AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { checkQuota, checkTransfer, quotaRest, type QuotaState } from '../domain/member-quota';
import { CallOffRepository } from '../infrastructure/call-off.repository';
import { type FrameworkHead, FrameworkRepository } from '../infrastructure/framework.repository';
import {
  MemberQuotaRepository,
  type QuotaTransfer,
  readAmount,
  written,
} from '../infrastructure/member-quota.repository';

export interface ShownQuota {
  readonly member: Member;
  /** Empty: EUR of the value. */
  readonly articleNumber: string;
  readonly quota: string;
  readonly used: string;
  readonly rest: string;
}
export interface QuotaWish {
  /** Slug. */
  readonly member: string;
  readonly articleNumber: string;
  readonly amount: string;
  readonly reason: string;
}
export interface TransferWish extends Omit<QuotaWish, 'member'> {
  readonly from: string;
  readonly to: string;
}
type Sides = Pick<QuotaTransfer, 'fromMemberId' | 'toMemberId' | 'askedFor' | 'askedBy'>;

/** Shares of the maximum that are kept for single members, and how they pass them on by agreement. */
@Injectable()
export class MemberQuotas {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly callOffs: CallOffRepository,
    private readonly quotas: MemberQuotaRepository,
    private readonly directory: Directory,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /** A member sees its own quotas and the transfers it is part of. */
  view(
    actor: Actor,
    id: string,
  ): Promise<{
    readonly quotas: readonly ShownQuota[];
    readonly transfers: readonly QuotaTransfer[];
    /** Whether anybody has a quota, the reader or not. */
    readonly shared: boolean;
  }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.read');
      await this.head(id);
      const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
      const quotas = await this.quotas.quotas(id);
      const drawn = await this.quotas.drawn(id);
      const shown = quotas.flatMap(({ memberId, articleNumber, amount }): ShownQuota[] => {
        const member = members.get(memberId);
        if (!member || !sees(actor, memberId)) return [];
        const rest = quotaRest(memberId, articleNumber, quotas, drawn, null) ?? 0n;
        const text = (value: bigint): string => written(articleNumber, value);
        return [{ member, articleNumber, quota: text(amount), used: text(amount - rest), rest: text(rest) }];
      });
      return { quotas: shown, transfers: await this.quotas.transfers(id), shared: quotas.length > 0 };
    });
  }

  /** Sets the quota of a member to an amount; the entry that is added is the difference. Throws `invalid`. */
  set(actor: Actor, id: string, wish: QuotaWish): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      await this.callOffs.hold(id);
      const head = await this.head(id);
      const member = await this.partOf(head, wish.member, '/member');
      const { articleNumber, reason } = wish;
      const amount = amountOf(articleNumber, wish.amount);
      const state = await this.state(head, articleNumber);
      checkQuota({ memberId: member.id, articleNumber, amount }, state);
      const before = state.quotas.find((row) => row.memberId === member.id && row.articleNumber === articleNumber);
      const difference = amount - (before?.amount ?? 0n);
      if (difference === 0n) return;
      await this.quotas.add(id, { memberId: member.id, articleNumber, amount: difference }, newId(), reason);
      this.audit.record({
        action: 'framework.quota-set',
        subject: { type: 'framework', id, label: head.number },
        memberId: member.id,
        before: { quota: before ? written(articleNumber, before.amount) : null },
        after: { member: member.name, articleNumber, quota: written(articleNumber, amount), reason },
      });
    });
  }

  /** Asks the other side to agree to a transfer. Returns its id. Throws `invalid`, `forbidden` for members that take no part in it. */
  ask(actor: Actor, id: string, wish: TransferWish): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.transfer');
      const head = await this.head(id);
      const from = await this.partOf(head, wish.from, '/from');
      const to = await this.partOf(head, wish.to, '/to');
      if (from.id === to.id)
        throw invalid('quota-transfer', 'Die Übertragung ist so nicht möglich.', [
          { pointer: '/to', message: 'Bitte wählen Sie zwei verschiedene Mitglieder.' },
        ]);
      const askedFor = sideOf(actor, from.id, to.id);
      const { articleNumber, reason } = wish;
      const amount = amountOf(articleNumber, wish.amount);
      const part = { memberId: from.id, toMemberId: to.id, articleNumber, amount };
      checkTransfer(part, await this.state(head, articleNumber));
      const transfer = { id: newId(), frameworkId: id, fromMemberId: from.id, toMemberId: to.id };
      await this.quotas.ask({ ...transfer, articleNumber, reason, askedFor }, amount);
      const others = [from.id, to.id].filter((memberId) => memberId !== askedFor);
      for (const memberId of askedFor === null ? [] : others) {
        const text = `${head.number}: ${actor.name} bittet um Ihre Zustimmung zur Übertragung eines Kontingents.`;
        await this.notifications.notifyRole(
          'approver',
          memberId,
          text,
          `/rahmenvereinbarungen/${id}?bereich=kontingente`,
        );
      }
      this.record('framework.quota-transfer-asked', head, {
        ...{ from: from.name, to: to.name, articleNumber, amount: wish.amount, reason },
      });
      return transfer.id;
    });
  }

  /** The other member's person or the centre agrees or refuses; never who has asked. Throws `conflict`. */
  answer(actor: Actor, transferId: string, agreed: boolean, reason: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.transfer');
      const seen = await this.quotas.transfer(transferId);
      if (!seen) throw notFound('Diese Übertragung');
      await this.callOffs.hold(seen.frameworkId);
      const transfer = (await this.quotas.transfer(transferId)) ?? seen;
      refuseWrongSide(actor, transfer);
      if (transfer.agreed === agreed) return;
      if (transfer.agreed !== null)
        throw conflict('answered', `${transfer.answeredByName ?? ''} hat über die Übertragung schon entschieden.`);
      if (!agreed && reason.trim() === '')
        throw invalid('reason-missing', 'Die Ablehnung muss begründet werden.', [
          { pointer: '/reason', message: 'Bitte nennen Sie den Grund der Ablehnung.' },
        ]);
      const head = await this.head(transfer.frameworkId);
      const { articleNumber } = transfer;
      const amount = readAmount(articleNumber, transfer.amount);
      const part = { memberId: transfer.fromMemberId, toMemberId: transfer.toMemberId, articleNumber, amount };
      if (agreed) checkTransfer(part, await this.state(head, articleNumber));
      await this.quotas.answer(transfer, agreed, reason.trim());
      this.record(agreed ? 'framework.quota-transfer-agreed' : 'framework.quota-transfer-refused', head, {
        ...{ articleNumber, amount: transfer.amount, reason: reason.trim() },
      });
    });
  }

  private async state(head: FrameworkHead, articleNumber: string): Promise<QuotaState> {
    return {
      quotas: await this.quotas.quotas(head.id),
      drawn: await this.quotas.drawn(head.id),
      maximum: await this.maximumOf(head, articleNumber),
    };
  }

  private async maximumOf(head: FrameworkHead, articleNumber: string): Promise<bigint | null> {
    if (articleNumber === '') return head.maximumValue === null ? null : parseMoney(head.maximumValue);
    const item = (await this.frameworks.items(head.id, this.uow.today())).find(
      (one) => one.articleNumber === articleNumber,
    );
    if (!item)
      throw invalid('quota', 'Das Kontingent ist so nicht möglich.', [
        { pointer: '/articleNumber', message: 'Der Artikel gehört nicht zur Rahmenvereinbarung.' },
      ]);
    return item.maximumQuantity === null ? null : parseQuantity(item.maximumQuantity);
  }

  private async partOf(head: FrameworkHead, slug: string, pointer: string): Promise<Member> {
    const member = (await this.directory.members()).find((one) => one.slug === slug);
    if (member && head.memberIds.includes(member.id)) return member;
    throw invalid('quota', 'Das Kontingent ist so nicht möglich.', [
      { pointer, message: 'Dieses Mitglied ist an der Rahmenvereinbarung nicht beteiligt.' },
    ]);
  }

  private async head(id: string): Promise<FrameworkHead> {
    const head = await this.frameworks.find(id);
    if (!head) throw notFound('Diese Rahmenvereinbarung');
    return head;
  }

  private record(action: string, { id, number }: FrameworkHead, after: unknown): void {
    this.audit.record({ action, subject: { type: 'framework', id, label: number }, after });
  }
}

const sees = ({ reach, memberIds }: Actor, memberId: string): boolean =>
  reach !== 'member' || memberIds.includes(memberId);

function amountOf(articleNumber: string, text: string): bigint {
  try {
    const amount = readAmount(articleNumber, text);
    if (amount >= 0n) return amount;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  throw invalid('quota', 'Das Kontingent ist so nicht möglich.', [
    { pointer: '/amount', message: 'Bitte geben Sie eine Zahl ab 0 an.' },
  ]);
}

/** The member a person speaks for; null: the centre. Throws `forbidden` for people of neither member. */
function sideOf(actor: Actor, fromId: string, toId: string): string | null {
  if (actor.reach !== 'member') return null;
  const side = [fromId, toId].find((memberId) => actor.memberIds.includes(memberId));
  if (side === undefined)
    throw new DomainError(
      'forbidden',
      'not-your-member',
      'Übertragungen anderer Mitglieder können Sie nicht vereinbaren.',
    );
  return side;
}

/** What one side has asked the other side or the centre agrees to; what the centre has asked a second person of the centre. */
function refuseWrongSide(actor: Actor, { askedFor, askedBy, fromMemberId, toMemberId }: Sides): void {
  if (askedBy === actor.personId) throw conflict('own-transfer', 'Der eigenen Anfrage stimmt eine andere Person zu.');
  if (actor.reach !== 'member') return;
  const other = askedFor === fromMemberId ? toMemberId : fromMemberId;
  if (askedFor === null || !actor.memberIds.includes(other))
    throw conflict('other-side', 'Der Übertragung muss das andere Mitglied oder das Vergabezentrum zustimmen.');
}
