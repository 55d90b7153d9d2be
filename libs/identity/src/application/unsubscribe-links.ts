import { createHmac } from 'node:crypto';
import { Config, sessionSecret } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { isKind, type NotificationKind } from '../contract/notification-kinds';
import { sameText } from './tokens';

/** Whose mails of which kind end; `digest`: whatever the person gets in the mail of the day. */
export interface Unsubscription {
  readonly centreId: string;
  readonly personId: string;
  readonly kind: NotificationKind | 'digest';
}

/** No points: an address that ends like the name of a file is none of a page. */
const FORM = /^([0-9a-f-]{36})~([0-9a-f-]{36})~([a-z]+)~([\w-]{43})$/;

/** Signed addresses that end mails without a sign-in: good for one person and kind, without an end. */
@Injectable()
export class UnsubscribeLinks {
  private readonly secret: string;

  constructor(private readonly config: Config) {
    this.secret = sessionSecret(config);
  }

  /** For people: a page that asks once more. */
  page(whose: Unsubscription): string {
    return new URL(`/abmelden/${this.token(whose)}`, this.config.publicUrl).href;
  }

  /** For mail programs: a POST to it is enough (RFC 8058). */
  oneClick(whose: Unsubscription): string {
    return new URL(`/api/mail-unsubscribe/${this.token(whose)}`, this.config.publicUrl).href;
  }

  /** Undefined for what this installation has not signed. */
  read(token: string): Unsubscription | undefined {
    const [, centreId = '', personId = '', kind = '', signature = ''] = FORM.exec(token) ?? [];
    if (kind !== 'digest' && !isKind(kind)) return undefined;
    const whose: Unsubscription = { centreId, personId, kind };
    return sameText(signature, this.sign(whose)) ? whose : undefined;
  }

  private token(whose: Unsubscription): string {
    return `${whose.centreId}~${whose.personId}~${whose.kind}~${this.sign(whose)}`;
  }

  private sign({ centreId, personId, kind }: Unsubscription): string {
    return createHmac('sha256', this.secret).update(`unsubscribe:${centreId}.${personId}.${kind}`).digest('base64url');
  }
}
