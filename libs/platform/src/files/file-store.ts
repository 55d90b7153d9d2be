import type { Readable } from 'node:stream';

/** Where bytes are kept by their SHA-256 (hex). What is stored never changes and is never stored twice. */
export abstract class FileStore {
  /** Stores the bytes durably; safe to repeat. */
  abstract put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  /** Throws `not-found` when nothing has this hash. */
  abstract read(sha256: string): Promise<Readable>;
  abstract has(sha256: string): Promise<boolean>;
}
