import { addDays, instantInGermany } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DrawnProcedure, FindingState, PopulationEntry, SampleCriteria } from '../../domain/sample/sample';

export interface AuditSample {
  readonly id: string;
  readonly title: string;
  readonly criteria: SampleCriteria;
  readonly seed: string;
  readonly populationSha256: string;
  readonly population: readonly PopulationEntry[];
  readonly personName: string;
  readonly drawnAt: Date;
}
export interface SampleHead extends Omit<AuditSample, 'population'> {
  readonly procedures: number;
  readonly populationSize: number;
  readonly openFindings: number;
}
/** One version of a finding; the highest one counts. */
export interface Finding {
  readonly procedureId: string;
  readonly number: number;
  readonly version: number;
  readonly text: string;
  readonly state: FindingState;
  readonly personName: string;
  readonly at: Date;
}
type NewSample = Omit<AuditSample, 'id' | 'personName' | 'drawnAt'> & {
  /** Of all that makes the draw: the same one is stored once. */
  readonly fingerprint: string;
};

const HEAD = `s.id, s.title, s.criteria, s.seed, s.population_sha256 as "populationSha256",
  s.person_name as "personName", s.drawn_at as "drawnAt"`;

/** Samples and findings of auditors. */
@Injectable()
export class SampleRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Everything the criteria cover now, in the order of the ids. */
  population({ basis, from, to, memberIds, regimes }: SampleCriteria): Promise<readonly PopulationEntry[]> {
    const [start, end] = [instantInGermany(from, '00:00'), instantInGermany(addDays(to, 1), '00:00')];
    const period =
      basis === 'created' ? 'p.created_at >= $1 and p.created_at < $2' : 'p.awarded_on >= $1 and p.awarded_on <= $2';
    return this.uow.query<PopulationEntry>(
      `select p.id, p.file_number as "fileNumber", coalesce(p.awarded_value, p.estimated_value)::text as value
       from procedures.procedure p
       where ${period} and (cardinality($3::text[]) = 0 or p.regime = any($3::text[]))
         and (cardinality($4::uuid[]) = 0 or exists (
           select from procedures.procedure_buyer b
           where (b.centre_id, b.procedure_id) = (p.centre_id, p.id) and b.member_id = any($4::uuid[])))
       order by p.id`,
      basis === 'created' ? [start, end, regimes, memberIds] : [from, to, regimes, memberIds],
    );
  }

  /** The id; of the sample that was drawn before where the same one is asked for again. */
  async insert(sample: NewSample, drawn: readonly DrawnProcedure[]): Promise<{ id: string; isNew: boolean }> {
    const { title, seed, criteria, population, populationSha256, fingerprint } = sample;
    const id = newId();
    const inserted = await this.uow.execute(
      `insert into procedures.audit_sample
         (id, title, seed, criteria, population, population_sha256, fingerprint, person_name, drawn_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (centre_id, fingerprint) do nothing`,
      [
        ...[id, title, seed, JSON.stringify(criteria), JSON.stringify(population), populationSha256, fingerprint],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
    if (inserted === 0) {
      const sql = 'select id from procedures.audit_sample where fingerprint = $1';
      return { id: (await this.uow.first<{ id: string }>(sql, [fingerprint]))?.id ?? id, isNew: false };
    }
    await this.uow.execute(
      `insert into procedures.audit_sample_procedure (sample_id, procedure_id, place, stratum, lot_number)
       select $1, d.id, d.place, d.stratum, d."lotNumber"
       from jsonb_to_recordset($2::jsonb) as d(id uuid, place int, stratum text, "lotNumber" text)`,
      [id, JSON.stringify(drawn)],
    );
    return { id, isNew: true };
  }

  /** Newest first; `before`: moment and id of the last one seen. */
  heads(limit: number, before: readonly (string | number)[] | undefined): Promise<readonly SampleHead[]> {
    return this.uow.query<SampleHead>(
      `select ${HEAD}, jsonb_array_length(s.population) as "populationSize",
              (select count(*) from procedures.audit_sample_procedure d
               where (d.centre_id, d.sample_id) = (s.centre_id, s.id))::int as procedures,
              (select count(*) from (
                 select distinct on (f.procedure_id, f.number) f.state from procedures.audit_finding f
                 where (f.centre_id, f.sample_id) = (s.centre_id, s.id)
                 order by f.procedure_id, f.number, f.version desc) latest where latest.state = 'open')::int as "openFindings"
       from procedures.audit_sample s
       where $2::timestamptz is null or (s.drawn_at, s.id) < ($2::timestamptz, $3::uuid)
       order by s.drawn_at desc, s.id desc limit $1`,
      [limit, before?.[0] ?? null, before?.[1] ?? null],
    );
  }

  find(id: string): Promise<AuditSample | undefined> {
    return this.uow.first<AuditSample>(`select ${HEAD}, s.population from procedures.audit_sample s where s.id = $1`, [
      id,
    ]);
  }

  drawn(sampleId: string): Promise<readonly DrawnProcedure[]> {
    return this.uow.query<DrawnProcedure>(
      `select procedure_id as id, place, stratum, lot_number as "lotNumber"
       from procedures.audit_sample_procedure where sample_id = $1 order by place`,
      [sampleId],
    );
  }

  /** Every version, oldest first. */
  findings(sampleId: string): Promise<readonly Finding[]> {
    return this.uow.query<Finding>(
      `select procedure_id as "procedureId", number, version, text, state, person_name as "personName", noted_at as at
       from procedures.audit_finding where sample_id = $1 order by procedure_id, number, version`,
      [sampleId],
    );
  }

  async addFinding(sampleId: string, finding: Omit<Finding, 'personName' | 'at'>): Promise<void> {
    const { procedureId, number, version, text, state } = finding;
    await this.uow.execute(
      `insert into procedures.audit_finding
         (sample_id, procedure_id, number, version, text, state, person_name, noted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [sampleId, procedureId, number, version, text, state, this.uow.actor.name, this.uow.now()],
    );
  }

  /** One draw or note after the other of a centre. */
  async lock(key: string): Promise<void> {
    await this.uow.query(`select pg_advisory_xact_lock(hashtextextended(app.centre_id()::text || $1, 0))`, [key]);
  }
}
