import { DomainError, germanInstant, type LocalDate, notFound } from '@app/kernel';
import type { Assessment } from '@app/law';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Phase } from '../domain/phase';
import { NO_PLAN_FACTS } from '../domain/plan-facts';
import type { Bidder, Lot, Position, Procedure } from '../domain/procedure';

const PROCEDURE = `select id, file_number as "fileNumber", title, nature, state, on_behalf_of as "onBehalfOf",
  estimated_value as "estimatedValue", estimate_reasons as "estimateReasons", assessment, rule_set as "ruleSet",
  law_version as "lawVersion", starts_on as "startsOn", regime, procedure_type as "procedureType",
  procedure_type_choice as "typeChoice", phase, round,
  suspended_on as "suspendedOn", officer_id as "officerId", officer_name as "officerName", deputy_id as "deputyId",
  deputy_name as "deputyName", joint, origin_type as "originType", origin_id as "originId",
  plan, term_from as "termFrom", term_to as "termTo", timeline_inputs as "timelineInputs", timeline,
  notice_dispatched_on as "noticeDispatchedOn", tender_deadline as "tenderDeadline", binding_until as "bindingUntil",
  awarded_on as "awardedOn", awarded_value as "awardedValue", created_at as "createdAt", changed_at as "changedAt",
  changed_by as "changedBy", last_change as "lastChange", version
  from procedures.procedure`;

/** Columns a step may change, by the name of the field. */
const COLUMNS = {
  title: 'title',
  onBehalfOf: 'on_behalf_of',
  estimatedValue: 'estimated_value',
  plan: 'plan',
  termFrom: 'term_from',
  termTo: 'term_to',
  assessment: 'assessment',
  ruleSet: 'rule_set',
  lawVersion: 'law_version',
  startsOn: 'starts_on',
  regime: 'regime',
  procedureType: 'procedure_type',
  typeChoice: 'procedure_type_choice',
  phase: 'phase',
  round: 'round',
  suspendedOn: 'suspended_on',
  officerId: 'officer_id',
  officerName: 'officer_name',
  deputyId: 'deputy_id',
  deputyName: 'deputy_name',
  timelineInputs: 'timeline_inputs',
  timeline: 'timeline',
  noticeDispatchedOn: 'notice_dispatched_on',
  tenderDeadline: 'tender_deadline',
  bindingUntil: 'binding_until',
  awardedOn: 'awarded_on',
  awardedValue: 'awarded_value',
} as const satisfies Partial<Record<keyof Procedure, string>>;
const JSON_FIELDS: ReadonlySet<string> = new Set(['plan', 'assessment', 'typeChoice', 'timelineInputs', 'timeline']);
export type ProcedureChange = Partial<Pick<Procedure, keyof typeof COLUMNS>>;

type PlannedLot = Omit<Lot, 'id' | 'number' | 'phase' | 'awardedOn'>;
export interface InsertProcedure {
  readonly title: string;
  readonly nature: Procedure['nature'];
  readonly state: Procedure['state'];
  readonly onBehalfOf: string | null;
  readonly estimateReasons: readonly string[];
  readonly assessment: Assessment;
  readonly startsOn: LocalDate;
  readonly joint: boolean;
  readonly origin: { readonly type: string; readonly id: string } | null;
  readonly term: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly buyerIds: readonly string[];
  readonly lots: readonly PlannedLot[];
}

