import path from 'node:path';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  MinLength,
  Validate,
  ValidateIf,
  validateSync,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { parseMailbox } from '../mail/mail-address';

export type QueueName = 'events' | 'documents' | 'mail';
export const QUEUE_NAMES: readonly QueueName[] = ['events', 'documents', 'mail'];
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

@ValidatorConstraint()
class IsMailbox implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && parseMailbox(value) !== undefined;
  }
  defaultMessage(): string {
    return 'ein Absender wie Vergabezentrum <vergabe@kreis.example>';
  }
}

const S3_KEYS = ['s3Endpoint', 's3Bucket', 's3Region', 's3AccessKeyId', 's3SecretAccessKey'] as const;
/** Checked as soon as one of the five is set: half a setting would leave the files where nobody looks for them. */
const NeededForS3 = (): PropertyDecorator =>
  ValidateIf((config: Config) => S3_KEYS.some((key) => config[key] !== undefined));

/** What the process may be told from outside. Everything is optional; `.env.example` explains each. */
export class Config {
  @IsInt({ message: 'eine Portnummer zwischen 0 und 65535' })
  @Min(0, { message: 'eine Portnummer zwischen 0 und 65535' })
  @Max(65535, { message: 'eine Portnummer zwischen 0 und 65535' })
  port: number;

  @MinLength(1, { message: 'ein Rechnername oder eine Adresse, zum Beispiel 127.0.0.1' })
  host: string;

  @MinLength(1, { message: 'ein Ordner' })
  dataDir: string;

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'eine Adresse wie postgres://name:kennwort@rechner:5432/datenbank' })
  databaseUrl?: string;

  /** Sign-in of the restricted role where the owner may not create it; derived from DATABASE_URL otherwise. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'eine Adresse wie postgres://name:kennwort@rechner:5432/datenbank' })
  databaseAppUrl?: string;

  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'eine Adresse wie redis://rechner:6379' })
  redisUrl?: string;

  @IsIn(['inline', 'off'], { message: '„inline“ oder „off“' })
  workers: 'inline' | 'off';

  /** Documents a process draws at the same time, each in a thread of its own. */
  @IsInt({ message: 'eine ganze Zahl von 1 bis 32' })
  @Min(1, { message: 'eine ganze Zahl von 1 bis 32' })
  @Max(32, { message: 'eine ganze Zahl von 1 bis 32' })
  renderThreads: number;

  @IsIn(QUEUE_NAMES, { each: true, message: `eine Liste aus ${QUEUE_NAMES.join(', ')}` })
  queues: readonly QueueName[];

  @IsBoolean({ message: '„0“, „1“ oder „full“' })
  demo: boolean;

  /** With DEMO=full procedures are played into the model centre, one in every phase. */
  @IsBoolean()
  demoStories: boolean;

  @Matches(/^https?:\/\/[^/]+/, { message: 'eine Adresse wie https://vergabe.example' })
  publicUrl: string;

  @IsOptional()
  @MinLength(32, { message: 'mindestens 32 Zeichen' })
  sessionSecret?: string;

  /** The mail server; without it no mail is sent. */
  @IsOptional()
  @Matches(/^smtps?:\/\/[^/?#]+\/?$/, {
    message: 'eine Adresse wie smtp://name:kennwort@mail.example:587 oder smtps://…',
  })
  smtpUrl?: string;

  /** Who mails come from; needed with SMTP_URL. */
  @ValidateIf(({ smtpUrl, mailFrom }: Config) => smtpUrl !== undefined || mailFrom !== undefined)
  @Validate(IsMailbox)
  mailFrom?: string;
  @IsOptional()
  @MinLength(32, { message: 'mindestens 32 Zeichen' })
  vaultSecret?: string;

  /** What monitoring shows to read the metrics; without it there are none. */
  @IsOptional()
  @MinLength(16, { message: 'mindestens 16 Zeichen' })
  metricsToken?: string;

  /** Files in a bucket of an S3-compatible service instead of DATA_DIR: all five or none. */
  @NeededForS3()
  @Matches(/^https?:\/\/[^/?#@]+\/?$/, { message: 'eine Adresse wie https://s3.example, ohne Bucket und Zugangsdaten' })
  s3Endpoint?: string;

  @NeededForS3()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'der Name eines Buckets wie vergabezentrum-akten' })
  s3Bucket?: string;

  @NeededForS3()
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'eine Region wie eu-central-1' })
  s3Region?: string;

  @NeededForS3()
  @Matches(/^\S{3,256}$/, { message: 'die Kennung des Zugangsschlüssels, ohne Leerzeichen' })
  s3AccessKeyId?: string;

  @NeededForS3()
  @Matches(/^\S{3,256}$/, { message: 'der geheime Teil des Zugangsschlüssels, ohne Leerzeichen' })
  s3SecretAccessKey?: string;

  @IsIn(LOG_LEVELS, { message: `eines von ${LOG_LEVELS.join(', ')}` })
  logLevel: (typeof LOG_LEVELS)[number];
}

