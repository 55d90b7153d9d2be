/** The folders of a procedure's archive, in the order a records officer reads them. */
export const ARCHIVE_FOLDERS = {
  record: '01 Vergabevermerk',
  documents: '02 Schriftstücke',
  request: '03 Antrag und Anlagen',
  messages: '04 Nachrichten',
  questions: '05 Bieterfragen',
  receipts: '06 Angebotseingänge',
  bids: '07 Angebote',
  complaints: '08 Rügen und Nachprüfung',
  contract: '09 Vertrag',
  law: '10 Recht',
  data: '11 Daten',
  audit: '12 Protokoll',
} as const;
export type ArchiveFolder = keyof typeof ARCHIVE_FOLDERS;

/**
 * Where the bytes of a file come from: themselves where they are few, the hash under which the file store keeps them, or
 * a function that opens them (again, each time it is called) where they have to be decrypted first.
 */
export type ArchiveContent =
  Uint8Array | { readonly sha256: string } | { readonly open: () => Promise<AsyncIterable<Uint8Array>> };

/** One file of the archive. The same state of the procedure must give the same entries, byte for byte. */
export interface ArchiveEntry {
  readonly folder: ArchiveFolder;
  /** Folders below and the file's name with its ending, as people call it; signs no file system takes are replaced. */
  readonly name: readonly string[];
  /** German, for the list of contents. */
  readonly title: string;
  readonly mediaType: string;
  /** Where it comes from, in German: "Nachricht an Papierhaus Ried GmbH", "erzeugt aus Vorlage …". */
  readonly origin: string;
  /** When it came into being; never the moment of the export. */
  readonly createdAt: Date;
  readonly content: ArchiveContent;
  /** Ids whose entries of the audit trail belong to the procedure with this file (message, company, complaint). */
  readonly auditSubjects?: readonly string[];
}

/**
 * Lists the files of one procedure, inside the caller's unit of work with what its actor may see. The content of a bid
 * is never listed before it was opened; only that it came in (`receipts`) is.
 */
export type ArchiveSource = (procedureId: string) => Promise<readonly ArchiveEntry[]>;

/** Whoever keeps something of a procedure registers here at start, so that its archive is complete. */
export abstract class ArchiveSources {
  abstract register(source: ArchiveSource): void;
}
