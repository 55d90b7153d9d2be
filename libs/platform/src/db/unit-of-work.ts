import { AsyncLocalStorage } from 'node:async_hooks';
import { dayInGermany, DomainError, type LocalDate } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError, type QueryResult } from 'typeorm';
import type { Actor } from '../tenancy/actor';

/** DI token: the instant it is now. Tests put a fixed one here. */
export const CLOCK = Symbol('CLOCK');
export type Clock = () => Date;

interface Transaction {
  readonly manager: EntityManager;
  readonly actor: Actor;
  readonly now: Date;
  readonly beforeCommit: (() => Promise<void>)[];
  open: boolean;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const READ_ONLY = '25006';
const ATTEMPTS = 3;

// Settings and the demo clock in one round trip; all of it ends with the transaction.
const BEGIN = `with actor as materialized (
    select set_config('app.centre_id', $1, true), set_config('app.person_id', $2, true),
           set_config('app.reach', $3, true), set_config('app.member_ids', $4, true))
  select platform.clock_offset() as "offsetSeconds" from actor`;

/**
 * The only way to the database: one transaction that knows who acts and which day it is.
 * Repositories take their manager from here, so nothing can be read or written outside of it.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Transaction>();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction as `actor`; joins an open one of the same actor's centre.
   * Deadlocks and serialisation failures repeat the whole work (at most three times).
   */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.open) {
      if (outer.actor.centreId !== actor.centreId || outer.actor.personId !== actor.personId) {
        throw new Error('a unit of work cannot change its actor');
      }
      return work();
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, work);
      } catch (error) {
        const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
        if (code === READ_ONLY) {
          throw new DomainError('forbidden', 'read-only', 'Mit diesem Zugang kann nur gelesen werden.');
        }
        if (attempt === ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK)) throw error;
      }
    }
  }

  private once<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const settings = [actor.centreId, actor.personId ?? '', actor.reach, actor.memberIds.join(',')];
      const [row] = await manager.query<{ offsetSeconds: string }[]>(BEGIN, settings);
      if (actor.readOnly) await manager.query('set transaction read only');
      const now = new Date(this.clock().getTime() + Number(row?.offsetSeconds ?? 0) * 1000);
      const transaction: Transaction = { manager, actor, now, beforeCommit: [], open: true };
      return this.current.run(transaction, async () => {
        try {
          const result = await work();
          for (const hook of transaction.beforeCommit) await hook();
          return result;
        } finally {
          transaction.open = false;
        }
      });
    });
  }

  private get transaction(): Transaction {
    const transaction = this.current.getStore();
    if (!transaction?.open) throw new Error('no open unit of work');
    return transaction;
  }

  /** Who acts in the open unit of work. */
  get actor(): Actor {
    return this.transaction.actor;
  }

  /** TypeORM's manager bound to the open transaction. */
  get manager(): EntityManager {
    return this.transaction.manager;
  }

  /** The instant this unit of work began, the same for all of it (in the demo shifted by the demo clock). */
  now(): Date {
    return this.transaction.now;
  }

  /** The day in Germany at `now()`. */
  today(): LocalDate {
    return dayInGermany(this.transaction.now);
  }

  /** Rows of a SQL statement with $1, $2 … parameters. Name columns the way the type wants them: `as "fileNumber"`. */
  async query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return (await this.structured(sql, parameters)).records as T[];
  }

  /** Runs a statement and returns how many rows it touched: a conditional update that touched none was too late. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.structured(sql, parameters)).affected ?? 0;
  }

  private async structured(sql: string, parameters: readonly unknown[]): Promise<QueryResult<unknown>> {
    const runner = this.manager.queryRunner;
    if (!runner) throw new Error('no open unit of work');
    return runner.query(sql, [...parameters], true);
  }

  /** The first row, or undefined. */
  async first<T>(sql: string, parameters: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.query<T>(sql, parameters))[0];
  }

  /** Runs after the work and before the commit, in the same transaction (the audit trail is written this way). */
  beforeCommit(hook: () => Promise<void>): void {
    this.transaction.beforeCommit.push(hook);
  }
}
