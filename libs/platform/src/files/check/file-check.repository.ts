import type { LocalDate } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../db/unit-of-work';

export interface FileCheck {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly byHand: boolean;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly finishedAt: Date | null;
  /** References there were at the start; more may have come since. */
  readonly total: number;
  readonly files: number;
  readonly bytes: number;
  readonly missing: number;
  readonly changed: number;
  readonly error: string | null;
}
export interface FileFinding {
  readonly source: string;
  readonly key: string;
  readonly sha256: string;
  readonly problem: 'missing' | 'changed';
  readonly label: string;
  readonly href: string | null;
}
/** How far a check has come: the source and the last row of it that was looked at. */
export interface CheckPlace {
  readonly step: number;
  readonly source: string | null;
  readonly afterKey: string | null;
  readonly afterSha256: string | null;
}
/** What one step has seen; `source` null when there is nothing left. */
export interface CheckStep extends Omit<CheckPlace, 'step'> {
  readonly from: number;
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly FileFinding[];
}

const FIELDS = `c.id, c.state, c.by_hand as "byHand", c.started_at as "startedAt", c.started_by as "startedBy",
  c.finished_at as "finishedAt", c.total, c.files, c.bytes::float8 as bytes, c.error,
  (select count(*)::integer from platform.file_finding f where f.check_id = c.id and f.problem = 'missing') as missing,
  (select count(*)::integer from platform.file_finding f where f.check_id = c.id and f.problem = 'changed') as changed`;

@Injectable()
export class FileCheckRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** False when one is running, or when the day has had its own already. */
  async begin(id: string, day: LocalDate, byHand: boolean, total: number): Promise<boolean> {
    const begun = await this.uow.execute(
      `insert into platform.file_check (id, day, by_hand, total, started_at, started_by)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [id, day, byHand, total, this.uow.now(), this.uow.actor.name],
    );
    return begun > 0;
  }

  /** The newest first. */
  list(limit: number): Promise<FileCheck[]> {
    return this.uow.query(`select ${FIELDS} from platform.file_check c order by c.id desc limit $1`, [limit]);
  }

  find(id: string): Promise<FileCheck | undefined> {
    return this.uow.first(`select ${FIELDS} from platform.file_check c where c.id = $1`, [id]);
  }

  findings(checkId: string, limit: number): Promise<FileFinding[]> {
    return this.uow.query(
      `select source, key, sha256, problem, label, href from platform.file_finding where check_id = $1
       order by source, key, sha256 limit $2`,
      [checkId, limit],
    );
  }

  /** Undefined when it is not running (any more). */
  place(id: string): Promise<CheckPlace | undefined> {
    return this.uow.first(
      `select step, source, after_key as "afterKey", after_sha256 as "afterSha256"
       from platform.file_check where id = $1 and state = 'running'`,
      [id],
    );
  }

  /** Adds what a step has seen. False when that step was counted already. */
  async advance(id: string, step: CheckStep): Promise<boolean> {
    const advanced = await this.uow.execute(
      `update platform.file_check
       set step = step + 1, files = files + $3, bytes = bytes + $4, source = $5, after_key = $6, after_sha256 = $7,
           state = case when $5::text is null then 'done' else state end,
           finished_at = case when $5::text is null then $8::timestamptz end
       where id = $1 and step = $2 and state = 'running'`,
      [id, step.from, step.files, step.bytes, step.source, step.afterKey, step.afterSha256, this.uow.now()],
    );
    if (advanced === 0) return false;
    for (const { source, key, sha256, problem, label, href } of step.findings) {
      await this.uow.execute(
        `insert into platform.file_finding (check_id, source, key, sha256, problem, label, href, found_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [id, source, key, sha256, problem, label, href, this.uow.now()],
      );
    }
    return true;
  }

  async fail(id: string, reason: string): Promise<void> {
    await this.uow.execute(
      `update platform.file_check set state = 'failed', error = $2, finished_at = $3 where id = $1 and state = 'running'`,
      [id, reason, this.uow.now()],
    );
  }
}
