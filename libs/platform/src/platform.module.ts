import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Config } from './config/config';
import { createDataSource, type Schema } from './db/data-source';
import { refusePowerfulRole } from './db/migrator';
import { Signals } from './db/signals';
import { CLOCK, type Clock, UnitOfWork } from './db/unit-of-work';
import { DemoClockController } from './demo/demo-clock.controller';
import { FileStore } from './files/file-store';
import { CheckFiles } from './files/check/check-files.subscriber';
import { FileCheckClock } from './files/check/file-check.clock';
import { FileCheckController, FileCheckTasks } from './files/check/file-check.controller';
import { FileCheckRepository } from './files/check/file-check.repository';
import { FileChecks } from './files/check/file-checks';
import { FileReferences } from './files/file-references';
import { openFileStore } from './files/open-file-store';
import { HealthController } from './health/health.controller';
import { Metrics } from './metrics/metrics';
import { MetricsController } from './metrics/metrics.controller';
import { JobsController } from './jobs/jobs.controller';
import { MailFiles } from './mail/mail-files';
import { MailBounceController } from './mail/mail-bounce.controller';
import { MailBounceRepository } from './mail/mail-bounce.repository';
import { MailBounces } from './mail/mail-bounces';
import { MailDispatch } from './mail/mail-dispatch';
import { MailDispatchController } from './mail/mail-dispatch.controller';
import { MailDispatchRepository } from './mail/mail-dispatch.repository';
import { MailController } from './mail/mail.controller';
import { MailRepository } from './mail/mail.repository';
import { MailTransport } from './mail/mail-transport';
import { Mailer } from './mail/mailer';
import { OutgoingMailer } from './mail/outgoing-mailer';
import { SendMail } from './mail/send-mail.subscriber';
import { Deliveries } from './outbox/deliveries';
import { DeliveryWorker } from './outbox/delivery-worker';
import { Outbox } from './outbox/outbox';
import { OutboxRelay } from './outbox/outbox-relay';
import { SubscriberRegistry } from './outbox/subscriber-registry';
import { Heartbeat } from './queue/heartbeat';
import { QueueWatch } from './queue/queue-watch';
import { type QueueBackend, Queues } from './queue/queues';
import { CentreIds } from './tenancy/centre-ids';
import { Contributions } from './today/contributions';
import { TodayController } from './today/today.controller';

export interface PlatformOptions {
  readonly config: Config;
  /** Address of the restricted role. */
  readonly appUrl: string;
  readonly schema: Schema;
  readonly clock?: Clock;
}

export const queueBackend = (config: Config, appUrl: string): QueueBackend =>
  config.redisUrl ? { kind: 'redis', url: config.redisUrl } : { kind: 'postgres', url: appUrl };

/** What every room stands on: configuration, database, outbox, queues, files. */
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    const providers = [
      { provide: Config, useValue: options.config },
      { provide: CLOCK, useValue: options.clock ?? ((): Date => new Date()) },
      {
        provide: DataSource,
        useFactory: async (): Promise<DataSource> => {
          const dataSource = await createDataSource(options.appUrl, options.schema, 'app').initialize();
          await refusePowerfulRole(dataSource);
          return dataSource;
        },
      },
      { provide: Queues, useFactory: () => new Queues(queueBackend(options.config, options.appUrl)) },
      { provide: FileStore, useFactory: () => openFileStore(options.config) },
      { provide: Signals, useFactory: () => new Signals(options.appUrl) },
      UnitOfWork,
      Outbox,
      Deliveries,
      SubscriberRegistry,
      Contributions,
      Heartbeat,
      CentreIds,
      FileReferences,
      FileCheckRepository,
      FileChecks,
      FileCheckTasks,
      MailFiles,
      MailTransport,
      MailRepository,
      MailDispatchRepository,
      MailDispatch,
      MailBounceRepository,
      MailBounces,
      OutgoingMailer,
      { provide: Mailer, useExisting: OutgoingMailer },
    ];
    return { module: PlatformModule, global: true, imports: [DiscoveryModule], providers, exports: providers };
  }
}

/** Pages and calls that belong to no room. */
@Module({
  controllers: [
    HealthController,
    MetricsController,
    TodayController,
    JobsController,
    MailController,
    MailDispatchController,
    MailBounceController,
    DemoClockController,
    FileCheckController,
  ],
  providers: [QueueWatch, Metrics],
  exports: [QueueWatch, Metrics],
})
export class PlatformHttpModule {}

/** Relay and workers. */
@Module({
  providers: [OutboxRelay, DeliveryWorker, SendMail, CheckFiles, FileCheckClock],
  exports: [OutboxRelay, DeliveryWorker],
})
export class PlatformJobsModule {}