@Injectable()
export class ProcedureRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async insert(number: string, procedure: InsertProcedure): Promise<string> {
    const id = newId();
    const { assessment, origin, term } = procedure;
    const now = this.uow.now();
    await this.uow.execute(
      `insert into procedures.procedure
         (id, file_number, title, nature, state, on_behalf_of, estimated_value, estimate_reasons, assessment, rule_set,
          law_version, starts_on, regime, phase, joint, origin_type, origin_id, term_from, term_to,
          created_at, changed_at, changed_by, last_change, officer_id, officer_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'planned', $14, $15, $16, $17, $18, $19, $19, $20, $21,
               app.person_id(), $20)`,
      [
        id,
        number,
        procedure.title,
        procedure.nature,
        procedure.state,
        procedure.onBehalfOf,
        assessment.estimatedValue,
        JSON.stringify(procedure.estimateReasons),
        JSON.stringify(assessment),
        assessment.ruleSet.id,
        assessment.ruleSet.version,
        procedure.startsOn,
        assessment.regime,
        procedure.joint,
        origin?.type ?? null,
        origin?.id ?? null,
        term?.from ?? null,
        term?.to ?? null,
        now,
        this.uow.actor.name,
        'Verfahren angelegt',
      ],
    );
    for (const memberId of procedure.buyerIds) {
      await this.uow.execute('insert into procedures.procedure_buyer (procedure_id, member_id) values ($1, $2)', [
        id,
        memberId,
      ]);
    }
    for (const [index, lot] of procedure.lots.entries()) await this.insertLot(id, index + 1, 'planned', lot);
    return id;
  }

  private async insertLot(procedureId: string, number: number, phase: Phase, lot: PlannedLot): Promise<void> {
    const lotId = newId();
    await this.uow.execute(
      `insert into procedures.lot (id, procedure_id, number, title, estimated_value, cpv, phase)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [lotId, procedureId, number, lot.title, lot.estimatedValue, lot.cpv, phase],
    );
    await this.uow.execute(
      `insert into procedures.position (lot_id, number, article_number, text, unit, quantity)
       select $1, p.* from jsonb_to_recordset($2::jsonb) as p(number int, "articleNumber" text, text text, unit text, quantity numeric)`,
      [lotId, JSON.stringify(lot.positions.map((position, index) => ({ ...position, number: index + 1 })))],
    );
  }

  /** Throws `not-found`. */
  async find(id: string): Promise<Procedure> {
    return this.one(`${PROCEDURE} where id = $1`, id);
  }

  /** Holds the procedure for this transaction, so that two people act one after the other. Throws `not-found`. */
  async lock(id: string): Promise<Procedure> {
    return this.one(`${PROCEDURE} where id = $1 for update`, id);
  }

  private async one(sql: string, id: string): Promise<Procedure> {
    const procedure = await this.uow.first<Procedure>(sql, [id]);
    if (!procedure) throw notFound('Dieses Vergabeverfahren');
    return { ...procedure, plan: { ...NO_PLAN_FACTS, ...procedure.plan } };
  }

  /** Writes the change under the version that was read. Throws `stale` naming who changed what meanwhile. */
  async update(procedure: Procedure, change: ProcedureChange, lastChange: string): Promise<void> {
    const fields = Object.entries(change) as [keyof typeof COLUMNS, unknown][];
    const sets = fields.map(([field], index) => `${COLUMNS[field]} = $${index + 6}`);
    const values = fields.map(([field, value]) =>
      JSON_FIELDS.has(field) && value !== null ? JSON.stringify(value) : value,
    );
    const touched = await this.uow.execute(
      `update procedures.procedure set ${[...sets, 'changed_at = $3', 'changed_by = $4', 'last_change = $5'].join(', ')},
         version = version + 1
       where id = $1 and version = $2`,
      [procedure.id, procedure.version, this.uow.now(), this.uow.actor.name, lastChange, ...values],
    );
    if (touched === 0) refuseStale(await this.find(procedure.id));
  }

  /**
   * Puts the planned lots in the place of the stored ones; a lot that stays keeps its id and its positions, a new one
   * stands where the procedure stands: lots go together until the evaluation.
   */
  async saveLots(
    procedureId: string,
    { procedure: { phase }, lots: stored }: { readonly procedure: Procedure; readonly lots: readonly Lot[] },
    planned: readonly (Omit<PlannedLot, 'positions'> & { readonly id?: string })[],
  ): Promise<void> {
    const kept = planned.flatMap(({ id }) => id ?? []);
    const gone = stored.filter(({ id }) => !kept.includes(id)).map(({ id }) => id);
    await this.uow.execute('delete from procedures.lot where id = any($1::uuid[])', [gone]);
    // Numbers are unique: those that stay step aside before they get their new ones.
    await this.uow.execute('update procedures.lot set number = -number where id = any($1::uuid[])', [kept]);
    for (const [index, { id, title, estimatedValue, cpv }] of planned.entries()) {
      if (id === undefined) {
        await this.insertLot(procedureId, index + 1, phase, { title, estimatedValue, cpv, positions: [] });
      } else {
        await this.uow.execute(
          'update procedures.lot set number = $2, title = $3, estimated_value = $4, cpv = $5 where id = $1',
          [id, index + 1, title, estimatedValue, cpv],
        );
      }
    }
  }

  async saveBuyers(procedureId: string, memberIds: readonly string[]): Promise<void> {
    await this.uow.execute(
      'delete from procedures.procedure_buyer where procedure_id = $1 and not member_id = any($2::uuid[])',
      [procedureId, memberIds],
    );
    await this.uow.execute(
      `insert into procedures.procedure_buyer (procedure_id, member_id)
       select $1, member_id from unnest($2::uuid[]) as member_id on conflict do nothing`,
      [procedureId, memberIds],
    );
  }

  /** Moves lots to a phase; with the award they get its day. */
  async moveLots(lotIds: readonly string[], phase: Phase): Promise<void> {
    await this.uow.execute(
      `update procedures.lot set phase = $2, awarded_on = case when $2 = 'awarded' then $3::date else awarded_on end
       where id = any($1::uuid[])`,
      [lotIds, phase, this.uow.today()],
    );
  }

  async buyerIds(procedureId: string): Promise<readonly string[]> {
    const rows = await this.uow.query<{ memberId: string }>(
      'select member_id as "memberId" from procedures.procedure_buyer where procedure_id = $1 order by member_id',
      [procedureId],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** One more buyer; a second one makes it a joint purchase. */
  async addBuyer(procedureId: string, memberId: string): Promise<void> {
    await this.uow.execute(
      'insert into procedures.procedure_buyer (procedure_id, member_id) values ($1, $2) on conflict do nothing',
      [procedureId, memberId],
    );
    await this.uow.execute(
      `update procedures.procedure set joint = true where id = $1
         and (select count(*) from procedures.procedure_buyer where procedure_id = $1) > 1`,
      [procedureId],
    );
  }

  async lots(procedureId: string): Promise<readonly Lot[]> {
    const lots = await this.uow.query<Omit<Lot, 'positions'>>(
      `select id, number, title, estimated_value as "estimatedValue", cpv, phase, awarded_on as "awardedOn"
       from procedures.lot
       where procedure_id = $1 order by number`,
      [procedureId],
    );
    const positions = await this.uow.query<Position & { lotId: string }>(
      `select p.lot_id as "lotId", p.article_number as "articleNumber", p.text, p.unit,
              trim_scale(p.quantity)::text as quantity
       from procedures.position p join procedures.lot l on (l.centre_id, l.id) = (p.centre_id, p.lot_id)
       where l.procedure_id = $1 order by p.lot_id, p.number`,
      [procedureId],
    );
    return lots.map((lot) => ({
      ...lot,
      positions: positions.filter(({ lotId }) => lotId === lot.id).map(({ lotId: _, ...position }) => position),
    }));
  }

  async bidders(procedureId: string): Promise<readonly Bidder[]> {
    return this.uow.query<Bidder>(
      `select id, name, street, postcode, city, email from procedures.bidder
       where procedure_id = $1 order by name collate "de-x-icu", id`,
      [procedureId],
    );
  }

  /** Throws `not-found`. */
  async procedureOfBidder(bidderId: string): Promise<string> {
    const row = await this.uow.first<{ procedureId: string }>(
      'select procedure_id as "procedureId" from procedures.bidder where id = $1',
      [bidderId],
    );
    if (!row) throw notFound('Dieses Unternehmen');
    return row.procedureId;
  }

  async insertBidder(procedureId: string, bidder: Omit<Bidder, 'id'>): Promise<string> {
    const id = newId();
    await this.uow.execute(
      'insert into procedures.bidder (id, procedure_id, name, street, postcode, city, email) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, procedureId, bidder.name, bidder.street, bidder.postcode, bidder.city, bidder.email],
    );
    return id;
  }
}

/** Refuses when the caller has seen another version than the stored one. */
export function requireVersion(procedure: Procedure, seen: number | undefined): void {
  if (seen !== undefined && seen !== procedure.version) refuseStale(procedure);
}

function refuseStale({ changedBy, changedAt, lastChange, version }: Procedure): never {
  throw new DomainError(
    'stale',
    'procedure-changed',
    `${changedBy} hat das Verfahren inzwischen geändert (${lastChange}, ${germanInstant(changedAt)}). Bitte den neuen Stand ansehen und die Eingabe wiederholen.`,
    [],
    { changedBy, changedAt: changedAt.toISOString(), lastChange, version },
  );
}
