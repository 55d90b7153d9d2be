import { formatMoney, type Money, notFound, parseMoney } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface StoredApproval {
  readonly id: string;
  readonly memberId: string;
  readonly requisitionId: string;
  readonly net: Money;
  readonly state: 'waiting' | 'approved' | 'rejected' | 'withdrawn';
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly version: number;
}

const APPROVAL = `select id, member_id as "memberId", requisition_id as "requisitionId", net, state,
  decided_by as "decidedBy", decided_at as "decidedAt", reason, version from ordering.approval`;

@Injectable()
export class ApprovalRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Throws `not-found`, also for a foreign member's. */
  async find(id: string): Promise<StoredApproval> {
    const row = await this.uow.first<Omit<StoredApproval, 'net'> & { net: string }>(`${APPROVAL} where id = $1`, [id]);
    if (!row) throw notFound('Diese Freigabe');
    return { ...row, net: parseMoney(row.net) };
  }

  async insert(approval: Pick<StoredApproval, 'id' | 'memberId' | 'requisitionId' | 'net'>): Promise<void> {
    await this.uow.execute(
      'insert into ordering.approval (id, member_id, requisition_id, net, requested_at) values ($1, $2, $3, $4, $5)',
      [approval.id, approval.memberId, approval.requisitionId, formatMoney(approval.net), this.uow.now()],
    );
  }

  /** False when somebody decided since. */
  async decide(seen: StoredApproval, state: 'approved' | 'rejected', reason: string | null): Promise<boolean> {
    const decided = await this.uow.execute(
      `update ordering.approval set state = $3, reason = $4, decided_by = app.person_id(), decided_at = $5, version = version + 1
       where id = $1 and version = $2 and state = 'waiting'`,
      [seen.id, seen.version, state, reason, this.uow.now()],
    );
    return decided === 1;
  }

  async withdraw(requisitionId: string): Promise<void> {
    await this.uow.execute(
      `update ordering.approval set state = 'withdrawn', version = version + 1 where requisition_id = $1 and state = 'waiting'`,
      [requisitionId],
    );
  }
}
