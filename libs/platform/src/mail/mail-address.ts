import { domainToASCII } from 'node:url';

/** One person or office a mail goes to or comes from. */
export interface Mailbox {
  /** `local@domain`; the domain may carry umlauts. */
  readonly address: string;
  readonly name?: string;
}

/** RFC 5321 4.5.3.1: longest local part and longest path without its angle brackets. */
const LONGEST_LOCAL = 64;
const LONGEST = 254;
/** RFC 5322 3.4.1 dot-atom. Quoted local parts are allowed there, but nobody hands them out. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/i;

/**
 * The address as SMTP speaks it: umlauts of the domain in Punycode (RFC 5891). Undefined for what is no address, and
 * for a local part with umlauts, which many servers refuse (SMTPUTF8, RFC 6531).
 */
export function smtpAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = domainToASCII(text.slice(at + 1));
  const address = `${local}@${domain}`;
  const right = LOCAL.test(local) && local.length <= LONGEST_LOCAL && DOMAIN.test(domain) && address.length <= LONGEST;
  return right ? address : undefined;
}

/** A sender as written into a setting: `Vergabezentrum <vergabe@kreis.example>` or the bare address. */
export function parseMailbox(text: string): Mailbox | undefined {
  const { name, bracketed, bare } =
    /^(?:(?<name>[^<>"]*)<(?<bracketed>[^<>]+)>|(?<bare>\S+))$/.exec(text)?.groups ?? {};
  const address = smtpAddress(bracketed ?? bare ?? '');
  if (!address || /\p{Cc}/u.test(text)) return undefined;
  return name?.trim() ? { address, name: name.trim() } : { address };
}
