import type { Readable } from 'node:stream';

/** Where bytes are kept by their SHA-256 (hex). What is stored never changes and is never stored twice. */
export abstract class FileStore {
  /** Stores the bytes durably; safe to repeat. */
  abstract put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  /** Throws `not-found` when nothing has this hash. */
  abstract read(sha256: string): Promise<Readable>;
  abstract has(sha256: string): Promise<boolean>;
  /** Removes the file for good; safe to repeat. Only what asked every centre whether it is still referred to may call it. */
  abstract remove(sha256: string): Promise<void>;
  /** Throws when nothing could be stored or read now. */
  abstract check(): Promise<void>;
}

/** `ab/cd/abcd….bin`: the same in a folder and in a bucket, so that files can be moved from one to the other. */
export const placeOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.bin`;
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
