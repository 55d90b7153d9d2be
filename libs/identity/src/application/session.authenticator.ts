import { DomainError } from '@app/kernel';
import { type Actor, Authenticator, Config, type Credentials, sessionSecret } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { rightsOf } from '../domain/grants';
import { AccountRepository, type Ticket } from '../infrastructure/account.repository';
import { TRAINING_COOKIE } from '../contract';
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
      training: person.training,
    };
  }

  /** Of the session that the cookies of this actor stand for. */
  csrfToken({ ticket }: Actor, cookies: Credentials['cookies']): string {
    return csrfTokenOf(sessionOf(ticket, cookies), this.secret);
  }

  private async ticket(credentials: Credentials): Promise<(Ticket & { readonly hash: string }) | undefined> {
    const bearer = /^Bearer (\S+)$/.exec(credentials.authorization ?? '')?.[1];
    if (bearer) return shown(hashToken(bearer), (hash) => this.accounts.byAccessToken(hash, credentials.requestId));
    // Who is in a training stays in it; without one, or when it is over, the own session counts again.
    const { [TRAINING_COOKIE]: training, [SESSION_COOKIE]: own } = credentials.cookies;
    return (await this.bySession(training, credentials)) ?? (await this.bySession(own, credentials));
  }

  private async bySession(
    cookie: string | undefined,
    credentials: Credentials,
  ): Promise<(Ticket & { readonly hash: string }) | undefined> {
    if (!cookie) return undefined;
    const ticket = await shown(hashToken(cookie), (hash) => this.accounts.bySession(hash, credentials.requestId));
    if (
      ticket &&
      credentials.changesState &&
      !sameText(credentials.csrfToken ?? '', csrfTokenOf(cookie, this.secret))
    ) {
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

/** The cookie whose session was shown; empty for an access token. */
export const sessionOf = (ticket: string | undefined, cookies: Credentials['cookies']): string =>
  [cookies[TRAINING_COOKIE], cookies[SESSION_COOKIE]].find((cookie) => cookie && hashToken(cookie) === ticket) ?? '';
