import { byText, type LocalDate } from '@app/kernel';
import type { Retention } from '@app/law';

export const ARCHIVE_SCHEMA = 'urn:vergabezentrum:archive:1';

/** One line of the list of contents. */
export interface ManifestFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly title: string;
  readonly origin: string;
  readonly createdAt: string;
}

/** What the list of contents says besides the files. */
export interface ManifestHead {
  readonly fileNumber: string;
  readonly procedureId: string;
  readonly title: string;
  readonly centre: { readonly id: string; readonly name: string };
  readonly phase: { readonly id: string; readonly name: string };
  readonly program: { readonly name: string; readonly version: string };
  readonly ruleSet: { readonly id: string; readonly version: string; readonly on: LocalDate };
  /** Null where no rule is known; `retentionNote` says so. */
  readonly retention: Pick<Retention, 'years' | 'until' | 'reason' | 'citation'> | null;
  readonly retentionNote: string | null;
  /** Path of the audit extract. */
  readonly auditExtract: string;
}

/** When this state of the procedure was first put together, and by whom. */
export interface ManifestOrigin {
  readonly at: Date;
  readonly by: string;
}

/** The lines `sha256sum -c` reads, sorted by path. */
export const sumsOf = (files: readonly Pick<ManifestFile, 'path' | 'sha256'>[]): string =>
  [...files]
    .sort((a, b) => byText(a.path, b.path))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');

/** manifest.json: `listSha256` is the SHA-256 (hex) of `sumsOf(files)`. */
export function manifestText(
  head: ManifestHead,
  files: readonly ManifestFile[],
  listSha256: string,
  origin: ManifestOrigin | null,
): string {
  const manifest = {
    schema: ARCHIVE_SCHEMA,
    ...head,
    created: origin && { at: origin.at.toISOString(), by: origin.by },
    fileCount: files.length,
    totalSize: files.reduce((sum, { size }) => sum + size, 0),
    listSha256,
    files: [...files].sort((a, b) => byText(a.path, b.path)),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
