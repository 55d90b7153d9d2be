import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The part of s3rver (which has no types) that the tests use. */
interface S3rver {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}
type S3rverClass = new (options: Readonly<Record<string, unknown>>) => S3rver;

export const S3_BUCKET = 'akten';
const KEY = 'S3RVER';

/** A local S3 server with a folder of its own; it can go away and come back at the same address. */
export class S3Server {
  private constructor(
    private readonly folder: string,
    private running: S3rver | undefined,
    readonly port: number,
  ) {}

  static async start(): Promise<S3Server> {
    const folder = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-s3-'));
    const running = await S3Server.open(folder, 0);
    const { port } = await running.run();
    return new S3Server(folder, running, port);
  }

  get settings(): { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string } {
    const endpoint = `http://127.0.0.1:${this.port}`;
    return { endpoint, bucket: S3_BUCKET, region: 'eu-central-1', accessKeyId: KEY, secretAccessKey: KEY };
  }

  /** The settings as the product takes them. */
  get env(): Record<string, string> {
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.settings;
    return {
      S3_ENDPOINT: endpoint,
      S3_BUCKET: bucket,
      S3_REGION: region,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
  }

  async leave(): Promise<void> {
    await this.running?.close();
    this.running = undefined;
  }

  async comeBack(): Promise<void> {
    this.running = await S3Server.open(this.folder, this.port);
    await this.running.run();
  }

  /** Names of what lies in the bucket. */
  async objects(): Promise<string[]> {
    const files = await readdir(path.join(this.folder, S3_BUCKET), { recursive: true });
    return files.filter((file) => file.endsWith('_object')).map((file) => file.replace(/\._S3rver_object$/, ''));
  }

  /** Puts other bytes under a name, as a damaged disk would. */
  async damage(name: string, bytes: Uint8Array): Promise<void> {
    await writeFile(path.join(this.folder, S3_BUCKET, `${name}._S3rver_object`), bytes);
  }

  async stop(): Promise<void> {
    await this.leave();
    await rm(this.folder, { recursive: true, force: true });
  }

  private static async open(directory: string, port: number): Promise<S3rver> {
    const { default: Rver } = (await import('s3rver' as string)) as { default: S3rverClass };
    const configureBuckets = [{ name: S3_BUCKET }];
    return new Rver({ port, address: '127.0.0.1', silent: true, directory, configureBuckets });
  }
}

/** A server that answers as the test says, for what a well-behaved one never does. */
export async function listening(
  answer: RequestListener,
): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
