import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type {
  AwardDecision,
  AwardProposal,
  InformationLetter,
  LotEvaluation,
  ProposedLot,
  RankedBid,
} from '../domain/dossier';
import type { Attestation, Bid } from '../domain/procedure';

/** Opening, bids, evaluation, proposal, letters and decisions of a procedure. */
@Injectable()
export class AwardRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of one round of bids. */
  openings(procedureId: string, round: number): Promise<readonly Attestation[]> {
    return this.uow.query<Attestation>(
      `select person_id as "personId", person_name as "personName", attested_at as at
       from procedures.opening_attestation where procedure_id = $1 and round = $2 order by attested_at, person_id`,
      [procedureId, round],
    );
  }

  async insertOpening(procedureId: string, round: number): Promise<void> {
    await this.uow.execute(
      `insert into procedures.opening_attestation (procedure_id, round, person_id, person_name, attested_at)
       values ($1, $2, app.person_id(), $3, $4)`,
      [procedureId, round, this.uow.actor.name, this.uow.now()],
    );
  }

  /** Of one round. */
  bids(procedureId: string, round: number): Promise<readonly Bid[]> {
    return this.uow.query<Bid>(
      `select id, lot_id as "lotId", bidder_id as "bidderId", received_at as "receivedAt", positions, missing, total
       from procedures.bid where procedure_id = $1 and round = $2 order by lot_id, id`,
      [procedureId, round],
    );
  }

  /** Records the bid of a bidder for a lot, or puts the corrected one in its place. Returns its id. */
  async saveBid(procedureId: string, round: number, bid: Omit<Bid, 'id'>): Promise<string> {
    const row = await this.uow.first<{ id: string }>(
      `insert into procedures.bid (id, procedure_id, lot_id, bidder_id, received_at, positions, missing, total, round)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (centre_id, lot_id, bidder_id, round) do update set received_at = excluded.received_at,
         positions = excluded.positions, missing = excluded.missing, total = excluded.total
       returning id`,
      [
        newId(),
        procedureId,
        bid.lotId,
        bid.bidderId,
        bid.receivedAt,
        JSON.stringify(bid.positions),
        JSON.stringify(bid.missing),
        bid.total,
        round,
      ],
    );
    return row?.id ?? '';
  }

  evaluations(procedureId: string): Promise<readonly LotEvaluation[]> {
    return this.uow.query<LotEvaluation>(
      `select e.lot_id as "lotId", e.ranking, e.person_name as "personName", e.evaluated_at as at
       from procedures.evaluation e join procedures.lot l on (l.centre_id, l.id) = (e.centre_id, e.lot_id)
       where e.procedure_id = $1 order by l.number`,
      [procedureId],
    );
  }

  /** The ranking that counts; earlier ones are kept with what they rested on in `lot_evaluation`. */
  async saveEvaluation(procedureId: string, lotId: string, ranking: readonly RankedBid[]): Promise<void> {
    await this.uow.execute(
      `insert into procedures.evaluation (procedure_id, lot_id, ranking, person_name, evaluated_at) values ($1, $2, $3, $4, $5)
       on conflict (centre_id, lot_id) do update set ranking = excluded.ranking, person_name = excluded.person_name,
         evaluated_at = excluded.evaluated_at`,
      [procedureId, lotId, JSON.stringify(ranking), this.uow.actor.name, this.uow.now()],
    );
  }

  /** Of these lots; the others keep theirs. */
  async clearEvaluations(lotIds: readonly string[]): Promise<void> {
    await this.uow.execute('delete from procedures.evaluation where lot_id = any($1::uuid[])', [lotIds]);
  }

  /** Those that were not taken back, oldest first. */
  proposals(procedureId: string): Promise<readonly AwardProposal[]> {
    return this.uow.query<AwardProposal>(
      `select id, lots, reason, person_id as "personId", person_name as "personName", proposed_at as at
       from procedures.award_proposal where procedure_id = $1 and withdrawn_at is null order by proposed_at, id`,
      [procedureId],
    );
  }

  async insertProposal(procedureId: string, lots: readonly ProposedLot[], reason: string): Promise<void> {
    await this.uow.execute(
      `insert into procedures.award_proposal (id, procedure_id, lots, reason, person_id, person_name, proposed_at)
       values ($1, $2, $3, $4, app.person_id(), $5, $6)`,
      [newId(), procedureId, JSON.stringify(lots), reason, this.uow.actor.name, this.uow.now()],
    );
  }

  /** Takes a proposal back with the decisions that were made on it. */
  async withdrawProposal(proposalId: string): Promise<void> {
    await this.uow.execute('delete from procedures.award_decision where proposal_id = $1', [proposalId]);
    await this.uow.execute('update procedures.award_proposal set withdrawn_at = $2 where id = $1', [
      proposalId,
      this.uow.now(),
    ]);
  }

  letters(procedureId: string): Promise<readonly InformationLetter[]> {
    return this.uow.query<InformationLetter>(
      `select id, proposal_id as "proposalId", dispatched_on as "dispatchedOn", channel, standstill, person_name as "personName", recorded_at as at
       from procedures.information_letter where procedure_id = $1 order by recorded_at, id`,
      [procedureId],
    );
  }

  async insertLetter(
    procedureId: string,
    letter: Pick<InformationLetter, 'proposalId' | 'dispatchedOn' | 'channel' | 'standstill'>,
  ): Promise<void> {
    await this.uow.execute(
      `insert into procedures.information_letter (id, procedure_id, dispatched_on, channel, standstill, person_name, recorded_at, proposal_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        procedureId,
        letter.dispatchedOn,
        letter.channel,
        letter.standstill && JSON.stringify(letter.standstill),
        this.uow.actor.name,
        this.uow.now(),
        letter.proposalId,
      ],
    );
  }

  decisions(procedureId: string): Promise<readonly AwardDecision[]> {
    return this.uow.query<AwardDecision>(
      `select proposal_id as "proposalId", person_id as "personId", person_name as "personName", role, decided_at as at
       from procedures.award_decision where procedure_id = $1 order by decided_at, person_id`,
      [procedureId],
    );
  }

  async insertDecision(procedureId: string, proposalId: string, role: string): Promise<void> {
    await this.uow.execute(
      `insert into procedures.award_decision (procedure_id, proposal_id, person_id, person_name, role, decided_at)
       values ($1, $2, app.person_id(), $3, $4, $5)`,
      [procedureId, proposalId, this.uow.actor.name, role, this.uow.now()],
    );
  }
}
