import { invalid } from '@app/kernel';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { CurrentActor, NotRemembered, Requires } from '../http/auth';
import type { Actor } from '../tenancy/actor';
import { MailBounces } from './mail-bounces';

export class MailBounceResultResponse {
  /** `known`: this report was handed in before; `delayed`: the mail server goes on trying; `delivered`: it arrived. */
  outcome: 'recorded' | 'known' | 'delayed' | 'delivered';
  mailId: string;
  to: string;
  /** German: why it could not be delivered. */
  cause: string | null;
}

/** Reports of mail servers about mails that had left, by hand or from the mailbox of MAIL_FROM by a program. */
@Controller('mail-bounces')
export class MailBounceController {
  constructor(private readonly bounces: MailBounces) {}

  /** A delivery status notification (RFC 3464) as bytes; handed in twice it counts once. */
  @Post()
  @HttpCode(200)
  @Requires('mail.send')
  @NotRemembered()
  @ApiConsumes('message/rfc822')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  record(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<MailBounceResultResponse> {
    if (!Buffer.isBuffer(body)) {
      throw invalid('content-type', 'Bitte die Meldung als Datei mit dem Inhaltstyp message/rfc822 senden.');
    }
    return this.bounces.record(actor, body);
  }
}
