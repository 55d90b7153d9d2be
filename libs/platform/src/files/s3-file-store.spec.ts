import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listening, S3Server } from '../../../../test/support/s3-server';
import { Outage } from '../lifecycle/outage';
import { placeOf } from './file-store';
import { S3FileStore } from './s3-file-store';

const bytes = Buffer.from('Niederschrift über die Öffnung der Angebote');
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe('a bucket', () => {
  let server: S3Server;
  let store: S3FileStore;
  beforeAll(async () => {
    server = await S3Server.start();
    store = new S3FileStore({ ...server.settings, firstPauseMs: 5 });
  });
  afterAll(() => server.stop());

  it('replaces a file of the wrong length by the right one', async () => {
    await store.put(bytes);
    await server.damage(placeOf(sha256), bytes.subarray(0, 7));
    expect(await store.put(bytes)).toEqual({ sha256, size: bytes.length });
    expect(await buffer(await store.read(sha256))).toEqual(bytes);
    expect(await server.objects()).toEqual([placeOf(sha256)]);
  });

  it('that does not exist is named', async () => {
    const other = new S3FileStore({ ...server.settings, bucket: 'nirgends' });
    await expect(other.check()).rejects.toThrow('Den eingestellten Bucket des Dateispeichers gibt es nicht.');
    await expect(other.put(bytes)).rejects.toThrow('Den eingestellten Bucket');
  });

  it('that is away is an outage in German; back again, it works', async () => {
    await server.leave();
    for (const attempt of [store.put(bytes), store.read(sha256), store.has(sha256), store.check()]) {
      const error: unknown = await attempt.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Outage);
      expect((error as Outage).message).toBe(
        'Der Dateispeicher antwortet nicht. Bitte versuchen Sie es in einigen Minuten erneut.',
      );
    }
    await server.comeBack();
    await store.check();
    expect(await buffer(await store.read(sha256))).toEqual(bytes);
  });
});

/** The answers of other services, written down here: s3rver checks no signature, no hash, and never fails. */
describe('a service that answers otherwise (played by the test)', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(() => Promise.all(closing.splice(0).map((close) => close())));
  const seen: { method: string; headers: IncomingMessage['headers']; url: string }[] = [];
  const storeFor = async (
    answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
    silenceMs?: number,
  ): Promise<S3FileStore> => {
    seen.length = 0;
    const { address, server } = await listening((request, response) => {
      seen.push({ method: request.method ?? '', headers: request.headers, url: request.url ?? '' });
      request.resume().on('end', () => answer(request, response, seen.length));
    });
    closing.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const access = { accessKeyId: 'kennung', secretAccessKey: 'geheim' };
    return new S3FileStore({ endpoint: address, bucket: 'akten', region: 'de', ...access, silenceMs, firstPauseMs: 1 });
  };
  const says = (response: ServerResponse, status: number, code = ''): void =>
    void response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);

  it('hears hash, checksum and signature with every upload', async () => {
    let kept = false;
    const store = await storeFor((request, response) => {
      if (request.method === 'PUT') kept = true;
      response.writeHead(request.method === 'HEAD' && !kept ? 404 : 200, {
        ...(request.method === 'HEAD' && kept ? { 'content-length': bytes.length } : {}),
      });
      response.end();
    });
    await store.put(bytes);
    expect(seen.map(({ method }) => method)).toEqual(['HEAD', 'PUT', 'HEAD']);
    expect(seen[1]).toMatchObject({
      url: `/akten/${placeOf(sha256)}`,
      headers: {
        'x-amz-content-sha256': sha256,
        'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
        'content-length': String(bytes.length),
        authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=kennung\/\d{8}\/de\/s3\/aws4_request, /),
      },
    });
    expect(JSON.stringify(seen)).not.toContain('geheim');
  });

  it('is asked again after a failure of its own, with a new signature', async () => {
    const store = await storeFor((_, response, count) =>
      count < 3 ? says(response, count === 1 ? 503 : 429, 'SlowDown') : response.writeHead(404).end(),
    );
    expect(await store.has(sha256)).toBe(false);
    expect(seen).toHaveLength(3);
  });

  it('is given up after four tries', async () => {
    const store = await storeFor((_, response) => says(response, 500, 'InternalError'));
    await expect(store.read(sha256)).rejects.toThrow('Der Dateispeicher antwortet nicht.');
    expect(seen).toHaveLength(4);
  });

  it('that refuses the key is not pressed, and tells no secret', async () => {
    const store = await storeFor((_, response) => says(response, 403, 'SignatureDoesNotMatch'));
    const error = await store.read(sha256).catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(Outage);
    expect((error as Error).message).toContain('nimmt den Zugang nicht an');
    expect(((error as Error).cause as Error).message).toBe('S3 answered 403 SignatureDoesNotMatch');
    expect(seen).toHaveLength(1);
  });

  it('that says nothing is left after the time limit', async () => {
    const store = await storeFor(() => undefined, 30);
    await expect(store.has(sha256)).rejects.toThrow('Der Dateispeicher antwortet nicht.');
    expect(seen).toHaveLength(4);
  });

  it('that took a torn upload is told of', async () => {
    const store = await storeFor((request, response) => {
      const headers = request.method === 'HEAD' && seen.length > 1 ? { 'content-length': 3 } : {};
      response.writeHead(request.method === 'HEAD' && seen.length === 1 ? 404 : 200, headers).end();
    });
    await expect(store.put(bytes)).rejects.toThrow('nicht vollständig');
  });

  it('that delivers half a file never passes for a whole one', async () => {
    const store = await storeFor((_, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 10));
      setImmediate(() => response.destroy());
    });
    await expect(store.read(sha256).then(buffer)).rejects.toThrow();
    const silent = await storeFor((_, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 10));
    }, 30);
    await expect(silent.read(sha256).then(buffer)).rejects.toThrow();
  });
});
