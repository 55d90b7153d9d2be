import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { CurrentActor, NotRemembered, Requires } from '../http/auth';
import { Trimmed } from '../http/trimmed';
import type { Actor } from '../tenancy/actor';
import { MailDispatch } from './mail-dispatch';

export class MailSuspensionResponse {
  personName: string;
  since: Date;
  reason: string;
}
export class MailStateCountResponse {
  state: string;
  count: number;
}
export class MailDispatchResponse {
  /** Who mails come from; null: no mail server is set up, nothing leaves. */
  sender: string | null;
  /** Null: mail leaves. */
  suspension: MailSuspensionResponse | null;
  /** Mails that are not sent and not settled, by state. */
  open: MailStateCountResponse[];
}
export class SuspendMailRequest {
  /** Why nothing may leave for now; everybody who looks for a mail reads it. */
  @Trimmed()
  @IsString()
  @MinLength(3, { message: 'Bitte geben Sie einen Grund an (mindestens 3 Zeichen).' })
  @MaxLength(300, { message: 'Höchstens 300 Zeichen.' })
  reason: string;
}
export class MailSuspendedResponse {
  /** So many mails are held back. */
  held: number;
  /** So many had been handed over already and wait for the answer of the mail server. */
  handedOver: number;
}
export class MailResumedResponse {
  /** So many mails leave now. */
  released: number;
}

/** Whether mail leaves the centre, and the switch that stops it. */
@Controller('mail-dispatch')
export class MailDispatchController {
  constructor(private readonly dispatch: MailDispatch) {}

  @Get()
  @Requires('mail.status')
  async status(@CurrentActor() actor: Actor): Promise<MailDispatchResponse> {
    const { sender, suspension, open } = await this.dispatch.status(actor);
    return {
      sender,
      suspension: suspension && {
        personName: suspension.personName,
        since: suspension.since,
        reason: suspension.reason,
      },
      open: [...open],
    };
  }

  /** Stops all outgoing mail of the centre; what waits is held back until it is resumed. */
  @Post('suspend')
  @HttpCode(200)
  @Requires('mail.suspend')
  @NotRemembered()
  suspend(@CurrentActor() actor: Actor, @Body() { reason }: SuspendMailRequest): Promise<MailSuspendedResponse> {
    return this.dispatch.suspend(actor, reason);
  }

  /** Lets mail leave again; what was held back by the stop goes out, once each. */
  @Post('resume')
  @HttpCode(200)
  @Requires('mail.suspend')
  @NotRemembered()
  resume(@CurrentActor() actor: Actor): Promise<MailResumedResponse> {
    return this.dispatch.resume(actor);
  }
}
