import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { notFound } from '@app/kernel';
import { AwsClient } from 'aws4fetch';
import { Outage } from '../lifecycle/outage';
import { FileStore, isSha256, placeOf } from './file-store';

export interface S3Settings {
  /** Address of the service without bucket, for example https://s3.example. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** A try that hears nothing for so long is given up; default 20 s. */
  readonly silenceMs?: number;
  /** Pause before the second try, doubled before each further one; default 200 ms. */
  readonly firstPauseMs?: number;
}

/** How often a request is made at most. The queue tries a whole job again later. */
const TRIES = 4;
/** The readiness check does not wait for the patience of an upload. */
const CHECK_MS = 3_000;
const AWAY = 'Der Dateispeicher antwortet nicht. Bitte versuchen Sie es in einigen Minuten erneut.';
const REFUSED = 'Der Dateispeicher nimmt den Zugang nicht an. Bitte wenden Sie sich an die Administration.';
const NO_BUCKET =
  'Den eingestellten Bucket des Dateispeichers gibt es nicht. Bitte wenden Sie sich an die Administration.';
const TORN =
  'Der Dateispeicher hat eine Datei nicht vollständig angenommen oder geliefert. Bitte versuchen Sie es erneut.';

interface How {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Leaves the body to be read. */
  readonly keepBody?: boolean;
  readonly tries?: number;
  readonly limitMs?: number;
}

/**
 * A bucket of an S3-compatible service, addressed by path. Bytes are sent with their hash and checksum, so that the
 * service refuses a torn upload, and their length is asked for afterwards. Failures are `Outage`, never half a file.
 */
export class S3FileStore extends FileStore {
  private readonly client: AwsClient;
  private readonly bucket: string;
  private readonly silenceMs: number;
  private readonly firstPauseMs: number;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey, ...times }: S3Settings) {
    super();
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
    this.bucket = `${endpoint.replace(/\/$/, '')}/${bucket}`;
    this.silenceMs = times.silenceMs ?? 20_000;
    this.firstPauseMs = times.firstPauseMs ?? 200;
  }

  async put(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    const digest = createHash('sha256').update(bytes).digest();
    const [sha256, size] = [digest.toString('hex'), bytes.byteLength];
    // Another length under this name can only be a damaged file: the right bytes take its place.
    if ((await this.lengthOf(sha256)) === size) return { sha256, size };
    const headers = {
      'content-type': 'application/octet-stream',
      'x-amz-content-sha256': sha256,
      'x-amz-checksum-sha256': digest.toString('base64'),
    };
    const response = await this.request('PUT', this.address(sha256), { headers, body: bytes });
    if (response.status === 404) throw new Outage(NO_BUCKET);
    if ((await this.lengthOf(sha256)) !== size) throw new Outage(TORN);
    return { sha256, size };
  }

  async read(sha256: string): Promise<Readable> {
    const response = await this.request('GET', this.address(sha256), { keepBody: true });
    if (response.status === 404 || !response.body) throw notFound('Diese Datei');
    const length = response.headers.get('content-length');
    return Readable.from(this.chunks(response.body, length === null ? undefined : Number(length)), {
      objectMode: false,
    });
  }

  async has(sha256: string): Promise<boolean> {
    return isSha256(sha256) && (await this.lengthOf(sha256)) !== undefined;
  }

  async remove(sha256: string): Promise<void> {
    await this.request('DELETE', this.address(sha256));
  }

  async check(): Promise<void> {
    const response = await this.request('HEAD', this.bucket, { tries: 1, limitMs: CHECK_MS });
    if (response.status === 404) throw new Outage(NO_BUCKET);
  }

  private address(sha256: string): string {
    if (!isSha256(sha256)) throw notFound('Diese Datei');
    return `${this.bucket}/${placeOf(sha256)}`;
  }

  private async lengthOf(sha256: string): Promise<number | undefined> {
    const { status, headers } = await this.request('HEAD', this.address(sha256));
    return status === 404 ? undefined : Number(headers.get('content-length'));
  }

  /** An answer that is a success or 404. Throws `Outage` after the last try. */
  private async request(method: string, url: string, how: How = {}): Promise<Response> {
    const { tries = TRIES } = how;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.once(method, url, how);
      if (outcome instanceof Response) return outcome;
      if (attempt >= tries || !outcome.again) throw outcome.error;
      // Not all processes come back in the same moment.
      await pause(this.firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }

  private async once(
    method: string,
    url: string,
    { headers, body, keepBody = false, limitMs = this.silenceMs }: How,
  ): Promise<Response | { readonly again: boolean; readonly error: Outage }> {
    const given = new AbortController();
    // At least 1 MB per second is expected of an upload.
    const timer = setTimeout(() => given.abort(), limitMs + (body?.byteLength ?? 0) / 1000);
    try {
      // A redirect would need another signature; it only ever says that endpoint or region are wrong.
      const options = { method, headers, body, redirect: 'manual' };
      const request = await this.client.sign(url, { ...options, signal: given.signal } as RequestInit);
      const response = await fetch(request);
      if ((response.ok && keepBody) || method === 'HEAD') return this.judged(response) ?? response;
      const said = response.ok ? '' : await response.text();
      if (response.ok) await response.body?.cancel();
      return this.judged(response, said) ?? response;
    } catch (cause) {
      return { again: true, error: new Outage(AWAY, { cause }) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Why an answer is no answer; undefined where it is one. */
  private judged({ ok, status }: Response, said = ''): { again: boolean; error: Outage } | undefined {
    if (ok || status === 404) return undefined;
    const cause = new Error(`S3 answered ${status} ${/<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? ''}`.trim());
    if (status === 400 && /BadDigest|IncompleteBody|XAmzContentSHA256Mismatch/.test(said))
      return { again: true, error: new Outage(TORN, { cause }) };
    const isRefusal = status < 500 && status !== 408 && status !== 409 && status !== 429;
    return { again: !isRefusal, error: new Outage(isRefusal ? REFUSED : AWAY, { cause }) };
  }

  /** The body piece by piece; ends with an error where it stops short or falls silent. */
  private async *chunks(body: ReadableStream<Uint8Array>, length: number | undefined): AsyncGenerator<Uint8Array> {
    const reader = body.getReader();
    let seen = 0;
    try {
      for (;;) {
        const { done, value } = await this.next(reader);
        if (done) break;
        seen += value.byteLength;
        yield value;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
    if (length !== undefined && seen !== length) throw new Outage(TORN);
  }

  private async next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<ReadableStreamReadResult<Uint8Array>> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Outage(AWAY)), this.silenceMs);
    });
    try {
      return await Promise.race([reader.read(), silence]);
    } catch (cause) {
      throw cause instanceof Outage ? cause : new Outage(TORN, { cause });
    } finally {
      clearTimeout(timer);
    }
  }
}
