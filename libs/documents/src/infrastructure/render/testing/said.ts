import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Without spaces and hyphens: lines, columns and divided words are of no account. */
export const squeezed = (text: string): string => text.normalize('NFC').replace(/[\s\u00ad\u2010-]+/g, '');

/** The text of a document in the order it was drawn, so that the lines of a cell stand together. */
export function drawnText(pdf: Buffer): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'said-'));
  try {
    const file = path.join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    const { status, stdout, stderr } = spawnSync('pdftotext', ['-raw', file, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (status !== 0) throw new Error(stderr);
    return squeezed(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Those of the texts that the document does not say, line by line. */
export const unsaid = (pdf: Buffer, texts: readonly string[]): readonly string[] => {
  const said = drawnText(pdf);
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.trim() !== '' && !said.includes(squeezed(line)));
};
