import { PlatformDeliveryRound1760000001100 } from './db/migrations/platform-delivery-round.migration';
import { PlatformMail1760000001200 } from './db/migrations/platform-mail.migration';
import { PlatformFileChecks1760000018400 } from './db/migrations/platform-file-checks.migration';
import { PlatformMailBounces1760000018310 } from './db/migrations/platform-mail-bounces.migration';
import { PlatformMailUnsubscribe1760000018320 } from './db/migrations/platform-mail-unsubscribe.migration';
import { PlatformMailDispatch1760000018300 } from './db/migrations/platform-mail-dispatch.migration';
import { PlatformFoundation1760000001000 } from './db/migrations/platform-foundation.migration';
import { PlatformTraining1760000001300 } from './db/migrations/platform-training.migration';
import { PlatformDeliveryOrder1760000018200 } from './db/migrations/platform-delivery-order.migration';

export * from './audit-trail';
export * from './config/config';
export * from './csv/csv-records';
export * from './csv/xlsx-records';
export { isZip } from './csv/zip-check';
export * from './db/data-source';
export * from './db/database-url';
export * from './db/embedded-postgres';
export * from './db/migrator';
export * from './db/policies';
export * from './db/signals';
export * from './db/unit-of-work';
export * from './demo/demo-seed';
export * from './demo/demo-story';
export * from './demo/training-seed';
export * from './export/calendar-file';
export * from './export/csv-export';
export * from './export/download';
export * from './export/export-table';
export * from './export/xlsx-export';
export * from './export/zip-stream';
export { FileCheckClock } from './files/check/file-check.clock';
export * from './files/file-name';
export * from './files/file-references';
export * from './files/file-store';
export * from './files/local-file-store';
export * from './files/s3-file-store';
export * from './http/auth';
export * from './http/calendar-day';
export * from './http/content-disposition';
export * from './http/http-application';
export * from './http/page';
export * from './jobs/daily-clock';
export * from './http/problem.filter';
export * from './http/trimmed';
export * from './lifecycle/outage';
export * from './lifecycle/secrets';
export * from './lifecycle/single-instance';
export * from './lifecycle/start-error';
export * from './lifecycle/within';
export * from './logging/pino-logger';
export type { Mailbox } from './mail/mail-address';
export type { MailAbout, MailAttachment, MailDraft } from './mail/mail-draft';
export * from './mail/mailer';
export { MAIL_QUEUED } from './mail/outgoing-mailer';
export * from './outbox/deliveries';
export * from './outbox/delivery-worker';
export * from './outbox/outbox';
export * from './outbox/outbox-relay';
export * from './outbox/priority';
export * from './outbox/subscriber';
export * from './outbox/subscriber-registry';
export * from './platform.module';
export * from './queue/heartbeat';
export * from './queue/queue-watch';
export * from './queue/queues';
export * from './tenancy/actor';
export * from './tenancy/centre-ids';
export * from './today/contributions';
export const platformMigrations = [
  PlatformFoundation1760000001000,
  PlatformDeliveryRound1760000001100,
  PlatformMail1760000001200,
  PlatformTraining1760000001300,
  PlatformFileChecks1760000018400,
  PlatformMailDispatch1760000018300,
  PlatformMailBounces1760000018310,
  PlatformDeliveryOrder1760000018200,
  PlatformMailUnsubscribe1760000018320,
];
