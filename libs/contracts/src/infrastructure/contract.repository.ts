import { notFound } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Contract, Modification, PriceAdjustment, Proof } from '../domain/contract';
import { endsOn } from '../domain/contract';
import { refuseStale } from './stale';

type Row = Omit<Contract, 'memberIds' | 'modifications' | 'adjustments' | 'proofs' | 'successor'> & {
  readonly successorId: string | null;
  readonly successorNumber: string | null;
};

const CONTRACT = `select id, number, procedure_id as "procedureId", file_number as "fileNumber", title, partner, lots, options,
  nature, state, regime, procedure_type as "procedureType", starts_on as "startsOn", awarded_on as "awardedOn",
  value::text, term_from as "termFrom", term_to as "termTo", price_clause as "priceClause", price_index as "priceIndex",
  price_from as "priceFrom", preparation_days as "preparationDays", successor_id as "successorId",
  successor_number as "successorNumber", no_successor as "noSuccessor", changed_at as "changedAt",
  changed_by as "changedBy", version from contracts.contract`;

/** Contracts with everything that belongs to them. */
@Injectable()
export class ContractRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Throws `not-found`, also for a contract the actor may not see. */
  async find(id: string): Promise<Contract> {
    const [contract] = await this.with(await this.uow.query<Row>(`${CONTRACT} where id = $1`, [id]));
    if (!contract) throw notFound('Dieser Vertrag');
    return contract;
  }

  /** As `find`, but holds the contract until the end of the transaction. */
  async lock(id: string): Promise<Contract> {
    await this.uow.query('select 1 from contracts.contract where id = $1 for update', [id]);
    return this.find(id);
  }

  /** In the order of their numbers. */
  async ofProcedures(procedureIds: readonly string[]): Promise<readonly Contract[]> {
    return this.with(
      await this.uow.query<Row>(`${CONTRACT} where procedure_id = any($1::uuid[]) order by number`, [procedureIds]),
    );
  }

  /** Contracts in the order of their ends, those without one last. */
  async all(limit: number): Promise<readonly Contract[]> {
    return this.with(await this.uow.query<Row>(`${CONTRACT} order by ends_on nulls last, id limit $1`, [limit]));
  }

  async byIds(ids: readonly string[]): Promise<readonly Contract[]> {
    return this.with(
      await this.uow.query<Row>(`${CONTRACT} where id = any($1::uuid[]) order by ends_on nulls last, id`, [ids]),
    );
  }

  /** Reads the parts of all of them at once. */
  private async with(rows: readonly Row[]): Promise<readonly Contract[]> {
    if (rows.length === 0) return [];
    const ids = [rows.map(({ id }) => id)];
    type Of<T> = T & { readonly contractId: string };
    const members = await this.uow.query<Of<{ memberId: string }>>(
      `select contract_id as "contractId", member_id as "memberId" from contracts.contract_member
       where contract_id = any($1::uuid[]) order by member_id`,
      ids,
    );
    const modifications = await this.uow.query<Of<Modification>>(
      `select contract_id as "contractId", id, modified_on as "on", amount::text, ground, nature_changed as "natureChanged",
              reason, verdict, verdict_reason as "verdictReason", notice_due as "noticeDue", notice_until as "noticeUntil",
              person_name as "personName", recorded_at as at
       from contracts.modification where contract_id = any($1::uuid[]) order by modified_on, recorded_at, id`,
      ids,
    );
    const adjustments = await this.uow.query<Of<PriceAdjustment>>(
      `select contract_id as "contractId", id, adjusted_from as "from", value_before::text as "valueBefore",
              value_after::text as "valueAfter", basis, person_name as "personName", recorded_at as at
       from contracts.price_adjustment where contract_id = any($1::uuid[]) order by adjusted_from, recorded_at, id`,
      ids,
    );
    const proofs = await this.uow.query<Of<Proof>>(
      `select contract_id as "contractId", task_id as "taskId", done_on as "on", proof, person_name as "personName",
              recorded_at as at
       from contracts.proof where contract_id = any($1::uuid[]) order by recorded_at, id`,
      ids,
    );
    const of = <T extends { readonly contractId: string }>(all: readonly T[], id: string): Omit<T, 'contractId'>[] =>
      all.filter(({ contractId }) => contractId === id).map(({ contractId: _, ...part }) => part);
    return rows.map(({ successorId, successorNumber, ...row }) => ({
      ...row,
      memberIds: members.filter(({ contractId }) => contractId === row.id).map(({ memberId }) => memberId),
      modifications: of(modifications, row.id) as Modification[],
      adjustments: of(adjustments, row.id) as PriceAdjustment[],
      proofs: of(proofs, row.id) as Proof[],
      successor: successorId && successorNumber ? { procedureId: successorId, fileNumber: successorNumber } : null,
    }));
  }

  async insert(contract: Contract): Promise<void> {
    await this.uow.execute(
      `insert into contracts.contract
         (id, number, procedure_id, file_number, title, partner, lots, options, nature, state, regime, procedure_type,
          starts_on, awarded_on, value, term_from, term_to, ends_on, price_clause, price_index, price_from,
          preparation_days, changed_at, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
      [
        ...[contract.id, contract.number, contract.procedureId, contract.fileNumber, contract.title],
        ...[JSON.stringify(contract.partner), JSON.stringify(contract.lots), JSON.stringify(contract.options)],
        ...[contract.nature, contract.state, contract.regime, contract.procedureType],
        ...[
          contract.startsOn,
          contract.awardedOn,
          contract.value,
          contract.termFrom,
          contract.termTo,
          endsOn(contract),
        ],
        ...[contract.priceClause, contract.priceIndex, contract.priceFrom, contract.preparationDays],
        ...[this.uow.now(), this.uow.actor.name],
      ],
    );
    for (const memberId of contract.memberIds) {
      await this.uow.execute('insert into contracts.contract_member (contract_id, member_id) values ($1, $2)', [
        contract.id,
        memberId,
      ]);
    }
  }

  /** Writes the contract under the version that was read. Throws `stale` naming who changed it meanwhile. */
  async update(contract: Contract): Promise<void> {
    const touched = await this.uow.execute(
      `update contracts.contract set title = $3, options = $4, value = $5, term_from = $6, term_to = $7, ends_on = $8,
         price_clause = $9, price_index = $10, price_from = $11, preparation_days = $12, successor_id = $13,
         successor_number = $14, no_successor = $15, changed_at = $16, changed_by = $17, version = version + 1
       where id = $1 and version = $2`,
      [
        ...[contract.id, contract.version, contract.title, JSON.stringify(contract.options), contract.value],
        ...[contract.termFrom, contract.termTo, endsOn(contract), contract.priceClause, contract.priceIndex],
        ...[contract.priceFrom, contract.preparationDays, contract.successor?.procedureId ?? null],
        ...[contract.successor?.fileNumber ?? null, contract.noSuccessor, this.uow.now(), this.uow.actor.name],
      ],
    );
    if (touched === 0) refuseStale(await this.find(contract.id));
  }

  async insertModification(contractId: string, one: Omit<Modification, 'personName' | 'at'>): Promise<void> {
    await this.uow.execute(
      `insert into contracts.modification (id, contract_id, modified_on, amount, ground, nature_changed, reason, verdict,
         verdict_reason, notice_due, notice_until, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[one.id, contractId, one.on, one.amount, one.ground, one.natureChanged, one.reason, one.verdict],
        ...[one.verdictReason, one.noticeDue, one.noticeUntil, this.uow.actor.name, this.uow.now()],
      ],
    );
  }

  async insertAdjustment(contractId: string, one: Omit<PriceAdjustment, 'id' | 'personName' | 'at'>): Promise<void> {
    await this.uow.execute(
      `insert into contracts.price_adjustment
         (id, contract_id, adjusted_from, value_before, value_after, basis, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[newId(), contractId, one.from, one.valueBefore, one.valueAfter, one.basis],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
  }

  async insertProof(contractId: string, { taskId, on, proof }: Omit<Proof, 'personName' | 'at'>): Promise<void> {
    await this.uow.execute(
      `insert into contracts.proof (id, contract_id, task_id, done_on, proof, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), contractId, taskId, on, proof, this.uow.actor.name, this.uow.now()],
    );
  }
}
