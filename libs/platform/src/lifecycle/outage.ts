/**
 * Something the product needs does not answer: the person can try again later, a job is tried again by itself.
 * `message` is the German sentence the user reads; what exactly happened is the `cause`, for the log.
 */
export class Outage extends Error {
  readonly statusCode = 503;

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'Outage';
  }
}
