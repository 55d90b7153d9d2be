import { createHash } from 'node:crypto';
import { conflict, DomainError } from '@app/kernel';
import {
  type Actor,
  AuditTrail,
  FileStore,
  type FileOfZip,
  requirePermission,
  UnitOfWork,
  type ZipStream,
  zipOf,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ARCHIVE_FOLDERS, type ArchiveContent, type ArchiveEntry } from '../../contract';
import { type ManifestFile, type ManifestHead, manifestText, sumsOf } from '../../domain/archive/archive-manifest';
import { type Placed, placed } from '../../domain/archive/archive-paths';
import { readme } from '../../domain/archive/readme';
import { ArchiveRegister, type RegisteredArchive } from '../../infrastructure/archive/archive-register.repository';
import { VERIFIER } from '../../infrastructure/archive/program-files';
import { type ArchiveContents, EXPORTED, ReadArchiveContents } from './archive-contents';
import { ArchiveRecord, noted } from './archive-record';

export interface ProcedureArchive extends ZipStream {
  readonly fileNumber: string;
  /** SHA-256 of manifest.json, as the register keeps it. */
  readonly manifestSha256: string;
}

type Measured = FileOfZip & Pick<ManifestFile, 'title' | 'origin' | 'mediaType'>;

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Hands out the archive of a procedure. Every file is read and hashed first, so that a damaged one refuses the whole
 * before a byte is sent; then the list of contents is registered and the ZIP is made while it is sent.
 */
@Injectable()
export class ExportArchive {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly record: ArchiveRecord,
    private readonly contents: ReadArchiveContents,
    private readonly files: FileStore,
    private readonly register: ArchiveRegister,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `not-found`; `conflict` while the Vergabevermerk is not ready or a stored file is damaged. */
  async run(actor: Actor, procedureId: string): Promise<ProcedureArchive> {
    requirePermission(actor, 'procedure.read');
    await this.record.wait(actor, procedureId);
    const contents = await this.contents.read(actor, procedureId);
    const found = await this.measured(placed(contents.entries));
    const extract = found.find(({ path }) => path.startsWith(`${ARCHIVE_FOLDERS.audit}/`));
    const head: ManifestHead = { ...contents.head, auditExtract: extract?.path ?? '' };
    const listed = [...found, ...aboutItself(head, contents)];
    const lines: readonly ManifestFile[] = listed.map(({ open: _, createdAt, ...file }) => ({
      ...file,
      createdAt: createdAt.toISOString(),
    }));
    const manifest = await this.registered(actor, head, lines);
    const manifestSha256 = sha256(manifest);
    const sums = sumsOf([...lines, { path: 'manifest.json', sha256: manifestSha256 }]);
    const lists = [inMemory('manifest.json', manifest, contents.asOf), inMemory('SHA256SUMS', sums, contents.asOf)];
    return { ...zipOf([...lists, ...listed]), fileNumber: head.fileNumber, manifestSha256 };
  }

  /** Writes down that this state was handed out; the first time decides when and by whom it was put together. */
  private registered(actor: Actor, head: ManifestHead, lines: readonly ManifestFile[]): Promise<string> {
    const listSha256 = sha256(sumsOf(lines));
    const state = sha256(manifestText(head, lines, listSha256, null));
    const size = lines.reduce((sum, file) => sum + file.size, 0);
    return this.uow.run(noted(actor), async () => {
      const textOf = ({ createdAt, personName }: Pick<RegisteredArchive, 'createdAt' | 'personName'>): string =>
        manifestText(head, lines, listSha256, { at: createdAt, by: personName });
      const now = { createdAt: this.uow.now(), personName: actor.name };
      const known = await this.register.find(head.procedureId, state);
      let manifest = textOf(known ?? now);
      if (!known) {
        const row = { ...now, manifestSha256: sha256(manifest), files: lines.length, size };
        const isFirst = await this.register.insert(head.procedureId, state, row);
        if (!isFirst) manifest = textOf((await this.register.find(head.procedureId, state)) ?? now);
      }
      this.audit.record({
        action: EXPORTED,
        subject: { type: 'procedure', id: head.procedureId, label: head.fileNumber },
        after: { manifestSha256: sha256(manifest), files: lines.length, size },
      });
      return manifest;
    });
  }

  private async measured(entries: readonly Placed<ArchiveEntry>[]): Promise<readonly Measured[]> {
    const files: Measured[] = [];
    for (const { path, entry } of entries) {
      const { title, origin, mediaType, createdAt, content } = entry;
      const open = this.opener(content);
      files.push({ path, ...(await this.measure(path, content, open)), title, origin, mediaType, createdAt, open });
    }
    return files;
  }

  private async measure(path: string, content: ArchiveContent, open: FileOfZip['open']) {
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of await open()) {
        hash.update(chunk);
        size += chunk.length;
      }
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') throw damaged(path, 'fehlt in der Ablage');
      throw error;
    }
    const digest = hash.digest('hex');
    if ('sha256' in content && content.sha256 !== digest)
      throw damaged(path, 'stimmt nicht mehr mit ihrem Prüfwert überein');
    return { size, sha256: digest };
  }

  private opener(content: ArchiveContent): FileOfZip['open'] {
    if (content instanceof Uint8Array) return () => Promise.resolve(once(content));
    return 'open' in content ? content.open : () => this.files.read(content.sha256);
  }
}

const damaged = (path: string, how: string): Error =>
  conflict(
    'archive-file-damaged',
    `Die Datei „${path}“ ${how}; deshalb wird kein Archiv ausgegeben. Bitte wenden Sie sich an die Administration.`,
  );

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield await Promise.resolve(bytes);
}

function inMemory(path: string, content: string | Uint8Array, createdAt: Date): FileOfZip {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, size: bytes.length, sha256: sha256(bytes), createdAt, open: () => Promise.resolve(once(bytes)) };
}

/** What explains and checks the archive, at its top. */
function aboutItself(head: ManifestHead, { entries, asOf }: ArchiveContents): readonly Measured[] {
  const origin = 'Teil der Anwendung';
  return [
    {
      ...inMemory('README.txt', readme(head, new Set(entries.map(({ folder }) => folder))), asOf),
      ...{ title: 'Was hier liegt und wie man es prüft', origin, mediaType: 'text/plain; charset=utf-8' },
    },
    {
      ...inMemory('pruefen.mjs', VERIFIER, asOf),
      ...{ title: 'Prüfprogramm', origin, mediaType: 'text/javascript' },
    },
  ];
}
