import { DomainError } from '@app/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The version the caller has seen (`If-Match: "3"`), where it sends one: steps are judged by the stored state anyway. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"?(\d+)"?$/.exec(header)?.[1];
  if (version === undefined) {
    throw new DomainError(
      'invalid',
      'if-match',
      'Die Kopfzeile If-Match nennt die gesehene Fassung, zum Beispiel If-Match: "3".',
    );
  }
  return Number(version);
});
