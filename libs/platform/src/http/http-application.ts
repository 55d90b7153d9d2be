import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Reflector } from '@nestjs/core';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Config } from '../config/config';
import { UnitOfWork } from '../db/unit-of-work';
import { StartError } from '../lifecycle/start-error';
import type { Log } from '../logging/pino-logger';
import { Metrics } from '../metrics/metrics';
import { serveQueueBoard } from '../queue/queue-board';
import { AuthGuard, Authenticator, routePermission } from './auth';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { ProblemFilter, sendProblem, toProblem } from './problem.filter';
import { validationPipe } from './validation';

const BODY_LIMIT = 25 * 1024 * 1024;

export const fastifyAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: true,
    routerOptions: { maxParamLength: 200 },
    logger: false,
    forceCloseConnections: 'idle',
    // An address the router cannot read (a broken escape, an endless part) never reaches the filter.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblem({ statusCode: 404 }, request.id)),
  });

/** What the compiler knows of request and response classes (composition/openapi-metadata.ts). */
export type OpenApiTypes = () => Promise<Record<string, unknown>>;

/** Everything between the socket and the controllers: headers, cookies, bodies, guards, errors, page, OpenAPI. */
export async function configureHttp(
  app: NestFastifyApplication,
  config: Config,
  log: Log,
  types: OpenApiTypes,
): Promise<void> {
  app.setGlobalPrefix('api');
  app.useGlobalGuards(new AuthGuard(app.get(Reflector), app.get(Authenticator)));
  app.useGlobalPipes(validationPipe());
  app.useGlobalInterceptors(new IdempotencyInterceptor(app.get(UnitOfWork), app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter());
  refuseOpenRoutes(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  });
  await app.register(compress, {
    threshold: 2_048,
    encodings: ['br', 'gzip'],
    customTypes: /^(application\/(problem\+)?json|text\/|image\/svg)/,
  });
  for (const type of ['text/csv', 'text/plain', 'application/octet-stream', 'application/xml', 'message/rfc822']) {
    app.useBodyParser(type, { bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));
  }
  // Mail programs end a subscription by a form of one field (RFC 8058); nothing else takes forms of this kind.
  app.useBodyParser('multipart/form-data', { bodyLimit: 10_000 }, (_request, _body, done) => done(null, {}));
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
  });
  const metrics = app.get(Metrics);
  server.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address: search words and names stay out of the log.
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  await serveQueueBoard(app);
  await serveWebPage(app);
  await SwaggerModule.loadPluginMetadata(types);
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
}

/** The API's own description, made from controllers and request and response classes. */
function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Vergabezentrum')
    .setDescription('Back office of an inter-municipal procurement centre')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('vz_session')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

async function serveWebPage(app: NestFastifyApplication): Promise<void> {
  const root = path.resolve(__dirname, '../../../../web');
  if (!existsSync(path.join(root, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      void reply.header(
        'cache-control',
        file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      const file = request.url.split('?')[0] ?? '/';
      const isPage = request.method === 'GET' && !file.startsWith('/api/') && !path.extname(file);
      if (isPage) return reply.sendFile('index.html');
      return undefined;
    });
}

/** A route that forgot to say who may use it stops the start. */
function refuseOpenRoutes(app: NestFastifyApplication): void {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  for (const { instance, metatype } of app.get(DiscoveryService, { strict: false }).getControllers()) {
    if (!instance || !metatype) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[method];
      if (!handler || !Reflect.hasMetadata('path', handler)) continue;
      if (!routePermission(reflector, metatype, handler))
        throw new Error(`route without permission: ${metatype.name}.${method}`);
    }
  }
}

/** Fails early and in words when the port cannot be had. Throws StartError. */
export async function refuseUsedPort(port: number, host: string): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        { EADDRINUSE: 'ist schon belegt', EACCES: 'darf nicht benutzt werden' }[error.code ?? ''] ??
        `geht nicht (${error.message})`;
      reject(
        new StartError(
          `Der Port ${port} auf ${host} ${reason}. Bitte mit PORT einen anderen angeben, zum Beispiel PORT=${port + 1} npm start.`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
