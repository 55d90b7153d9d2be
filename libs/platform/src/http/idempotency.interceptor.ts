import { createHash } from 'node:crypto';
import { DomainError } from '@app/kernel';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork } from '../db/unit-of-work';
import { type AuthenticatedRequest, MEMORY } from './auth';

/** Stands in place of the status where the answer was a secret. */
const SECRET = 0;

/**
 * `Idempotency-Key` on a POST: the key is written in the transaction of the effect, so the same key gives the same
 * answer and the effect happens once, also when both requests run at the same moment or the first answer got lost.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const key = request.headers['idempotency-key']?.toString();
    const { actor } = request;
    // Who only reads makes nothing that could happen twice, and could not keep the key.
    if (request.method !== 'POST' || !key || !actor?.personId || actor.readOnly) return next.handle();
    const memory = this.reflector.get<'nothing' | 'effect' | undefined>(MEMORY, context.getHandler());
    if (memory === 'nothing') return next.handle();
    if (key.length > 200)
      throw new DomainError('invalid', 'idempotency-key', 'Der Idempotency-Key ist länger als 200 Zeichen.');
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(
      this.uow.run(actor, () =>
        this.once(key, request, reply, memory === 'effect', () => lastValueFrom(next.handle())),
      ),
    );
  }

  private async once(
    key: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    secret: boolean,
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    const hash = requestHash(request);
    // A second request with the key waits here until the first has committed or failed.
    const fresh = await this.uow.execute(
      'insert into platform.idempotency (key, request_hash) values ($1, $2) on conflict do nothing',
      [key, hash],
    );
    if (!fresh) return this.replay(key, hash, reply);
    const body = await work();
    if (body instanceof StreamableFile) return body;
    await this.uow.execute(
      'update platform.idempotency set status = $2, response = $3 where key = $1 and person_id = app.person_id()',
      [key, secret ? SECRET : reply.statusCode, JSON.stringify(secret ? null : (body ?? null))],
    );
    return body;
  }

  private async replay(key: string, hash: string, reply: FastifyReply): Promise<unknown> {
    const stored = await this.uow.first<{ hash: string; status: number; response: unknown }>(
      'select request_hash as hash, status, response from platform.idempotency where key = $1 and person_id = app.person_id()',
      [key],
    );
    if (stored?.hash !== hash) {
      throw new DomainError(
        'unprocessable',
        'idempotency-key',
        'Dieser Idempotency-Key wurde schon für eine andere Anfrage benutzt.',
      );
    }
    if (stored.status === SECRET) {
      throw new DomainError(
        'conflict',
        'shown-once',
        'Das wurde bereits angelegt. Die Antwort war nur einmal zu sehen und ist nirgends gespeichert.',
      );
    }
    void reply.status(stored.status).header('idempotent-replay', 'true');
    return stored.response ?? undefined;
  }
}

function requestHash(request: AuthenticatedRequest): string {
  const body = Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url}\n`).update(body).digest('hex');
}
