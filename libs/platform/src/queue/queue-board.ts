import { createBullBoard } from '@bull-board/api';
import { FastifyAdapter } from '@bull-board/fastify';
import { MethodNotAllowedException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator } from '../http/auth';
import { sendProblem, toProblem } from '../http/problem.filter';
import { requirePermission } from '../tenancy/actor';
import { Queues } from './queues';

const ADDRESS = '/api/queues';
/** The board asks for fonts from elsewhere; the content security policy would refuse them. */
const FOREIGN_FONTS = /<link[^>]+fonts\.googleapis\.com[^>]*>/;

/**
 * The operator's view of the queues, below /api/queues: for whoever holds `queues.inspect`, and for reading only. Jobs carry
 * ids, of all centres. Before the pages of the product are served: both bring the same way to send files.
 */
export async function serveQueueBoard(app: NestFastifyApplication): Promise<void> {
  const serverAdapter = new FastifyAdapter().setBasePath(ADDRESS);
  const { setQueues } = createBullBoard({
    queues: [],
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Warteschlangen', locale: { lng: 'de-DE' }, hideRedisDetails: true } },
  });
  let isOpen = false;
  const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    try {
      if (!['GET', 'HEAD'].includes(request.method)) throw new MethodNotAllowedException();
      const actor = await app.get(Authenticator).authenticate({
        cookies: request.cookies,
        authorization: request.headers.authorization,
        csrfToken: undefined,
        changesState: false,
        requestId: request.id,
      });
      requirePermission(actor, 'queues.inspect');
    } catch (error) {
      sendProblem(reply, toProblem(error, request.id));
      return reply;
    }
    // Connections to the queues are made for the first who looks.
    if (!isOpen) setQueues(app.get(Queues).boards());
    isOpen = true;
    return undefined;
  };
  await app
    .getHttpAdapter()
    .getInstance()
    .register(
      async (scope: FastifyInstance) => {
        scope.addHook('onRequest', guard);
        scope.addHook('onSend', async (_request, _reply, payload: unknown) =>
          typeof payload === 'string' ? payload.replace(FOREIGN_FONTS, '') : payload,
        );
        await scope.register(serverAdapter.registerPlugin());
      },
      { prefix: ADDRESS },
    );
}
