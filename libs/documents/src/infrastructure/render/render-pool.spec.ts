import { existsSync } from 'node:fs';
import path from 'node:path';
import { render } from './render';
import { RenderPool } from './render-pool';
import { sampleOf } from './samples/samples';

/** Worker threads run compiled JavaScript; `npm test` builds it first, a single run needs `npm run build:server`. */
const workerFile = path.join(process.cwd(), 'dist/libs/documents/src/infrastructure/render/render.worker.js');
const whenBuilt = existsSync(workerFile) ? it : it.skip;

jest.setTimeout(60_000);

describe('rendering in worker threads', () => {
  const pools: RenderPool[] = [];
  const pool = (timeLimitMs = 60_000): RenderPool => {
    const made = new RenderPool({ maxThreads: 1, timeLimitMs, workerFile });
    pools.push(made);
    return made;
  };
  afterAll(() => Promise.all(pools.map((made) => made.close())));

  it('says what to do when the compiled worker is missing', () => {
    expect(() => new RenderPool({ maxThreads: 1 })).toThrow('npm run build:server');
  });

  whenBuilt('gives the same bytes as rendering in this thread', async () => {
    const there = await pool().render('purchase-order', sampleOf('purchase-order'));
    const here = await render('purchase-order', sampleOf('purchase-order'));
    expect(there.pages).toBe(here.pages);
    expect(there.pdf.equals(here.pdf)).toBe(true);
  });

  whenBuilt('refuses wrong data before a thread is asked', async () => {
    await expect(pool().render('purchase-order', {})).rejects.toMatchObject({ kind: 'invalid', code: 'template-data' });
    await expect(pool().render('none', {})).rejects.toMatchObject({ kind: 'not-found' });
  });

  whenBuilt('gives up a document that takes longer than the limit', async () => {
    const report = pool(1).render('annual-report', sampleOf('annual-report'));
    await expect(report).rejects.toMatchObject({ kind: 'unprocessable', code: 'render-time-limit' });
  });

  whenBuilt('ends running documents before it closes and takes no more', async () => {
    const closing = pool();
    const running = closing.render('annual-report', sampleOf('annual-report'));
    await Promise.all([closing.close(), closing.close()]);
    expect((await running).pages).toBe(2);
    await expect(closing.render('annual-report', sampleOf('annual-report'))).rejects.toMatchObject({
      code: 'render-pool-closed',
    });
  });
});
