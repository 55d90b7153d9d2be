import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { BodyDecision, BodyRule } from '../../domain/award/body-decision';
import type { InformationWaiver } from '../../domain/award/information-waiver';

export interface StoredBodyRule extends BodyRule {
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** What the members' bodies decide, and why nobody had to be informed before an award. */
@Injectable()
export class BodyRepository {
  constructor(private readonly uow: UnitOfWork) {}

  rules(): Promise<readonly StoredBodyRule[]> {
    return this.uow.query<StoredBodyRule>(
      `select member_id as "memberId", body, from_value::text as "fromValue", changed_at as "changedAt",
              changed_by as "changedBy"
       from procedures.body_rule order by member_id`,
    );
  }

  async saveRule({ memberId, body, fromValue }: BodyRule): Promise<void> {
    await this.uow.execute(
      `insert into procedures.body_rule (member_id, body, from_value, changed_at, changed_by) values ($1, $2, $3, $4, $5)
       on conflict (centre_id, member_id) do update set body = excluded.body, from_value = excluded.from_value,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [memberId, body, fromValue, this.uow.now(), this.uow.actor.name],
    );
  }

  async deleteRule(memberId: string): Promise<void> {
    await this.uow.execute('delete from procedures.body_rule where member_id = $1', [memberId]);
  }

  /** Oldest first. */
  decisions(procedureId: string): Promise<readonly BodyDecision[]> {
    return this.uow.query<BodyDecision>(
      `select id, proposal_id as "proposalId", member_id as "memberId", needed, body, decided_on as "decidedOn", result,
              reference, note, person_name as "personName", recorded_at as at
       from procedures.body_decision where procedure_id = $1 order by recorded_at, id`,
      [procedureId],
    );
  }

  async insertDecision(procedureId: string, one: Omit<BodyDecision, 'id' | 'personName' | 'at'>): Promise<void> {
    await this.uow.execute(
      `insert into procedures.body_decision
         (id, procedure_id, proposal_id, member_id, needed, body, decided_on, result, reference, note, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[newId(), procedureId, one.proposalId, one.memberId, one.needed, one.body, one.decidedOn, one.result],
        ...[one.reference, one.note, this.uow.actor.name, this.uow.now()],
      ],
    );
  }

  waivers(procedureId: string): Promise<readonly InformationWaiver[]> {
    return this.uow.query<InformationWaiver>(
      `select id, proposal_id as "proposalId", ground, reason, person_name as "personName", recorded_at as at
       from procedures.information_waiver where procedure_id = $1 order by recorded_at, id`,
      [procedureId],
    );
  }

  async insertWaiver(
    procedureId: string,
    { proposalId, ground, reason }: Pick<InformationWaiver, 'proposalId' | 'ground' | 'reason'>,
  ): Promise<void> {
    await this.uow.execute(
      `insert into procedures.information_waiver (id, procedure_id, proposal_id, ground, reason, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), procedureId, proposalId, ground, reason, this.uow.actor.name, this.uow.now()],
    );
  }
}
