import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type LoadedCodeList, loadCodesInto, migrateDatabase, openDatabase } from '@app/composition';
import { DomainError } from '@app/kernel';
import { loadConfig } from '@app/platform';

const USAGE = 'Aufruf: npm run codes:load -- <Datei.json|Datei.csv> [--list cpv|nuts]';

/** Loads a list as the owner of the schema, like `migrate`. Returns 1 for a bad file and 2 for a wrong call. */
export async function codesLoad(args: readonly string[]): Promise<number> {
  const order = readArguments(args);
  if (!order) {
    console.error(USAGE);
    return 2;
  }
  try {
    const bytes = await readFile(order.file);
    const config = loadConfig(process.env);
    const database = await openDatabase(config);
    try {
      await migrateDatabase(database, config);
      const { file, list } = order;
      console.log(told(await loadCodesInto(database, { name: path.basename(file), bytes, by: whoLoads(), ...list })));
      return 0;
    } finally {
      await database.stop();
    }
  } catch (error) {
    const message = sentence(error, order.file);
    if (message === undefined) throw error;
    console.error(message);
    return 1;
  }
}

function readArguments(args: readonly string[]): { file: string; list: { list?: 'cpv' | 'nuts' } } | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { list: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    const { list } = values;
    if (file === undefined || more.length) return undefined;
    if (list === undefined) return { file, list: {} };
    return list === 'cpv' || list === 'nuts' ? { file, list: { list } } : undefined;
  } catch {
    return undefined;
  }
}

/** The account on the machine; a container may have none. */
function whoLoads(): string {
  try {
    return userInfo().username;
  } catch {
    return 'Betrieb';
  }
}

function told({ list, records, added, changed, withdrawn, unchanged }: LoadedCodeList): string {
  const name = list === 'cpv' ? 'CPV 2008' : 'NUTS';
  const count = (value: number): string => value.toLocaleString('de-DE');
  if (unchanged)
    return `Die Liste ${name} ist schon auf diesem Stand (${count(records)} Codes); geändert wurde nichts.`;
  return `Liste ${name} geladen: ${count(records)} Codes, ${count(added)} neu, ${count(changed)} geändert, ${count(withdrawn)} entfallen.`;
}

function sentence(error: unknown, file: string): string | undefined {
  if (error instanceof DomainError) return error.message;
  const { code, path: at } = error as NodeJS.ErrnoException;
  if (at !== undefined && (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR'))
    return `Die Datei ${file} ist nicht lesbar (${code}).`;
  if (code === 'EISDIR') return `${file} ist ein Ordner. ${USAGE}`;
  return undefined;
}
