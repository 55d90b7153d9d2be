import { formatMoney, formatQuantity, parseMoney, parseQuantity } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { MemberAmount } from '../domain/member-quota';

export interface QuotaTransfer {
  readonly id: string;
  readonly frameworkId: string;
  readonly fromMemberId: string;
  readonly toMemberId: string;
  /** Empty: EUR of the agreement's value. */
  readonly articleNumber: string;
  readonly amount: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByName: string;
  /** The member whose person has asked; null: the centre. */
  readonly askedFor: string | null;
  readonly askedAt: Date;
  /** Null: nobody has answered. */
  readonly agreed: boolean | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
  readonly answerReason: string | null;
}
interface AmountRow {
  readonly memberId: string;
  readonly articleNumber: string;
  readonly amount: string;
}

const AMOUNT = `case when article_number = '' then round(amount, 2) else amount end::text as amount`;
const TRANSFER = `select t.id, t.framework_id as "frameworkId", t.from_member_id as "fromMemberId", t.to_member_id as "toMemberId",
    t.article_number as "articleNumber", trim_scale(t.amount)::text as amount, t.reason, t.asked_by as "askedBy",
    t.asked_by_name as "askedByName", t.asked_for as "askedFor", t.asked_at as "askedAt", a.agreed,
    a.answered_by_name as "answeredByName", a.answered_at as "answeredAt", a.reason as "answerReason"
  from bundling.framework_quota_transfer t
  left join bundling.framework_quota_answer a on (a.centre_id, a.transfer_id) = (t.centre_id, t.id)`;

/** Shares of members: entries and agreed transfers that are only ever added. */
@Injectable()
export class MemberQuotaRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of all members, whoever asks: a rule needs all of them; shown is only what belongs to the person. */
  async quotas(frameworkId: string): Promise<readonly MemberAmount[]> {
    return this.amounts('bundling.quotas', frameworkId);
  }

  /** What members have called off, by article and (with an empty number) by value. */
  async drawn(frameworkId: string): Promise<readonly MemberAmount[]> {
    return this.amounts('bundling.drawn_by_member', frameworkId);
  }

  async add(
    frameworkId: string,
    { memberId, articleNumber, amount }: MemberAmount,
    id: string,
    reason: string,
  ): Promise<void> {
    await this.uow.execute(
      `insert into bundling.framework_quota (id, framework_id, member_id, article_number, amount, reason, recorded_by_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[id, frameworkId, memberId, articleNumber, written(articleNumber, amount), reason],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
  }

  /** Of the agreement, those the actor may see, open ones first; of all agreements where none is named. */
  transfers(frameworkId: string | null): Promise<QuotaTransfer[]> {
    return this.uow.query(
      `${TRANSFER} where $1::uuid is null or t.framework_id = $1 order by a.agreed is null desc, t.asked_at desc, t.id`,
      [frameworkId],
    );
  }

  transfer(id: string): Promise<QuotaTransfer | undefined> {
    return this.uow.first(`${TRANSFER} where t.id = $1`, [id]);
  }

  async ask(
    transfer: Pick<
      QuotaTransfer,
      'id' | 'frameworkId' | 'fromMemberId' | 'toMemberId' | 'articleNumber' | 'reason' | 'askedFor'
    >,
    amount: bigint,
  ): Promise<void> {
    await this.uow.execute(
      `insert into bundling.framework_quota_transfer (id, framework_id, from_member_id, to_member_id, article_number, amount, reason,
         asked_by, asked_by_name, asked_for, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[transfer.id, transfer.frameworkId, transfer.fromMemberId, transfer.toMemberId, transfer.articleNumber],
        ...[written(transfer.articleNumber, amount), transfer.reason],
        ...[this.uow.actor.personId, this.uow.actor.name, transfer.askedFor, this.uow.now()],
      ],
    );
  }

  async answer({ id, askedBy }: Pick<QuotaTransfer, 'id' | 'askedBy'>, agreed: boolean, reason: string): Promise<void> {
    await this.uow.execute(
      `insert into bundling.framework_quota_answer (transfer_id, asked_by, agreed, reason, answered_by, answered_by_name, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, askedBy, agreed, reason, this.uow.actor.personId, this.uow.actor.name, this.uow.now()],
    );
  }

  private async amounts(
    source: 'bundling.quotas' | 'bundling.drawn_by_member',
    frameworkId: string,
  ): Promise<readonly MemberAmount[]> {
    const rows = await this.uow.query<AmountRow>(
      `select member_id as "memberId", article_number as "articleNumber", ${AMOUNT}
       from ${source}(app.centre_id(), $1) order by article_number, member_id`,
      [frameworkId],
    );
    return rows.map(({ memberId, articleNumber, amount }) => ({
      ...{ memberId, articleNumber },
      amount: readAmount(articleNumber, amount),
    }));
  }
}

/** Cents for the value, thousandths of a unit for an article. */
export const readAmount = (articleNumber: string, text: string): bigint =>
  articleNumber === '' ? parseMoney(text) : parseQuantity(text);
export const written = (articleNumber: string, amount: bigint): string =>
  articleNumber === '' ? formatMoney(amount) : formatQuantity(amount);
