import { dayInGermany, notFound } from '@app/kernel';
import { decodeCursor, type Page, requirePermission, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { judgeRetention, type OwnRule, type RetentionVerdict } from '../../domain/retention';
import {
  type Deletion,
  type Hold,
  type KeptDocument,
  RetentionRepository,
  type RetentionRule,
  standingRules,
  type SubjectDocuments,
} from '../../infrastructure/retention.repository';
import { RetentionSources } from './retention-sources';

export interface KeptSubject extends SubjectDocuments {
  readonly verdict: RetentionVerdict;
  readonly hold: Hold | null;
}

/** What is kept how long and why; inside an open unit of work. */
@Injectable()
export class RetentionQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: RetentionRepository,
    private readonly sources: RetentionSources,
  ) {}

  /** Subjects with documents, the longest untouched first; with `due` a page holds only those that may be deleted. */
  async list(filter: {
    readonly limit: number;
    readonly cursor?: string;
    readonly due?: boolean;
  }): Promise<Page<KeptSubject>> {
    requirePermission(this.uow.actor, 'retention.read');
    const rows = await this.rows.subjects(decodeCursor(filter.cursor, 3), filter.limit + 1);
    const { items, nextCursor } = toPage(rows, filter.limit, ({ lastAt, type, id }) => [
      lastAt.toISOString(),
      type,
      id,
    ]);
    const own = standingRules(await this.rows.rules());
    const judged: KeptSubject[] = [];
    for (const subject of items) judged.push(await this.judge(subject, own));
    return { items: filter.due ? judged.filter(({ verdict }) => verdict.obstacles.length === 0) : judged, nextCursor };
  }

  /** Throws `not-found` where the centre keeps no document of such a subject. */
  async one(subject: { readonly type: string; readonly id: string }): Promise<KeptSubject> {
    requirePermission(this.uow.actor, 'retention.read');
    const found = await this.rows.subject(subject);
    if (!found) throw notFound('Unterlagen zu diesem Vorgang');
    return this.judge(found, standingRules(await this.rows.rules()));
  }

  documents(subject: { readonly type: string; readonly id: string }): Promise<readonly KeptDocument[]> {
    return this.rows.documents(subject);
  }

  rules(): Promise<readonly RetentionRule[]> {
    requirePermission(this.uow.actor, 'retention.read');
    return this.rows.rules();
  }

  async protocol(filter: { readonly limit: number; readonly cursor?: string }): Promise<Page<Deletion>> {
    requirePermission(this.uow.actor, 'retention.read');
    const rows = await this.rows.deletions(decodeCursor(filter.cursor, 2), filter.limit + 1);
    return toPage(rows, filter.limit, ({ deletedAt, documentId }) => [deletedAt.toISOString(), documentId]);
  }

  private async judge(subject: SubjectDocuments, own: ReadonlyMap<string, OwnRule>): Promise<KeptSubject> {
    const hold = (await this.rows.holdOf(subject)) ?? null;
    const verdict = judgeRetention({
      law: await this.sources.of(subject),
      own: own.get(subject.type),
      lastDocumentOn: dayInGermany(subject.lastAt),
      today: this.uow.today(),
      hold: hold?.reason ?? null,
      unfinished: subject.unfinished,
    });
    return { ...subject, verdict, hold };
  }
}
