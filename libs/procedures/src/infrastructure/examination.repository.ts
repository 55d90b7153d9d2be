import type { Evaluation } from '@app/law';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Basis } from '../domain/examination/evaluation-faults';
import type { Finding } from '../domain/examination/findings';
import type { LotPlan } from '../domain/examination/lot-plan';
import type { ConsensusScore, Evaluator, Score, ScoreSheet } from '../domain/scoring/score-sheets';

type WithoutAuthor<T> = T extends unknown ? Omit<T, 'id' | 'personName' | 'at'> : never;
/** A finding as a person makes it; who and when comes from the unit of work. */
export type NewFinding = WithoutAuthor<Finding>;

interface FindingRow {
  readonly id: string;
  readonly kind: Finding['kind'];
  readonly lotId: string | null;
  readonly bidId: string | null;
  readonly bidderId: string | null;
  readonly subject: string | null;
  readonly result: string | null;
  readonly reason: string;
  readonly statement: unknown;
  readonly personName: string;
  readonly at: Date;
}

/** The result of evaluating a lot, as it was kept. */
export interface StoredEvaluation {
  readonly lotId: string;
  readonly basis: Basis;
  readonly result: { readonly evaluation: Evaluation; readonly labels: Readonly<Record<string, string>> } | null;
  readonly personName: string;
  readonly at: Date;
}

