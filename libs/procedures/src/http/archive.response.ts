export class ArchiveCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class ArchiveRetentionResponse {
  /** Years from the award. */
  years: number;
  /** The last day on which the file has to be there; null before the award. */
  until: string | null;
  /** German sentence. */
  reason: string;
  citation: ArchiveCitationResponse;
}
export class HandedOutArchiveResponse {
  /** The Prüfzahl: SHA-256 of its manifest.json. */
  manifestSha256: string;
  files: number;
  /** Bytes. */
  size: number;
  by: string;
  at: string;
}
export class ArchiveStateResponse {
  /** Of the Vergabevermerk that belongs into the archive; the ZIP can be had when it is `done`. */
  record: 'missing' | 'making' | 'done' | 'failed';
  /** Why the Vergabevermerk failed, as a German sentence. */
  error: string | null;
  retention: ArchiveRetentionResponse | null;
  retentionNote: string | null;
  archives: HandedOutArchiveResponse[];
}
