import { AuditTrail, systemActor, UnitOfWork } from '@app/platform';
import { verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { afterFailure, isLocked, NO_FAILURES } from '../domain/lock-out';
import { type Account, AccountRepository } from '../infrastructure/account.repository';

/** Compares a password with an account's and keeps the count of wrong ones, at sign-in as at a change of the password. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The attempt counts as failed before the password is looked at: guesses sent at the same moment cannot outrun the
   * lock. A right one, of an active person, takes the count back to none. Opens its own units of work.
   */
  async execute(account: Account, password: string, requestId: string): Promise<'right' | 'wrong' | 'locked'> {
    const now = new Date();
    const counted = await this.accounts.changeSignInState(
      account,
      (state) => (isLocked(state, now) ? undefined : afterFailure(state, now)),
      requestId,
    );
    if (!counted) return 'locked';
    if (account.active && (await verify(account.passwordHash, password))) {
      await this.accounts.changeSignInState(account, () => NO_FAILURES, requestId);
      return 'right';
    }
    if (counted.lockedUntil) {
      await this.uow.run(systemActor(account.centreId, requestId), async () => {
        this.audit.record({ action: 'account.locked', subject: { type: 'person', id: account.id } });
      });
    }
    return 'wrong';
  }
}
