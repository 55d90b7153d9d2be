import { notFound } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { UnitOfWork } from '../db/unit-of-work';
import { download } from '../export/download';
import { CurrentActor, NotRemembered, Requires } from '../http/auth';
import { contentDisposition } from '../http/content-disposition';
import { decodeCursor, PageQuery, toPage } from '../http/page';
import { Trimmed } from '../http/trimmed';
import type { Actor } from '../tenancy/actor';
import { MailBounceRepository } from './mail-bounce.repository';
import { MailDispatchRepository } from './mail-dispatch.repository';
import { MailRepository } from './mail.repository';
import type { MailState } from './mailer';
import { OutgoingMailer } from './outgoing-mailer';

const STATES: readonly MailState[] = ['waiting', 'sending', 'sent', 'failed', 'uncertain', 'held', 'bounced'];

export class MailAttachmentResponse {
  sha256: string;
  name: string;
  type: string;
}
export class BouncedBeforeResponse {
  at: string;
  /** German. */
  cause: string;
}
export class MailResponse {
  id: string;
  aboutType: string;
  aboutId: string;
  aboutLabel: string;
  aboutHref: string;
  to: string;
  toName: string | null;
  subject: string;
  /** `held`: not sent, see `heldFor`; `uncertain`: handed over, but the mail server's answer did not come. */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'held' | 'bounced';
  /** German: why it waits, failed or was not sent. */
  cause: string | null;
  /** What the mail server said last. */
  answer: string | null;
  attempts: number;
  /** Who wrote it. */
  personName: string;
  createdAt: Date;
  sentAt: Date | null;
  nextAttemptAt: Date | null;
  /** How it was settled another way. */
  settledNote: string | null;
  attachments: MailAttachmentResponse[];
  /** Why a mail is held: no mail server is set up, it belongs to a training, or all mail was stopped. */
  heldFor: 'server' | 'training' | 'suspension' | null;
  /** Another mail to this address came back in the last half year: a warning. */
  bouncedBefore: BouncedBeforeResponse | null;
}
export class MailAttemptResponse {
  number: number;
  begunAt: Date;
  /** Null: under way, or cut off where a later attempt follows. */
  endedAt: Date | null;
  /** `stopped`: all mail was stopped before anything could be delivered. */
  outcome: 'sent' | 'delayed' | 'failed' | 'uncertain' | 'stopped' | null;
  cause: string | null;
  answer: string | null;
}
export class MailBounceResponse {
  receivedAt: Date;
  /** `5.1.1` (RFC 3463); empty where the report has none. */
  status: string;
  cause: string;
  diagnostic: string | null;
  /** Where it could not be delivered: another address where a mailbox passes its mail on. */
  reportedRecipient: string;
  reportingServer: string | null;
  /** Who handed the report in. */
  personName: string;
}
export class MailListResponse {
  items: MailResponse[];
  nextCursor: string | null;
}
export class MailDetailResponse extends MailResponse {
  text: string;
  /** The newest first. */
  tries: MailAttemptResponse[];
  /** What mail servers reported after they had taken it, the newest first. */
  bounces: MailBounceResponse[];
}
export class MailQuery extends PageQuery {
  /** Type of what the mail belongs to, `procedure` for example. */
  @IsOptional()
  @IsString()
  aboutType?: string;
  @IsOptional()
  @IsString()
  aboutId?: string;
  @IsOptional()
  @IsIn(STATES)
  state?: 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'held' | 'bounced';
  /** Part of recipient, subject, text or what the mail belongs to. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
export class SettleMailRequest {
  /** How the recipient was reached: „per Post am …“. */
  @Trimmed()
  @IsString()
  @MinLength(3)
  @MaxLength(500)
  note: string;
}

/** Outgoing mail of the centre: what was sent when, what was not and why. */
@Controller('mails')
export class MailController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly mails: MailRepository,
    private readonly mailer: OutgoingMailer,
    private readonly dispatch: MailDispatchRepository,
    private readonly bounces: MailBounceRepository,
  ) {}

  /** Mails of a subject or of the whole centre, newest first. */
  @Get()
  @Requires('mail.read')
  list(@CurrentActor() actor: Actor, @Query() query: MailQuery): Promise<MailListResponse> {
    return this.uow.run(actor, async () => {
      const after = decodeCursor(query.cursor, 1);
      const rows = await this.mails.list(query, after ? String(after[0]) : null, query.limit + 1);
      const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => [id]);
      return { items: items.map((row) => ({ ...row, attachments: [...row.attachments] })), nextCursor };
    });
  }

  /** One mail with its text. */
  @Get(':id')
  @Requires('mail.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MailDetailResponse> {
    return this.uow.run(actor, async () => {
      const mail = await this.mails.find(id);
      if (!mail) throw notFound('Diese E-Mail');
      return {
        ...mail,
        attachments: [...mail.attachments],
        tries: await this.dispatch.attemptsOf(id),
        bounces: await this.bounces.of(id),
      };
    });
  }

  /** The message as a file that mail programs open; one that was not sent opens as a draft. */
  @Get(':id/eml')
  @Requires('mail.read')
  @ApiProduces('message/rfc822')
  eml(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return this.uow.run(actor, async () => download(await this.mailer.eml(id), `E-Mail ${id.slice(-12)}`, 'eml'));
  }

  /** A file that goes along with the mail, counted from 0. */
  @Get(':id/attachments/:position')
  @Requires('mail.read')
  @ApiProduces('application/octet-stream')
  attachment(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('position') position: string,
  ): Promise<StreamableFile> {
    return this.uow.run(actor, async () => {
      const { file, bytes } = await this.mailer.attachment(id, Number(position));
      return new StreamableFile(bytes, { type: file.type, disposition: contentDisposition('attachment', file.name) });
    });
  }

  /** Sends once more what failed, is uncertain, was held or waits for its next attempt. */
  @Post(':id/retry')
  @HttpCode(204)
  @Requires('mail.send')
  @NotRemembered()
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.uow.run(actor, () => this.mailer.retry(id));
  }

  /** Notes that the recipient was reached another way. */
  @Post(':id/settle')
  @HttpCode(204)
  @Requires('mail.send')
  @NotRemembered()
  settle(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() { note }: SettleMailRequest): Promise<void> {
    return this.uow.run(actor, () => this.mailer.settle(id, note));
  }
}
