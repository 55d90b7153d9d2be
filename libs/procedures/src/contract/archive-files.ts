import type { ArchiveEntry } from './archive';

type Described = Omit<ArchiveEntry, 'content' | 'mediaType'>;

/** JSON for programs: UTF-8, indented, so that people can read it where they must. */
export const jsonFile = (entry: Described, value: unknown): ArchiveEntry => ({
  ...entry,
  mediaType: 'application/json',
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

/** Lines for people, as Windows shows them with umlauts: byte order mark and its own line ends. */
export const textFile = (entry: Described, lines: readonly string[]): ArchiveEntry => ({
  ...entry,
  mediaType: 'text/plain; charset=utf-8',
  content: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
});
