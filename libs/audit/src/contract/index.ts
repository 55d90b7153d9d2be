/** One entry of the trail with what its hash was made from, so that anybody can compute it again. */
export interface AuditExtractEntry {
  readonly seq: string;
  readonly at: Date;
  readonly personName: string;
  readonly roles: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectLabel: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** Hex; empty for the first entry of the chain. */
  readonly previousHash: string;
  /** SHA-256 (hex) over the bytes of `previousHash` and `fields`, each as "length:text", null as "-", joined by commas. */
  readonly hash: string;
  readonly fields: readonly (string | null)[];
}

/** Whether the whole chain of the centre is what was written. */
export interface ChainVerdict {
  /** How many entries the chain has. */
  readonly entries: number;
  /** Hash of the last entry, hex. */
  readonly head: string;
  readonly valid: boolean;
  /** The first entry that is not what was written, or the place where one is missing. */
  readonly firstBroken?: {
    readonly seq: number;
    readonly action: string;
    readonly subject: string;
    readonly reason: string;
  };
}

/** Parts of the trail for other rooms, inside the caller's unit of work with what its actor may see. */
export abstract class AuditExtracts {
  /** Entries of these subjects in the order of the chain, without those of the actions named. */
  abstract of(subjectIds: readonly string[], without: readonly string[]): Promise<readonly AuditExtractEntry[]>;
  /** Entries from one instant up to, not including, another, in the order of the chain; at most `limit`. */
  abstract between(from: Date, until: Date, limit: number): Promise<readonly AuditExtractEntry[]>;
  /** Recomputes the chain from the first entry to the head. Throws `forbidden`. */
  abstract verify(): Promise<ChainVerdict>;
}
