import {
  Config,
  configureHttp,
  createLog,
  DeliveryWorker,
  fastifyAdapter,
  Heartbeat,
  type Log,
  OutboxRelay,
  PinoLogger,
  Queues,
  refuseUsedPort,
  SubscriberRegistry,
  within,
} from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { type Database, migrateDatabase, openDatabase } from './database';
import { seedDemo } from './demo';
import { playDemoStories } from './demo-stories';
import openApiTypes from './openapi-metadata';
import { type Parts, RootModule } from './root.module';
import { eventTypes } from './rooms';

/** Running jobs may finish this long after the wish to stop; containers are usually killed after 30 s. */
const GRACE_MS = 20_000;
/** Open connections get this long after it. */
const CLOSE_MS = 5_000;

/** A started product. */
export interface Running {
  readonly address: string | null;
  readonly app: INestApplicationContext;
  readonly database: Database;
  stop(): Promise<void>;
}

/** Starts database, schema, demo, web and workers as configured, in this order, and stops them in reverse. */
export async function run(config: Config, parts: Parts, log: Log = createLog(config.logLevel)): Promise<Running> {
  if (parts.http) await refuseUsedPort(config.port, config.host);
  const database = await openDatabase(config);
  try {
    const migrated = await migrateDatabase(database, config);
    if (migrated.length) log.info({ migrated }, 'database migrated');
    const app = await create(config, parts, database, log);
    if (config.demo) {
      const centres = await seedDemo(app);
      if (centres.length) log.info({ centres }, 'demo loaded');
      const stories = config.demoStories ? await playDemoStories(app, log) : [];
      if (stories.length) log.info({ stories: stories.length }, 'demo played');
    }
    if (parts.jobs) await startJobs(app, config);
    const address = parts.http ? await listen(app as NestFastifyApplication, config) : null;
    return { address, app, database, stop: () => stop(app, parts, database, log) };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function create(config: Config, parts: Parts, database: Database, log: Log): Promise<INestApplicationContext> {
  const root = RootModule.of({ config, appUrl: database.appUrl }, parts);
  const logger = new PinoLogger(log);
  const quiet = { logger, bufferLogs: false, abortOnError: false } as const;
  if (!parts.http) return NestFactory.createApplicationContext(root, quiet);
  const app = await NestFactory.create<NestFastifyApplication>(root, fastifyAdapter(), quiet);
  await configureHttp(app, config, log, openApiTypes);
  return app;
}

async function startJobs(app: INestApplicationContext, config: Config): Promise<void> {
  await app.init();
  const heard = app.get(SubscriberRegistry).eventTypes();
  const unheard = eventTypes.filter((type) => !heard.has(type));
  if (unheard.length) throw new Error(`nobody hears ${unheard.join(', ')}`);
  app.get(OutboxRelay).start();
  app.get(DeliveryWorker).start(config.queues);
  app.get(Heartbeat).start();
}

async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  await app.listen(config.port, config.host);
  const url = new URL(await app.getUrl());
  return `http://${config.host}:${url.port}`;
}

/** New requests first, then running jobs, then everything they stand on. */
async function stop(app: INestApplicationContext, parts: Parts, database: Database, log: Log): Promise<void> {
  log.info('stopping');
  const server = parts.http ? (app as NestFastifyApplication).getHttpServer() : undefined;
  server?.close();
  server?.closeIdleConnections();
  if (parts.jobs) {
    app.get(Heartbeat).stop();
    await app.get(OutboxRelay).stop();
  }
  await app.get(Queues).close(GRACE_MS);
  const closed = await within(
    CLOSE_MS,
    app.close().then(() => app.get(DataSource).destroy()),
  );
  if (!closed) log.warn('connections did not close in time');
  await database.stop();
  log.info('stopped');
}
