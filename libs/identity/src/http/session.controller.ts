import { type Actor, AuditTrail, Config, CurrentActor, Public, SignedIn, systemActor, UnitOfWork } from '@app/platform';
import { Directory } from '@app/organisation/contract';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asOwnAccount } from '../application/own-account';
import { SESSION_HOURS, SignIn } from '../application/sign-in.usecase';
import { SESSION_COOKIE, SessionAuthenticator, sessionOf } from '../application/session.authenticator';
import { TRAINING_COOKIE } from '../contract';
import { hashToken } from '../application/tokens';
import { AccountRepository } from '../infrastructure/account.repository';
import { PeopleQuery } from '../infrastructure/people.query';

export class SignInRequest {
  @IsString()
  @MaxLength(200)
  email: string;

  @IsString()
  @MaxLength(200)
  password: string;
}
export class NamedResponse {
  id: string;
  name: string;
}
export class PersonResponse {
  id: string;
  name: string;
  email: string;
}
export class SessionMemberResponse {
  slug: string;
  name: string;
}
export class SessionResponse {
  person: PersonResponse;
  roles: string[];
  centre: NamedResponse;
  /** Members the person may see; all of them for staff of the centre. */
  members: SessionMemberResponse[];
  permissions: string[];
  csrfToken: string;
  demo: boolean;
  /** In a training centre: nothing is real. */
  training: boolean;
  today: string;
}
export class DemoAccountResponse {
  email: string;
  name: string;
  role: string;
  member: string | null;
}
export class DemoAccountListResponse {
  items: DemoAccountResponse[];
}

@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly authenticator: SessionAuthenticator,
    private readonly accounts: AccountRepository,
    private readonly people: PeopleQuery,
    private readonly directory: Directory,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  @Post('session')
  @Public()
  @HttpCode(204)
  async open(
    @Body() body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = await this.signIn.execute(body.email, body.password, request.id);
    void reply.setCookie(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.config.publicUrl.startsWith('https:'),
      maxAge: SESSION_HOURS * 3_600,
    });
    // Whoever signs in anew is where they belong, not in a training that was left open.
    if (request.cookies[TRAINING_COOKIE]) void reply.clearCookie(TRAINING_COOKIE, { path: '/' });
  }

  @Get('session')
  @SignedIn()
  show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<SessionResponse> {
    return this.uow.run(actor, async () => {
      const centre = await this.directory.centre();
      const members = await this.directory.members();
      const email = await this.people.email(actor.personId ?? '');
      return {
        person: { id: actor.personId ?? '', name: actor.name, email },
        roles: [...actor.roles],
        centre: { id: centre.id, name: centre.name },
        members: members
          .filter(({ id }) => actor.reach === 'centre' || actor.memberIds.includes(id))
          .map(({ slug, name }) => ({ slug, name })),
        permissions: [...actor.grants.keys()].sort(),
        csrfToken: this.authenticator.csrfToken(actor, request.cookies),
        demo: this.config.demo,
        training: actor.training === true,
        today: this.uow.today(),
      };
    });
  }

  @Delete('session')
  @SignedIn()
  @HttpCode(204)
  async close(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.uow.run(asOwnAccount(actor), async () => {
      if ((await this.accounts.endSession(hashToken(sessionOf(actor.ticket, request.cookies)))) === 0) return;
      const id = actor.personId ?? '';
      this.audit.record({ action: 'session.closed', subject: { type: 'person', id, label: actor.name } });
    });
    if (actor.training) await this.endOwnSession(request);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    if (actor.training) void reply.clearCookie(TRAINING_COOKIE, { path: '/' });
  }

  /** Whoever signs out in a training leaves the own centre as well. */
  private async endOwnSession(request: FastifyRequest): Promise<void> {
    const hash = hashToken(request.cookies[SESSION_COOKIE] ?? '');
    const own = await this.accounts.bySession(hash, request.id);
    if (own) await this.uow.run(systemActor(own.centreId, request.id), () => this.accounts.endSession(hash));
  }

  /** The buttons on the sign-in page; empty outside the demo. */
  @Get('session/demo-accounts')
  @Public()
  async demoAccounts(): Promise<DemoAccountListResponse> {
    return { items: this.config.demo ? await this.people.demoAccounts() : [] };
  }
}
