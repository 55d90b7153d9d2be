import { type Actor, newId, systemActor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Assignment } from '../domain/grants';
import type { SignInState } from '../domain/lock-out';

export interface Account extends SignInState {
  readonly centreId: string;
  readonly id: string;
  readonly passwordHash: string;
  readonly active: boolean;
}
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  readonly assignments: readonly Assignment[];
  /** Of a training centre. */
  readonly training: boolean;
}
export interface AccessTokenRecord {
  readonly id: string;
  readonly name: string;
  readonly scope: 'read' | 'write';
  readonly expiresOn: string;
  readonly createdAt: Date;
  readonly expired: boolean;
}
export interface Ticket {
  readonly centreId: string;
  readonly personId: string;
  readonly scope: 'read' | 'write';
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const visitor = (requestId: string): Actor => ({ ...systemActor(NOBODY, requestId), reach: 'member', name: 'Besuch' });

/** Accounts, sessions and tokens. The first look-up knows no centre yet; it sees the one row whose key it was given. */
@Injectable()
export class AccountRepository {
  constructor(private readonly uow: UnitOfWork) {}

  byEmail(email: string, requestId: string): Promise<Account | undefined> {
    return this.uow.run(visitor(requestId), async () => {
      await this.uow.query(`select set_config('app.sign_in_email', $1, true)`, [email]);
      return this.uow.first<Account>(
        `select centre_id as "centreId", id, password_hash as "passwordHash", active,
                failed_attempts as "failedAttempts", locked_until as "lockedUntil"
         from identity.person where email = $1`,
        [email],
      );
    });
  }

  /**
   * Changes the count of failures under a lock, so that attempts at the same moment count one after the other.
   * Returns the new state, or undefined (and nothing changes) where `change` gives none.
   */
  changeSignInState(
    account: Account,
    change: (state: SignInState) => SignInState | undefined,
    requestId: string,
  ): Promise<SignInState | undefined> {
    return this.uow.run(systemActor(account.centreId, requestId), async () => {
      const before = await this.uow.first<SignInState>(
        `select failed_attempts as "failedAttempts", locked_until as "lockedUntil"
         from identity.person where id = $1 for update`,
        [account.id],
      );
      const after = before && change(before);
      if (!after) return undefined;
      await this.uow.execute('update identity.person set failed_attempts = $2, locked_until = $3 where id = $1', [
        account.id,
        after.failedAttempts,
        after.lockedUntil,
      ]);
      return after;
    });
  }

  /** The person behind the hash of a session cookie that has not expired. Expiry is real time, never the demo clock. */
  bySession(tokenHash: string, requestId: string): Promise<Ticket | undefined> {
    return this.byToken(
      tokenHash,
      requestId,
      `select centre_id as "centreId", person_id as "personId", 'write' as scope
       from identity.session where token_hash = $1 and expires_at > clock_timestamp()`,
    );
  }

  byAccessToken(tokenHash: string, requestId: string): Promise<Ticket | undefined> {
    return this.byToken(
      tokenHash,
      requestId,
      `select centre_id as "centreId", person_id as "personId", scope
       from identity.access_token where token_hash = $1 and expires_on >= (clock_timestamp() at time zone 'Europe/Berlin')::date`,
    );
  }

  byCalendarFeed(tokenHash: string, requestId: string): Promise<Ticket | undefined> {
    return this.byToken(
      tokenHash,
      requestId,
      `select centre_id as "centreId", person_id as "personId", 'read' as scope
       from identity.calendar_feed where token_hash = $1`,
    );
  }

  person(centreId: string, personId: string, requestId: string): Promise<PersonRecord | undefined> {
    return this.uow.run(systemActor(centreId, requestId), () =>
      this.uow.first<PersonRecord>(
        `select p.id, p.name, p.email, p.active, platform.is_training() as training,
                coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'memberId', a.member_id))
                          from identity.role_assignment a where a.centre_id = p.centre_id and a.person_id = p.id), '[]') as assignments
         from identity.person p where p.id = $1`,
        [personId],
      ),
    );
  }

  async addSession(tokenHash: string, personId: string, hours: number): Promise<void> {
    await this.uow.execute('delete from identity.session where expires_at < clock_timestamp()');
    await this.uow.execute(
      `insert into identity.session (token_hash, person_id, expires_at) values ($1, $2, clock_timestamp() + make_interval(hours => $3))`,
      [tokenHash, personId, hours],
    );
  }

  /** Ends the one session; returns how many there were. Runs in the caller's unit of work. */
  endSession(tokenHash: string): Promise<number> {
    return this.uow.execute('delete from identity.session where token_hash = $1', [tokenHash]);
  }

  /** Ends the person's sessions but the one to keep; returns how many. Runs in the caller's unit of work. */
  endSessionsOf(personId: string, keptHash: string | null): Promise<number> {
    return this.uow.execute(
      'delete from identity.session where person_id = $1 and ($2::text is null or token_hash <> $2)',
      [personId, keptHash],
    );
  }

  /** False when the password is no longer the one that was checked. */
  async changePassword(account: Account, passwordHash: string): Promise<boolean> {
    const changed = await this.uow.execute(
      `update identity.person set password_hash = $3, failed_attempts = 0, locked_until = null, version = version + 1
       where id = $1 and password_hash = $2`,
      [account.id, account.passwordHash, passwordHash],
    );
    return changed > 0;
  }

  /** The actor's own tokens, the newest first; the database shows nobody else's. */
  accessTokens(): Promise<AccessTokenRecord[]> {
    return this.uow.query<AccessTokenRecord>(
      `select id, name, scope, expires_on as "expiresOn", created_at as "createdAt",
              expires_on < (clock_timestamp() at time zone 'Europe/Berlin')::date as expired
       from identity.access_token order by created_at desc, id`,
    );
  }

  /** Removes an own token; its name and scope, or undefined when there is none with that id. */
  removeAccessToken(id: string): Promise<Pick<AccessTokenRecord, 'name' | 'scope' | 'expiresOn'> | undefined> {
    return this.uow.first(
      'delete from identity.access_token where id = $1 returning name, scope, expires_on as "expiresOn"',
      [id],
    );
  }

  async addAccessToken(name: string, scope: string, tokenHash: string, expiresOn: string): Promise<string> {
    const id = newId();
    await this.uow.execute(
      'insert into identity.access_token (id, name, scope, token_hash, expires_on) values ($1, $2, $3, $4, $5)',
      [id, name, scope, tokenHash, expiresOn],
    );
    return id;
  }

  private byToken(tokenHash: string, requestId: string, sql: string): Promise<Ticket | undefined> {
    return this.uow.run(visitor(requestId), async () => {
      await this.uow.query(`select set_config('app.session_token', $1, true)`, [tokenHash]);
      return this.uow.first<Ticket>(sql, [tokenHash]);
    });
  }
}
