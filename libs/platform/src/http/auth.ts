import { DomainError } from '@app/kernel';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, requirePermission } from '../tenancy/actor';

/** What a request shows to prove who sends it. */
export interface Credentials {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly authorization: string | undefined;
  readonly csrfToken: string | undefined;
  /** False for GET and HEAD. */
  readonly changesState: boolean;
  readonly requestId: string;
}

/** Finds out who acts. Implemented by the identity room. Throws `unauthenticated` or `forbidden`. */
export abstract class Authenticator {
  abstract authenticate(credentials: Credentials): Promise<Actor>;
}

const PUBLIC = 'vz:public';
const PERMISSION = 'vz:permission';
/** What is remembered of a POST with an Idempotency-Key: the answer, unless said otherwise. */
export const MEMORY = 'vz:memory';

/** Open to everyone, signed in or not. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
/** Open to whoever is signed in: it shows only what is the person's own. */
export const SignedIn = (): MethodDecorator & ClassDecorator => SetMetadata(PERMISSION, 'signed-in');
/** Open to whoever holds the permission (identity/contract/permissions.ts). */
export const Requires = (permission: string): MethodDecorator =>
  applyDecorators(SetMetadata(PERMISSION, permission), ApiExtension('x-permission', permission));

export type AuthenticatedRequest = FastifyRequest & { actor?: Actor };

/** A POST that has the same effect when it comes twice, or whose body must not be kept in any form. */
export const NotRemembered = (): MethodDecorator => SetMetadata(MEMORY, 'nothing');
/** A POST whose answer is a secret: a repetition has no second effect, but is not shown the secret again. */
export const SecretAnswer = (): MethodDecorator => SetMetadata(MEMORY, 'effect');

/** The person who sent the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new DomainError('unauthenticated', 'sign-in', 'Bitte melden Sie sich an.');
  return actor;
});

/** The version the caller has seen (`If-Match: "3"`). */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const version = /^"?(\d+)"?$/.exec(header ?? '')?.[1];
  if (!version) {
    throw new DomainError(
      'invalid',
      'if-match',
      'Die Kopfzeile If-Match mit der gesehenen Fassung fehlt, zum Beispiel If-Match: "3".',
    );
  }
  return Number(version);
});

/** Lets nobody past who is not signed in or lacks the permission of the route. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const permission = this.reflector.getAllAndOverride<string>(PERMISSION, targets);
    if (!permission)
      throw new Error(`route without permission: ${context.getClass().name}.${context.getHandler().name}`);
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.actor = await this.authenticator.authenticate({
      cookies: request.cookies,
      authorization: request.headers.authorization,
      csrfToken: request.headers['x-csrf-token']?.toString(),
      changesState: !['GET', 'HEAD', 'OPTIONS'].includes(request.method),
      requestId: request.id,
    });
    if (permission !== 'signed-in') requirePermission(request.actor, permission);
    return true;
  }
}

/** Names of routes that say neither Public, SignedIn nor Requires; the start fails when there is one. */
export function routePermission(reflector: Reflector, controller: object, handler: object): string | undefined {
  const targets = [handler, controller] as never[];
  if (reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return 'public';
  return reflector.getAllAndOverride<string>(PERMISSION, targets);
}
