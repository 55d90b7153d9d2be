import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Client, Product } from './product';

const AT_ONCE = 6;

/** Text as it may lie in bytes: itself, in UTF-16, in hex, and the middle of its base64 at each of three offsets. */
export function disguises(marker: string): readonly Buffer[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.from(' '.repeat(shift) + marker).toString('base64');
    return Buffer.from(whole.slice(4, -4));
  });
  const hex = Buffer.from(marker).toString('hex');
  const texts = [marker, hex, hex.toUpperCase(), Buffer.from(Buffer.from(marker).toString('base64')).toString('hex')];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(marker, 'utf16le'), ...inBase64];
}

export const holdsAny = (bytes: Uint8Array, secrets: readonly Buffer[]): boolean =>
  secrets.some((secret) => Buffer.from(bytes).includes(secret));

/** Every GET of the API's own description with each id that is known in every place; `where` says which ones held it. */
export async function readEverything(
  product: Product,
  who: Client,
  ids: readonly string[],
  words: readonly string[],
  secrets: readonly Buffer[],
): Promise<{ readonly asked: number; readonly answered: number; readonly found: readonly string[] }> {
  const description = (await (await fetch(`${product.address}/api/openapi.json`)).json()) as {
    paths: Record<string, { get?: { parameters?: { in: string; name: string }[] } }>;
  };
  const addresses = new Set<string>();
  for (const [route, { get }] of Object.entries(description.paths)) {
    if (!get) continue;
    for (const id of route.includes('{') ? ids : ['']) {
      const address = route.replaceAll('{number}', '1').replaceAll(/\{[^}]+\}/g, encodeURIComponent(id));
      addresses.add(address);
      const names = (get.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
      for (const name of ['q', 'search', 'subject', 'subjectId', 'bidder'].filter((one) => names.includes(one))) {
        for (const value of [...words, id]) addresses.add(`${address}?${name}=${encodeURIComponent(value)}`);
      }
      if (names.includes('format'))
        for (const format of ['csv', 'xlsx', 'json', 'pdf']) addresses.add(`${address}?format=${format}`);
    }
  }
  const found: string[] = [];
  let answered = 0;
  const ask = async (address: string): Promise<void> => {
    const response = await fetch(`${product.address}${address}`, { headers: { cookie: who.cookie } });
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) return response.body?.cancel();
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) answered++;
    // What was asked for may be said again in a refusal; that is no finding.
    const echoed = !response.ok && words.some((word) => address.includes(encodeURIComponent(word)));
    if (!echoed && holdsAny(bytes, secrets)) found.push(address);
  };
  const waiting = [...addresses];
  const next = async (): Promise<void> => {
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) await ask(address);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return { asked: addresses.size, answered, found };
}

/** Every row of every table and view the connection may read; `refused` are those it may not. */
export async function readDatabase(
  client: pg.Client,
  secrets: readonly Buffer[],
): Promise<{ readonly rows: number; readonly refused: readonly string[]; readonly found: readonly string[] }> {
  const relations = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_|^information_schema$' order by 1`,
  );
  const [refused, found]: [string[], string[]] = [[], []];
  let rows = 0;
  for (const { name } of relations.rows) {
    await client.query('savepoint reading');
    try {
      const result = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
      rows += result.rows.length;
      if (result.rows.some(({ row }) => holdsAny(Buffer.from(row), secrets))) found.push(name);
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error;
      refused.push(name);
      await client.query('rollback to savepoint reading');
    }
  }
  return { rows, refused, found };
}

/** Names of the files in a folder that hold it. */
export async function readFolder(
  folder: string,
  secrets: readonly Buffer[],
): Promise<{ files: number; found: string[] }> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const found: string[] = [];
  for (const { parentPath, name } of entries) {
    if (holdsAny(await readFile(path.join(parentPath, name)), secrets)) found.push(name);
  }
  return { files: entries.length, found };
}
