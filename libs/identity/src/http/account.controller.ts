import { addMonths, DomainError, germanDate, invalid, type LocalDate, notFound } from '@app/kernel';
import {
  type Actor,
  AuditTrail,
  CurrentActor,
  IsCalendarDay,
  NotRemembered,
  SecretAnswer,
  SignedIn,
  Trimmed,
  UnitOfWork,
} from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePassword } from '../application/change-password.usecase';
import { asOwnAccount } from '../application/own-account';
import { SESSION_COOKIE } from '../application/session.authenticator';
import { hashToken, newToken } from '../application/tokens';
import { AccountRepository } from '../infrastructure/account.repository';

export class CreateTokenRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte geben Sie einen Namen an.' })
  @MaxLength(100)
  name: string;

  @IsIn(['read', 'write'])
  scope: 'read' | 'write';

  /** Last day on which the token works. */
  @IsCalendarDay()
  expiresOn: string;
}
export class CreatedTokenResponse {
  id: string;
  /** Shown once; only its hash is kept. */
  token: string;
}
export class AccessTokenResponse {
  id: string;
  name: string;
  scope: 'read' | 'write';
  expiresOn: string;
  createdAt: Date;
  expired: boolean;
}
export class AccessTokenListResponse {
  items: AccessTokenResponse[];
}
export class ChangePasswordRequest {
  @IsString()
  @MaxLength(200)
  current: string;

  @IsString()
  @MaxLength(200)
  next: string;
}

/** A token may not do what its owner could undo only by hand. */
function refuseToken(request: FastifyRequest): void {
  if (request.headers.authorization) {
    throw new DomainError('forbidden', 'session-needed', 'Dafür ist eine Anmeldung mit Kennwort nötig.');
  }
}

const MOST_MONTHS = 60;

/** From today to five years ahead, so that a forgotten token ends some day. */
function checkExpiry(expiresOn: LocalDate, today: LocalDate): void {
  const latest = addMonths(today, MOST_MONTHS);
  if (expiresOn < today) {
    throw invalid('expired', 'Der Token wäre schon abgelaufen.', [
      { pointer: '/expiresOn', message: 'Bitte einen Tag ab heute angeben.' },
    ]);
  }
  if (expiresOn > latest) {
    throw invalid('expiry-too-far', 'Ein Token gilt höchstens fünf Jahre.', [
      { pointer: '/expiresOn', message: `Bitte einen Tag bis ${germanDate(latest)} angeben.` },
    ]);
  }
}

/** What belongs to the person who is signed in: password, sessions, personal access tokens. */
@Controller()
export class AccountController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly changePassword: ChangePassword,
    private readonly audit: AuditTrail,
  ) {}

  /** At least twelve characters; every other session of the person ends. */
  @Post('session/password')
  @SignedIn()
  @NotRemembered()
  @HttpCode(204)
  async password(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    refuseToken(request);
    const session = hashToken(request.cookies[SESSION_COOKIE] ?? '');
    await this.changePassword.execute(actor, body.current, body.next, session);
  }

  /** Signs the person out everywhere, here too. */
  @Delete('sessions')
  @SignedIn()
  @HttpCode(204)
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    refuseToken(request);
    await this.uow.run(asOwnAccount(actor), async () => {
      const personId = actor.personId ?? '';
      const endedSessions = await this.accounts.endSessionsOf(personId, null);
      this.audit.record({
        action: 'session.all-ended',
        subject: { type: 'person', id: personId, label: actor.name },
        after: { endedSessions },
      });
    });
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  /** The person's own tokens, the newest first. */
  @Get('tokens')
  @SignedIn()
  tokens(@CurrentActor() actor: Actor): Promise<AccessTokenListResponse> {
    return this.uow.run(actor, async () => ({ items: await this.accounts.accessTokens() }));
  }

  @Post('tokens')
  @SignedIn()
  @SecretAnswer()
  createToken(@CurrentActor() actor: Actor, @Body() body: CreateTokenRequest): Promise<CreatedTokenResponse> {
    const { expiresOn } = body;
    return this.uow.run(actor, async () => {
      if (actor.readOnly && body.scope === 'write') {
        throw new DomainError(
          'forbidden',
          'read-only',
          'Mit einem lesenden Zugang lässt sich kein schreibender Token anlegen.',
        );
      }
      checkExpiry(expiresOn, this.uow.today());
      const token = newToken();
      const id = await this.accounts.addAccessToken(body.name, body.scope, hashToken(token), expiresOn);
      this.audit.record({
        action: 'token.created',
        subject: { type: 'access-token', id, label: body.name },
        after: { scope: body.scope, expiresOn },
      });
      return { id, token };
    });
  }

  /** The token stops working at once. */
  @Delete('tokens/:id')
  @SignedIn()
  @HttpCode(204)
  revokeToken(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const token = await this.accounts.removeAccessToken(id);
      if (!token) throw notFound('Diesen Zugriffstoken');
      const { name, ...before } = token;
      this.audit.record({ action: 'token.revoked', subject: { type: 'access-token', id, label: name }, before });
    });
  }
}
