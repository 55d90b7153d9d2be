import { DomainError } from '@app/kernel';
import { type Actor, AuditTrail, UnitOfWork } from '@app/platform';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { rightsOf } from '../domain/grants';
import { type Account, AccountRepository } from '../infrastructure/account.repository';
import { PasswordCheck } from './password-check';
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
    private readonly password: PasswordCheck,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Returns the session's token. Throws `unauthenticated` with the same sentence for every reason but the lock. */
  async execute(email: string, password: string, requestId: string): Promise<string> {
    const account = await this.accounts.byEmail(email.trim().toLowerCase(), requestId);
    const outcome = account ? await this.password.execute(account, password, requestId) : await this.asLong(password);
    if (outcome === 'locked') {
      throw new DomainError(
        'unauthenticated',
        'locked',
        'Zu viele Fehlversuche. Bitte versuchen Sie es in 15 Minuten wieder.',
      );
    }
    if (!account || outcome === 'wrong') {
      throw new DomainError('unauthenticated', 'wrong-credentials', 'E-Mail-Adresse oder Kennwort ist nicht richtig.');
    }
    return this.open(account, requestId);
  }

  private async asLong(password: string): Promise<'wrong'> {
    await verify(await this.nobody, password);
    return 'wrong';
  }

  private async open({ centreId, id: personId }: Account, requestId: string): Promise<string> {
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
