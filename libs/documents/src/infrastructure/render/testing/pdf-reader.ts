import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Reads finished PDF files for tests: objects with plain means, text and validity with Debian's tools. */
export const hasTool = (name: string): boolean => spawnSync(name, ['--version']).error === undefined;

function withFile(
  pdf: Buffer,
  run: (file: string) => { status: number | null; stdout: string; stderr: string },
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pdf-'));
  try {
    const file = path.join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    const { status, stdout, stderr } = run(file);
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const call = (tool: string, args: readonly string[]) => spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

/** The text of every page, no-break spaces as spaces, words that were parted at the end of a line whole again. */
export const pageTexts = (pdf: Buffer): string[] =>
  withFile(pdf, (file) => call('pdftotext', ['-layout', file, '-']))
    .replaceAll('\u00a0', ' ')
    .replace(/\u00ad[ ]*\n[ ]*/g, '')
    .split('\f')
    .slice(0, -1);

/** The text in the order it was written: what stands in one cell stands together. */
export const rawText = (pdf: Buffer): string => withFile(pdf, (file) => call('pdftotext', ['-raw', file, '-']));

export interface Word {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
export function words(pdf: Buffer): Word[] {
  const xml = withFile(pdf, (file) => call('pdftotext', ['-bbox', file, '-']));
  return xml.split('<page ').flatMap((part, page) =>
    [...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map(
      (hit) => ({
        page,
        left: Number(hit[1]),
        top: Number(hit[2]),
        right: Number(hit[3]),
        bottom: Number(hit[4]),
        text: hit[5] ?? '',
      }),
    ),
  );
}

/** Throws with qpdf's words when the file is damaged. */
export const checkWithQpdf = (pdf: Buffer): string => withFile(pdf, (file) => call('qpdf', ['--check', file]));

/** Dictionaries as pdfkit writes them, uncompressed. */
export const plain = (pdf: Buffer): string => pdf.toString('latin1');
export const baseFonts = (pdf: Buffer): string[] =>
  [...plain(pdf).matchAll(/\/BaseFont \/(\S+)/g)].map((hit) => hit[1] ?? '');
