import { DomainError } from '@app/kernel';
import { type Actor, Authenticator, Config, type Credentials, sessionSecret } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { rightsOf } from '../domain/grants';
import { AccountRepository, type Ticket } from '../infrastructure/account.repository';
import { csrfTokenOf, hashToken, sameText } from './tokens';

export const SESSION_COOKIE = 'vz_session';

/** Session cookie with CSRF token, or a personal access token in the Authorization header. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  private readonly secret: string;

  constructor(
    private readonly accounts: AccountRepository,
    config: Config,
  ) {
    super();
    this.secret = sessionSecret(config);
  }

  async authenticate(credentials: Credentials): Promise<Actor> {
    const ticket = await this.ticket(credentials);
    const person = ticket && (await this.accounts.person(ticket.centreId, ticket.personId, credentials.requestId));
    if (!ticket || !person?.active) throw new DomainError('unauthenticated', 'sign-in', 'Bitte melden Sie sich an.');
    const rights = rightsOf(person.assignments);
    return {
      ...rights,
      centreId: ticket.centreId,
      personId: person.id,
      name: person.name,
      readOnly: rights.readOnly || ticket.scope === 'read',
      requestId: credentials.requestId,
      ticket: ticket.hash,
    };
  }

  csrfToken(sessionToken: string): string {
    return csrfTokenOf(sessionToken, this.secret);
  }

  private async ticket(credentials: Credentials): Promise<(Ticket & { readonly hash: string }) | undefined> {
    const bearer = /^Bearer (\S+)$/.exec(credentials.authorization ?? '')?.[1];
    if (bearer) return shown(hashToken(bearer), (hash) => this.accounts.byAccessToken(hash, credentials.requestId));
    const cookie = credentials.cookies[SESSION_COOKIE];
    if (!cookie) return undefined;
    const ticket = await shown(hashToken(cookie), (hash) => this.accounts.bySession(hash, credentials.requestId));
    if (ticket && credentials.changesState && !sameText(credentials.csrfToken ?? '', this.csrfToken(cookie))) {
      throw new DomainError(
        'forbidden',
        'csrf',
        'Die Anfrage kam nicht aus dieser Anwendung (X-CSRF-Token fehlt oder ist veraltet). Bitte laden Sie die Seite neu.',
      );
    }
    return ticket;
  }
}

async function shown(
  hash: string,
  find: (hash: string) => Promise<Ticket | undefined>,
): Promise<(Ticket & { readonly hash: string }) | undefined> {
  const ticket = await find(hash);
  return ticket && { ...ticket, hash };
}
