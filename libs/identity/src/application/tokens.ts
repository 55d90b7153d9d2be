import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as the person or browser keeps them. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** What the database keeps: the hash alone opens nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
/** The CSRF token belongs to one session and cannot be computed without the server's secret. */
export const csrfTokenOf = (sessionToken: string, secret: string): string =>
  createHmac('sha256', secret).update(`csrf:${sessionToken}`).digest('base64url');

export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
