import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ProposalKind, StoredChange } from '../domain/framework-proposal';

export interface StoredProposal {
  readonly id: string;
  readonly frameworkId: string;
  readonly kind: ProposalKind;
  readonly change: StoredChange;
  /** As it was shown when it was proposed: ProposedEffect of the use case. */
  readonly effect: unknown;
  readonly ground: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly state: 'open' | 'accepted' | 'refused' | 'withdrawn';
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string;
}

const PROPOSAL = `select p.id, p.framework_id as "frameworkId", p.kind, p.change, p.effect, p.ground, p.reason,
    p.proposed_by as "proposedBy", p.proposed_by_name as "proposedByName", p.proposed_at as "proposedAt", p.state,
    p.decided_by_name as "decidedByName", p.decided_at as "decidedAt", p.decision_reason as "decisionReason"
  from bundling.framework_proposal p`;

@Injectable()
export class FrameworkProposalRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Open ones first, then the newest. */
  all(frameworkId: string): Promise<StoredProposal[]> {
    return this.uow.query(
      `${PROPOSAL} where framework_id = $1 order by state = 'open' desc, proposed_at desc, id desc`,
      [frameworkId],
    );
  }

  /** Those somebody other than the person has proposed, oldest first, with what the agreement is called. */
  openOfOthers(personId: string | null): Promise<(StoredProposal & { number: string; title: string })[]> {
    return this.uow.query(
      `${PROPOSAL.replace('select ', 'select f.number, f.title, ')}
       join bundling.framework f on (f.centre_id, f.id) = (p.centre_id, p.framework_id)
       where p.state = 'open' and p.proposed_by is distinct from $1::uuid order by p.proposed_at, p.id`,
      [personId],
    );
  }

  /** Holds it until the end of the transaction. */
  lock(id: string): Promise<StoredProposal | undefined> {
    return this.uow.first(`${PROPOSAL} where id = $1 for update`, [id]);
  }

  async insert(
    proposal: Pick<StoredProposal, 'id' | 'frameworkId' | 'change' | 'effect' | 'ground' | 'reason'>,
  ): Promise<void> {
    await this.uow.execute(
      `insert into bundling.framework_proposal
         (id, framework_id, kind, change, effect, ground, reason, proposed_by, proposed_by_name, proposed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[proposal.id, proposal.frameworkId, proposal.change.kind],
        ...[JSON.stringify(proposal.change), JSON.stringify(proposal.effect), proposal.ground, proposal.reason],
        ...[this.uow.actor.personId, this.uow.actor.name, this.uow.now()],
      ],
    );
  }

  async decide(id: string, state: 'accepted' | 'refused' | 'withdrawn', reason: string): Promise<void> {
    await this.uow.execute(
      `update bundling.framework_proposal
       set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, decision_reason = $6 where id = $1`,
      [id, state, this.uow.actor.personId, this.uow.actor.name, this.uow.now(), reason],
    );
  }
}
