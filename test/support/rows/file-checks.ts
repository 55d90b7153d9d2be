import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../eventually';
import type { Product } from '../product';

/** A check of all files that found a damaged one; the file is mended afterwards. */
export async function fileCheckRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  const folder = path.join(product.dataDir, 'files');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.bin')).sort();
  const kept = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
  for (const name of names) await writeFile(path.join(folder, name), 'beschädigt');
  await head.post('/api/file-checks');
  await eventually('the check of the files', async () => {
    const { body } = await head.get<{ checks: { state: string }[] }>('/api/file-checks');
    return body.checks[0]?.state === 'done';
  });
  for (const [index, name] of names.entries()) await writeFile(path.join(folder, name), kept[index] ?? '');
}
