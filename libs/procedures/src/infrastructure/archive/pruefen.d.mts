export interface ArchiveFault {
  readonly kind:
    'missing' | 'changed' | 'additional' | 'renamed' | 'swapped' | 'manifest' | 'name' | 'archive' | 'audit' | 'seal';
  readonly path: string;
  readonly text: string;
}
export interface ArchiveVerdict {
  readonly ok: boolean;
  readonly faults: readonly ArchiveFault[];
  readonly notes: readonly string[];
  readonly summary?: { readonly fileNumber: string; readonly files: number; readonly seal: string };
}
export function verifyArchive(target: string, options?: { readonly expected?: string }): Promise<ArchiveVerdict>;
