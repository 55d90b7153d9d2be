import { inflateRawSync } from 'node:zlib';

/** A file inside a ZIP as its directory at the end says. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
}

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all files together once unpacked. */
  readonly unpackedBytes: number;
}

export type ZipFault = 'unreadable' | 'too-many-entries' | 'too-large';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

export const isZip = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte);

/**
 * Unpacks a ZIP by its directory to see that it is whole and no bomb: what the directory says of sizes is not believed, every
 * file is unpacked up to what is left of the limit. Returns the texts of the files `wanted` names, or what is wrong.
 */
export function checkZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: readonly string[] = [],
): { readonly texts: ReadonlyMap<string, string> } | { readonly fault: ZipFault } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limits.unpackedBytes;
  const texts = new Map<string, string>();
  try {
    const entries = entriesOf(buffer);
    if (entries.length > limits.entries) return { fault: 'too-many-entries' };
    for (const { name, method, packed } of entries) {
      const content = unpacked(method, packed, left);
      if (content === undefined) return { fault: 'too-large' };
      left -= content.byteLength;
      if (wanted.includes(name)) texts.set(name, content.toString('utf8'));
    }
    return { texts };
  } catch {
    return { fault: 'unreadable' };
  }
}

/** Undefined when it is larger than `left`. Throws for other methods and broken data. */
function unpacked(method: number, packed: Uint8Array, left: number): Buffer | undefined {
  if (method === STORED) return packed.byteLength > left ? undefined : Buffer.from(packed);
  if (method !== DEFLATED) throw new RangeError('unknown method');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}

function entriesOf(buffer: Buffer): readonly ZipEntry[] {
  const end = endOf(buffer);
  const count = buffer.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (buffer.readUInt32LE(at) !== CENTRAL) throw new RangeError('no entry');
    const size = buffer.readUInt32LE(at + 20);
    const nameLength = buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    if (start + size > buffer.byteLength) throw new RangeError('cut off');
    entries.push({
      name: buffer.toString('utf8', at + 46, at + 46 + nameLength),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.subarray(start, start + size),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(buffer: Buffer): number {
  const first = Math.max(0, buffer.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = buffer.byteLength - END_BYTES; at >= first; at -= 1) if (buffer.readUInt32LE(at) === END) return at;
  throw new RangeError('no directory');
}
