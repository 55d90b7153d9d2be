import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { dayInGermany, timeInGermany } from '@app/kernel';
import { ZipFile } from 'yazl';

/** A file of known hash and size; `open` gives its bytes, each time anew. */
export interface FileOfZip {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
}

export interface ZipStream {
  readonly stream: Readable;
  /** Bytes of the whole ZIP, known before the first is sent. */
  readonly size: number;
}

/**
 * The files as a ZIP, made while it is read: one file is open at a time and nothing is written to disk. Stored without
 * compression, so that its bytes follow from the files alone, whatever version of zlib is at hand, and its size is
 * known at once. A file that is not what its hash says ends the stream with an error, so that no download looks whole.
 */
export function zipOf(files: readonly FileOfZip[]): ZipStream {
  const zip = new ZipFile();
  const stream = zip.outputStream as PassThrough;
  let current: Readable | undefined;
  for (const file of files) {
    const options = {
      size: file.size,
      compress: false,
      mode: 0o100644,
      mtime: wallClock(file.createdAt),
      forceDosTimestamp: true,
    };
    zip.addReadStreamLazy(file.path, options, (send) => {
      current = Readable.from(checked(file));
      current.on('error', (error) => stream.destroy(error));
      send(null, current);
    });
  }
  zip.on('error', (error: Error) => stream.destroy(error));
  // The reader went away: the file that is open at this moment is closed, too.
  stream.on('close', () => current?.destroy());
  let size = 0;
  // The types leave out the number the function is called with.
  const known = (total: number): void => void (size = total);
  zip.end({ forceZip64Format: false, comment: '' }, known as () => void);
  return { stream, size };
}

async function* checked({ path, sha256, open }: FileOfZip): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of await open()) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw new Error(`${path} changed while it was read`);
}

/** ZIP knows only wall-clock times: the German one, whatever the server's time zone is. */
function wallClock(instant: Date): Date {
  const [year = 1980, month = 1, day = 1] = dayInGermany(instant).split('-').map(Number);
  const [hour = 0, minute = 0] = timeInGermany(instant).split(':').map(Number);
  return new Date(year, month - 1, day, hour, minute);
}
