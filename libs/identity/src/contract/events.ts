/** The mails of a day with what people have not read are to be written. Payload: the day. */
export const DIGEST_DUE = 'identity.DigestDue.v1';
export interface DigestDueV1 {
  readonly day: string;
}
