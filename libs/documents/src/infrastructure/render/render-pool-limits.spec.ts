import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RenderPool, type RenderPoolOptions } from './render-pool';
import { sampleOf } from './samples/samples';

jest.setTimeout(60_000);

/** A worker whose order number says what it does, in place of drawing. */
const WORKER = `
  const does = {
    loop: () => { for (;;); },
    memory: () => { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length)); },
    exit: () => process.exit(3),
    error: () => { throw new Error('a mistake in a template'); },
  };
  module.exports = ({ data }) => (does[data.orderNumber] ?? (() => ({ pdf: new Uint8Array([1, 2]), pages: 1 })))();
`;

describe('limits of drawing', () => {
  let folder: string;
  const pools: RenderPool[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-pool-'));
    await writeFile(path.join(folder, 'worker.js'), WORKER);
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    await rm(folder, { recursive: true, force: true });
  });
  const poolWith = (options: Partial<RenderPoolOptions> = {}): RenderPool => {
    const pool = new RenderPool({ maxThreads: 1, workerFile: path.join(folder, 'worker.js'), ...options });
    pools.push(pool);
    return pool;
  };
  const draw = (pool: RenderPool, orderNumber: string, signal?: AbortSignal): Promise<{ pages: number }> =>
    pool.render('purchase-order', { ...sampleOf('purchase-order'), orderNumber }, signal);

  it.each([
    ['loop', { timeLimitMs: 1_500 }, 'render-time-limit', /nach 2 Sekunden noch nicht fertig/],
    ['memory', { memoryLimitMb: 32 }, 'render-memory-limit', /mehr Arbeitsspeicher.*32 MB/],
    ['exit', {}, 'render-crashed', /abgestürzt/],
  ])(
    'gives up a document that ends in %s, and draws the next one in a new thread',
    async (poison, options, code, words) => {
      const pool = poolWith(options);
      await expect(draw(pool, poison)).rejects.toMatchObject({
        kind: 'unprocessable',
        code,
        message: expect.stringMatching(words) as string,
      });
      expect((await draw(pool, 'sound')).pages).toBe(1);
    },
  );

  it('draws what waited behind a document that took its thread down', async () => {
    const pool = poolWith({ memoryLimitMb: 32 });
    const all = await Promise.allSettled([draw(pool, 'memory'), draw(pool, 'a'), draw(pool, 'exit'), draw(pool, 'b')]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('passes on a mistake of a template as it is: it is tried again', async () => {
    const pool = poolWith();
    await expect(draw(pool, 'error')).rejects.toThrow('a mistake in a template');
    await expect(draw(pool, 'error')).rejects.not.toHaveProperty('kind');
  });

  it('ends the thread of a document that is no longer wanted', async () => {
    const pool = poolWith();
    const cancelled = new AbortController();
    const drawing = draw(pool, 'loop', cancelled.signal);
    cancelled.abort();
    await expect(drawing).rejects.not.toHaveProperty('kind');
    await expect(draw(pool, 'sound', AbortSignal.abort())).rejects.not.toHaveProperty('kind');
    expect((await draw(pool, 'sound')).pages).toBe(1);
  });
});
