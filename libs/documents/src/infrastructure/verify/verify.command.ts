import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { reportLines } from './report-lines';
import { verifyDocument } from './verify-document';

const USAGE = 'Aufruf: npm run verify -- <Datei.pdf> [weitere Dateien] [--sha256 <64 Zeichen 0-9, a-f>]';

/**
 * `npm run verify -- file.pdf`: tells what each file is and whether it is unchanged, without database and network.
 * Returns 0 when every file is proven unchanged, else 1.
 */
export async function verify(args: readonly string[], say: (line: string) => void): Promise<number> {
  const call = readCall(args);
  if (!call) {
    say(USAGE);
    return 1;
  }
  let code = 0;
  for (const [index, file] of call.files.entries()) {
    if (index > 0) say('');
    const bytes = await readFile(file).catch(() => undefined);
    if (!bytes) {
      say(`Die Datei ${path.basename(file)} ist nicht lesbar.`);
      code = 1;
      continue;
    }
    const verified = await verifyDocument(bytes, { expected: call.expected });
    reportLines(path.basename(file), verified).forEach(say);
    if (bytes.subarray(0, 2).toString() === 'PK') say('Für das Archiv einer Vergabeakte: npm run archive:verify');
    if (verified.verdict !== 'unchanged') code = 1;
  }
  return code;
}

function readCall(args: readonly string[]): { files: readonly string[]; expected?: string } | undefined {
  try {
    const { positionals: files, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { sha256: { type: 'string' } },
    });
    const { sha256: expected } = values;
    if (files.length === 0 || (expected !== undefined && files.length > 1)) return undefined;
    return expected === undefined || /^[0-9a-f]{64}$/i.test(expected) ? { files, expected } : undefined;
  } catch {
    return undefined;
  }
}

if (require.main === module) {
  void verify(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).then(
    (code) => (process.exitCode = code),
  );
}