/** A setting that cannot be used; the message names the variable, its value and what would be right. */
export class ConfigError extends Error {}

const VARIABLE: Record<keyof Config, string> = {
  port: 'PORT',
  host: 'HOST',
  dataDir: 'DATA_DIR',
  databaseUrl: 'DATABASE_URL',
  databaseAppUrl: 'DATABASE_APP_URL',
  redisUrl: 'REDIS_URL',
  workers: 'WORKERS',
  queues: 'QUEUES',
  renderThreads: 'RENDER_THREADS',
  demo: 'DEMO',
  demoStories: 'DEMO',
  publicUrl: 'PUBLIC_URL',
  sessionSecret: 'SESSION_SECRET',
  smtpUrl: 'SMTP_URL',
  mailFrom: 'MAIL_FROM',
  vaultSecret: 'VAULT_SECRET',
  metricsToken: 'METRICS_TOKEN',
  logLevel: 'LOG_LEVEL',
  s3Endpoint: 'S3_ENDPOINT',
  s3Bucket: 'S3_BUCKET',
  s3Region: 'S3_REGION',
  s3AccessKeyId: 'S3_ACCESS_KEY_ID',
  s3SecretAccessKey: 'S3_SECRET_ACCESS_KEY',
};
const SECRET: ReadonlySet<keyof Config> = new Set([
  'databaseUrl',
  'databaseAppUrl',
  'redisUrl',
  'sessionSecret',
  'smtpUrl',
  'vaultSecret',
  'metricsToken',
  's3AccessKeyId',
  's3SecretAccessKey',
]);

/** Reads and checks the environment once. Throws ConfigError with one German sentence per wrong variable. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const text = (key: keyof Config): string | undefined => env[VARIABLE[key]]?.trim() || undefined;
  const config = new Config();
  config.port = Number(text('port') ?? '3000');
  config.host = text('host') ?? '127.0.0.1';
  config.dataDir = path.resolve(text('dataDir') ?? '.data');
  config.databaseUrl = text('databaseUrl');
  config.databaseAppUrl = text('databaseAppUrl');
  config.redisUrl = text('redisUrl');
  config.workers = (text('workers') ?? 'inline') as Config['workers'];
  config.queues = (text('queues')
    ?.split(',')
    .map((name) => name.trim()) ?? QUEUE_NAMES) as QueueName[];
  config.renderThreads = Number(text('renderThreads') ?? '2');
  const demo = text('demo');
  config.demo = (
    demo === undefined ? !config.databaseUrl : ({ '1': true, full: true, '0': false }[demo] ?? demo)
  ) as boolean;
  config.demoStories = demo === 'full';
  config.publicUrl = text('publicUrl') ?? `http://${config.host}:${config.port}`;
  config.sessionSecret = text('sessionSecret');
  config.smtpUrl = text('smtpUrl');
  config.mailFrom = text('mailFrom');
  config.vaultSecret = text('vaultSecret');
  config.metricsToken = text('metricsToken');
  for (const key of S3_KEYS) config[key] = text(key);
  config.logLevel = (text('logLevel') ?? 'info') as Config['logLevel'];
  const sentences = validateSync(config).map(({ property, constraints }) => {
    const key = property as keyof Config;
    const value = SECRET.has(key) ? 'der Wert (nicht angezeigt)' : `„${env[VARIABLE[key]] ?? ''}“`;
    return `${VARIABLE[key]}: ${value} ist ungültig; richtig wäre ${Object.values(constraints ?? {})[0]}.`;
  });
  if (sentences.length) throw new ConfigError(sentences.join('\n'));
  return Object.freeze(config);
}
