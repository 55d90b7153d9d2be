import { conflict, DomainError, invalid } from '@app/kernel';
import { type Actor, AuditTrail, Config, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { newPasswordErrors } from '../domain/password';
import { AccountRepository } from '../infrastructure/account.repository';
import { PeopleQuery } from '../infrastructure/people.query';
import { asOwnAccount } from './own-account';
import { PasswordCheck } from './password-check';
import { hashPassword } from './sign-in.usecase';

/** Gives the person a new password and ends all their other sessions. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly password: PasswordCheck,
    private readonly people: PeopleQuery,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** `sessionHash` is the session that stays. Wrong current passwords count towards the lock of the account. */
  async execute(actor: Actor, current: string, next: string, sessionHash: string): Promise<void> {
    const email = await this.uow.run(actor, () => this.people.email(actor.personId ?? ''));
    if (this.config.demo && email.endsWith('.example')) {
      throw conflict(
        'demo-account',
        'Das Kennwort eines Demo-Kontos lässt sich nicht ändern, damit sich alle weiter damit anmelden können.',
      );
    }
    const account = await this.accounts.byEmail(email, actor.requestId);
    const outcome = account ? await this.password.execute(account, current, actor.requestId) : 'locked';
    if (!account || outcome === 'locked') {
      throw conflict('locked', 'Zu viele Fehlversuche. Bitte versuchen Sie es in 15 Minuten wieder.');
    }
    if (outcome === 'wrong') {
      throw invalid('wrong-password', 'Das bisherige Kennwort ist nicht richtig.', [
        { pointer: '/current', message: 'Das bisherige Kennwort ist nicht richtig.' },
      ]);
    }
    const errors = newPasswordErrors(current, next);
    if (errors.length > 0) throw invalid('weak-password', 'Das neue Kennwort genügt nicht.', errors);
    const passwordHash = await hashPassword(next);
    await this.uow.run(asOwnAccount(actor), async () => {
      const changed = await this.accounts.changePassword(account, passwordHash);
      if (!changed) {
        throw new DomainError('conflict', 'password-changed', 'Das Kennwort wurde soeben an anderer Stelle geändert.');
      }
      const ended = await this.accounts.endSessionsOf(account.id, sessionHash);
      this.audit.record({
        action: 'password.changed',
        subject: { type: 'person', id: account.id, label: actor.name },
        after: { endedSessions: ended },
      });
    });
  }
}
