import { DomainError } from '@app/kernel';
import { type Actor, AuditTrail, UnitOfWork } from '@app/platform';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { rightsOf } from '../domain/grants';
import { afterFailure, isLocked } from '../domain/lock-out';
import { AccountRepository } from '../infrastructure/account.repository';
import { hashToken, newToken } from './tokens';

export const SESSION_HOURS = 12;
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }; // argon2id, OWASP's first choice

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2);

/** Checks e-mail and password and opens a session. An unknown address takes as long as a wrong password. */
@Injectable()
export class SignIn {
  private readonly nobody = hashPassword(newToken());

  constructor(
    private readonly accounts: AccountRepository,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Returns the session's token. Throws `unauthenticated` with the same sentence for every reason but the lock. */
  async execute(email: string, password: string, requestId: string): Promise<string> {
    const account = await this.accounts.byEmail(email.trim().toLowerCase(), requestId);
    const now = new Date();
    if (account && isLocked(account, now)) {
      throw new DomainError(
        'unauthenticated',
        'locked',
        'Zu viele Fehlversuche. Bitte versuchen Sie es in 15 Minuten wieder.',
      );
    }
    const right = await verify(account?.passwordHash ?? (await this.nobody), password);
    if (!account?.active || !right) {
      if (account) await this.accounts.saveSignInState(account, afterFailure(account, now), requestId);
      throw new DomainError('unauthenticated', 'wrong-credentials', 'E-Mail-Adresse oder Kennwort ist nicht richtig.');
    }
    return this.open(
      account.centreId,
      account.id,
      account.failedAttempts > 0 || account.lockedUntil !== null ? account : null,
      requestId,
    );
  }

  private async open(
    centreId: string,
    personId: string,
    toReset: Parameters<AccountRepository['saveSignInState']>[0] | null,
    requestId: string,
  ): Promise<string> {
    if (toReset) await this.accounts.saveSignInState(toReset, { failedAttempts: 0, lockedUntil: null }, requestId);
    const person = await this.accounts.person(centreId, personId, requestId);
    if (!person)
      throw new DomainError('unauthenticated', 'wrong-credentials', 'E-Mail-Adresse oder Kennwort ist nicht richtig.');
    const token = newToken();
    const { roles } = rightsOf(person.assignments);
    const actor: Actor = {
      centreId,
      personId,
      name: person.name,
      roles,
      reach: 'system',
      memberIds: [],
      grants: new Map(),
      readOnly: false,
      requestId,
    };
    await this.uow.run(actor, async () => {
      await this.accounts.addSession(hashToken(token), personId, SESSION_HOURS);
      this.audit.record({ action: 'session.opened', subject: { type: 'person', id: personId, label: person.name } });
    });
    return token;
  }
}