/** Plans, findings, scores and evaluations of a procedure. */
@Injectable()
export class ExaminationRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async plans(procedureId: string): Promise<readonly LotPlan[]> {
    const row = await this.uow.first<{ plans: readonly LotPlan[] }>(
      'select plans from procedures.award_plan where procedure_id = $1',
      [procedureId],
    );
    return row?.plans ?? [];
  }

  async savePlans(procedureId: string, plans: readonly LotPlan[]): Promise<void> {
    await this.uow.execute(
      `insert into procedures.award_plan (procedure_id, plans, changed_at, changed_by) values ($1, $2, $3, $4)
       on conflict (centre_id, procedure_id) do update
         set plans = excluded.plans, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [procedureId, JSON.stringify(plans), this.uow.now(), this.uow.actor.name],
    );
  }

  /** In the order in which they were made. */
  async findings(procedureId: string): Promise<readonly Finding[]> {
    const rows = await this.uow.query<FindingRow>(
      `select id, kind, lot_id as "lotId", bid_id as "bidId", bidder_id as "bidderId", subject, result, reason, statement,
         person_name as "personName", made_at as at
       from procedures.examination_finding where procedure_id = $1 order by made_at, id`,
      [procedureId],
    );
    return rows.map(findingOf);
  }

  async insertFinding(procedureId: string, finding: NewFinding): Promise<void> {
    const given: Partial<Record<'lotId' | 'bidId' | 'bidderId' | 'result' | 'reason' | 'statement', unknown>> = finding;
    await this.uow.execute(
      `insert into procedures.examination_finding
         (id, procedure_id, kind, lot_id, bid_id, bidder_id, subject, result, reason, statement, person_id, person_name, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app.person_id(), $11, $12)`,
      [
        newId(),
        procedureId,
        finding.kind,
        given.lotId ?? null,
        given.bidId ?? null,
        given.bidderId ?? null,
        subjectOf(finding),
        given.result ?? null,
        given.reason ?? '',
        given.statement === undefined ? null : JSON.stringify(given.statement),
        this.uow.actor.name,
        this.uow.now(),
      ],
    );
  }

  evaluators(procedureId: string): Promise<readonly Evaluator[]> {
    return this.uow.query<Evaluator>(
      `select lot_id as "lotId", person_id as "personId", person_name as "personName"
       from procedures.evaluator where procedure_id = $1 order by lot_id, person_name, person_id`,
      [procedureId],
    );
  }

  async replaceEvaluators(procedureId: string, lotId: string, people: ReadonlyMap<string, string>): Promise<void> {
    await this.uow.execute('delete from procedures.evaluator where procedure_id = $1 and lot_id = $2', [
      procedureId,
      lotId,
    ]);
    for (const [personId, name] of people) {
      await this.uow.execute(
        'insert into procedures.evaluator (procedure_id, lot_id, person_id, person_name) values ($1, $2, $3, $4)',
        [procedureId, lotId, personId, name],
      );
    }
  }

  /** Released sheets and the drafts of the actor; the database shows no others. */
  sheets(procedureId: string): Promise<readonly ScoreSheet[]> {
    return this.uow.query<ScoreSheet>(
      `select lot_id as "lotId", person_id as "personId", person_name as "personName", version,
         version_reason as "versionReason", scores, released_at as "releasedAt"
       from procedures.score_sheet where procedure_id = $1 order by lot_id, person_name, version`,
      [procedureId],
    );
  }

  async insertSheet(
    procedureId: string,
    sheet: Pick<ScoreSheet, 'lotId' | 'version' | 'versionReason' | 'scores'>,
  ): Promise<void> {
    await this.uow.execute(
      `insert into procedures.score_sheet (procedure_id, lot_id, person_name, version, version_reason, scores, saved_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        procedureId,
        sheet.lotId,
        this.uow.actor.name,
        sheet.version,
        sheet.versionReason,
        JSON.stringify(sheet.scores),
        this.uow.now(),
      ],
    );
  }

  /** Returns whether there was a draft of the actor to write into. */
  async saveDraft(lotId: string, version: number, scores: readonly Score[], release: boolean): Promise<boolean> {
    const touched = await this.uow.execute(
      `update procedures.score_sheet set scores = $3, saved_at = $4, released_at = case when $5 then $4::timestamptz end
       where lot_id = $1 and person_id = app.person_id() and version = $2 and released_at is null`,
      [lotId, version, JSON.stringify(scores), this.uow.now(), release],
    );
    return touched === 1;
  }

  consensus(procedureId: string): Promise<readonly ConsensusScore[]> {
    return this.uow.query<ConsensusScore>(
      `select lot_id as "lotId", bid_id as "bidId", criterion_id as "criterionId", points, reason,
         person_name as "personName", made_at as at
       from procedures.consensus_score where procedure_id = $1 order by made_at, id`,
      [procedureId],
    );
  }

  async insertConsensus(procedureId: string, score: Omit<ConsensusScore, 'personName' | 'at'>): Promise<void> {
    await this.uow.execute(
      `insert into procedures.consensus_score
         (id, procedure_id, lot_id, bid_id, criterion_id, points, reason, person_name, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        procedureId,
        score.lotId,
        score.bidId,
        score.criterionId,
        score.points,
        score.reason,
        this.uow.actor.name,
        this.uow.now(),
      ],
    );
  }

  /** The newest evaluation of each lot. */
  evaluations(procedureId: string): Promise<readonly StoredEvaluation[]> {
    return this.uow.query<StoredEvaluation>(
      `select distinct on (lot_id) lot_id as "lotId", basis, result, person_name as "personName", evaluated_at as at
       from procedures.lot_evaluation where procedure_id = $1 order by lot_id, evaluated_at desc, id desc`,
      [procedureId],
    );
  }

  async insertEvaluation(
    procedureId: string,
    evaluation: Pick<StoredEvaluation, 'lotId' | 'basis' | 'result'>,
  ): Promise<void> {
    await this.uow.execute(
      `insert into procedures.lot_evaluation (id, procedure_id, lot_id, basis, result, person_name, evaluated_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        newId(),
        procedureId,
        evaluation.lotId,
        JSON.stringify(evaluation.basis),
        evaluation.result && JSON.stringify(evaluation.result),
        this.uow.actor.name,
        this.uow.now(),
      ],
    );
  }
}

function subjectOf(finding: NewFinding): string | null {
  switch (finding.kind) {
    case 'formal':
    case 'exclusion':
      return finding.ground;
    case 'suitability':
      return finding.requirementId;
    default:
      return null;
  }
}

/** The row as the finding of its kind; the table's checks and the use case keep the columns of each kind filled. */
function findingOf({ subject, statement, lotId, bidId, bidderId, ...row }: FindingRow): Finding {
  const target = { formal: { bidId, ground: subject }, exclusion: { bidderId, ground: subject } };
  const fields = {
    ...target,
    suitability: { lotId, bidderId, requirementId: subject },
    inquiry: { bidId },
    statement: { bidId, statement },
  };
  return { ...row, ...fields[row.kind] } as unknown as Finding;
}
