import { type Actor, CurrentActor, NotRemembered, Public, SignedIn } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotificationSettings } from '../application/notification-settings';
import { kindFacts } from '../contract/notification-kinds';

export class NotificationChoiceResponse {
  kind: string;
  name: string;
  detail: string;
  /** `now`: a mail each · `daily`: all in one mail a day · `none`: only in the application. */
  way: 'now' | 'daily' | 'none';
  /** What can be chosen. */
  ways: ('now' | 'daily' | 'none')[];
}
export class NotificationChoiceListResponse {
  items: NotificationChoiceResponse[];
}
export class NotificationChoicesRequest {
  /** By kind: `now`, `daily` or `none`; kinds that are left out stay. */
  @IsObject()
  choices: Record<string, string>;
}
export class UnsubscriptionResponse {
  /** What the mails are about. */
  name: string;
  centre: string;
  /** No such mail comes any more. */
  ended: boolean;
}

/** What the person gets by mail. */
@Controller('notification-choices')
@SignedIn()
export class NotificationChoicesController {
  constructor(private readonly settings: NotificationSettings) {}

  @Get()
  async own(@CurrentActor() actor: Actor): Promise<NotificationChoiceListResponse> {
    const choices = await this.settings.own(actor);
    return {
      items: choices.map(({ kind, way }) => {
        const { name, detail, ways } = kindFacts(kind);
        return { kind, name, detail, way, ways: [...ways] };
      }),
    };
  }

  @Put()
  @HttpCode(204)
  choose(@CurrentActor() actor: Actor, @Body() { choices }: NotificationChoicesRequest): Promise<void> {
    return this.settings.choose(actor, choices);
  }
}

/** The link in a mail that ends mails of its kind: without a sign-in, for that person and kind only. */
@Controller('mail-unsubscribe')
@Public()
export class MailUnsubscribeController {
  constructor(private readonly settings: NotificationSettings) {}

  /** What the link would end; it ends nothing, since programs follow links, too. A browser is led to the page. */
  @Get(':token')
  async read(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnsubscriptionResponse> {
    const found = await this.settings.ofLink(token, request.id);
    if (request.headers.accept?.includes('text/html')) {
      void reply.status(303).header('location', `/abmelden/${encodeURIComponent(token)}`);
    }
    return found;
  }

  /** Ends them; from a mail program (RFC 8058, any body) or from the page. Twice is as good as once. */
  @Post(':token')
  @HttpCode(200)
  @NotRemembered()
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data', 'application/json')
  @ApiBody({ required: false, schema: { type: 'object' } })
  end(@Param('token') token: string, @Req() request: FastifyRequest): Promise<UnsubscriptionResponse> {
    return this.settings.unsubscribe(token, request.id);
  }
}
