import { createHash } from 'node:crypto';
import { decodedBody, headerFields, type MimeEntity, mimeEntity, partsOf } from './mime-entity';

/** What a mail server reports of one recipient (RFC 3464 2.3). */
export interface ReportedRecipient {
  /** Where it could not be delivered, lower case. */
  readonly final: string;
  /** Whom the sender had addressed, lower case, where the server says so. */
  readonly original: string | null;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
  readonly action: string;
  /** `5.1.1` (RFC 3463); empty where the server left it out. */
  readonly status: string;
  /** What the server that refused said. */
  readonly diagnostic: string | null;
}

/** A delivery status notification (RFC 3464). */
export interface DeliveryReport {
  /** The same for every copy of this report. */
  readonly id: string;
  /** Message-IDs of the mail it may be about, with angle brackets; the likeliest first. */
  readonly messageIds: readonly string[];
  /** Addresses the returned mail was written to, lower case. */
  readonly returnedTo: readonly string[];
  readonly reportingServer: string | null;
  readonly recipients: readonly ReportedRecipient[];
}

/** A report forwarded as an attachment of an attachment is still found; deeper nesting is nobody's mail. */
const DEEPEST = 6;
const REPORT = /^message\/(global-)?delivery-status$/;
const RETURNED = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/;
const LONGEST = 1000;

/** Reads a report, also one that was forwarded as a file; undefined when the message holds none. */
export function deliveryReport(bytes: Uint8Array): DeliveryReport | undefined {
  const text = Buffer.from(bytes).toString('latin1').replace(/\r\n?/g, '\n').replace(/^\n+/, '');
  const found = reportIn(mimeEntity(text), DEEPEST);
  if (!found) return undefined;
  const { whole, status, returned } = found;
  const [perMessage = new Map<string, string>(), ...groups] = fieldGroups(decodedBody(status));
  const returnedHead = headerFields(returned ? (decodedBody(returned).split('\n\n')[0] ?? '') : '');
  const fields = [
    returnedHead.get('message-id'),
    perMessage.get('original-message-id') ?? perMessage.get('x-original-message-id'),
    whole.headers.get('in-reply-to'),
    whole.headers.get('references'),
  ];
  return {
    id: messageIds(whole.headers.get('message-id'))[0] ?? `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    messageIds: [...new Set(fields.flatMap(messageIds))],
    returnedTo: addresses(returnedHead.get('to')),
    reportingServer: typed(perMessage.get('reporting-mta')),
    recipients: groups.flatMap(recipientOf),
  };
}

interface Found {
  readonly whole: MimeEntity;
  readonly status: MimeEntity;
  readonly returned: MimeEntity | undefined;
}

function reportIn(entity: MimeEntity, depth: number): Found | undefined {
  if (depth === 0) return undefined;
  const parts = partsOf(entity);
  const status = parts.find(({ type }) => REPORT.test(type));
  if (status) return { whole: entity, status, returned: parts.find(({ type }) => RETURNED.test(type)) };
  const inner = entity.type === 'message/rfc822' ? [mimeEntity(decodedBody(entity))] : parts;
  for (const part of inner) {
    const found = reportIn(part, depth - 1);
    if (found) return found;
  }
  return undefined;
}

/** Groups of fields, parted by empty lines: the first about the message, each further one about a recipient. */
const fieldGroups = (body: string): readonly ReadonlyMap<string, string>[] =>
  body
    .split(/\n[ \t]*\n+/)
    .map((group) => group.trim())
    .filter((group) => group !== '')
    .map(headerFields);

function recipientOf(fields: ReadonlyMap<string, string>): ReportedRecipient[] {
  const final = typed(fields.get('final-recipient')) ?? typed(fields.get('original-recipient'));
  if (final === null) return [];
  return [
    {
      final: bare(final),
      original: fields.has('original-recipient') ? bare(typed(fields.get('original-recipient')) ?? '') : null,
      action: (fields.get('action') ?? '').toLowerCase().split(/[\s(]/)[0] ?? '',
      status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '',
      diagnostic: typed(fields.get('diagnostic-code')),
    },
  ];
}

/** `rfc822; name@domain`, `dns; host`, `smtp; 550 …` without the type before the semicolon. */
function typed(field: string | undefined): string | null {
  const value = field?.replace(/^[a-z0-9-]+\s*;\s*/i, '').trim();
  return value
    ? Buffer.from(value, 'latin1')
        .toString('utf8')
        .replace(/\p{Cc}/gu, ' ')
        .slice(0, LONGEST)
    : null;
}

const bare = (address: string): string => address.replace(/^<|>$/g, '').toLowerCase();
const messageIds = (field: string | undefined): string[] =>
  field?.slice(0, 10_000).match(/<[^<>@\s\p{Cc}]+@[^<>@\s\p{Cc}]+>/gu) ?? [];
const addresses = (field: string | undefined): string[] =>
  (field?.slice(0, 2_000).match(/[^\s<>",;:@]+@[^\s<>",;:@]+/g) ?? []).map((address) => address.toLowerCase());
