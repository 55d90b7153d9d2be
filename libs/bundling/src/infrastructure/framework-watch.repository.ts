import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Alert, type AlertLevels, USUAL_LEVELS } from '../domain/framework-alerts';

export interface StoredLevels extends AlertLevels {
  /** Null: the usual ones, nobody has chosen. */
  readonly changedByName: string | null;
  /** 0: never changed. */
  readonly version: number;
}
export interface ToldAlert {
  readonly frameworkId: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly level: number;
  readonly kind: Alert['kind'];
  readonly toldAt: Date;
}

/** The chosen levels of agreements and what was told of them. */
@Injectable()
export class FrameworkWatchRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async levels(frameworkId: string): Promise<StoredLevels> {
    const row = await this.uow.first<StoredLevels>(
      `select percent, days_before as "daysBefore", changed_by_name as "changedByName", version
       from bundling.framework_alert_level where framework_id = $1`,
      [frameworkId],
    );
    return row ?? { ...USUAL_LEVELS, changedByName: null, version: 0 };
  }

  /** False: somebody has changed them since that version was seen. */
  async setLevels(frameworkId: string, { percent, daysBefore }: AlertLevels, seen: number): Promise<boolean> {
    const values = [frameworkId, percent, daysBefore, this.uow.actor.name, this.uow.now()];
    if (seen === 0) {
      const sql = `insert into bundling.framework_alert_level (framework_id, percent, days_before, changed_by_name, changed_at)
        values ($1, $2, $3, $4, $5) on conflict do nothing`;
      return (await this.uow.execute(sql, values)) === 1;
    }
    const touched = await this.uow.execute(
      `update bundling.framework_alert_level
       set percent = $2, days_before = $3, changed_by_name = $4, changed_at = $5, version = version + 1
       where framework_id = $1 and version = $6`,
      [...values, seen],
    );
    return touched === 1;
  }

  /** False: the day has begun already. */
  async beginRun(day: LocalDate): Promise<boolean> {
    const sql = 'insert into bundling.framework_watch_run (day) values ($1) on conflict do nothing';
    return (await this.uow.execute(sql, [day])) === 1;
  }

  /** False: it was told before. */
  async noteTold(frameworkId: string, { kind, articleNumber, level, text }: Alert): Promise<boolean> {
    const touched = await this.uow.execute(
      `insert into bundling.framework_alert (framework_id, kind, article_number, level, text, told_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [frameworkId, kind, articleNumber, level, text, this.uow.now()],
    );
    return touched === 1;
  }

  /** Newest first; of one agreement where it is named. */
  told(since: Date | null, frameworkId: string | null): Promise<ToldAlert[]> {
    return this.uow.query(
      `select a.framework_id as "frameworkId", f.number, f.title, a.text, a.level, a.kind, a.told_at as "toldAt"
       from bundling.framework_alert a join bundling.framework f on (f.centre_id, f.id) = (a.centre_id, a.framework_id)
       where ($1::timestamptz is null or a.told_at >= $1) and ($2::uuid is null or a.framework_id = $2)
       order by a.told_at desc, f.number, a.kind, a.article_number, a.level desc`,
      [since, frameworkId],
    );
  }
}
