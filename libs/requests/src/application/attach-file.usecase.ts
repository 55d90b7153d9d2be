import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { conflict } from '@app/kernel';
import { type Actor, FileStore, requirePermission, UnitOfWork, uploadedFileName } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { checkFile, fileTypeOf, MOST_FILES } from '../domain/attachment-type';
import { type Attachment, AttachmentRepository } from '../infrastructure/attachment.repository';
import { RequestRepository } from '../infrastructure/request.repository';
import { RequestStep } from './request-step';

/** Files that belong to a request; whoever may see it may save them. */
@Injectable()
export class AttachFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: RequestStep,
    private readonly requests: RequestRepository,
    private readonly attachments: AttachmentRepository,
    private readonly files: FileStore,
  ) {}

  /** Returns the id. Throws `invalid` for size, name and format, `conflict` for too many files. */
  async add(actor: Actor, id: string, fileName: string, bytes: Uint8Array): Promise<string> {
    return this.uow.run(actor, async () => {
      const request = await this.requests.lock(id);
      requirePermission(actor, 'request.create', request.memberId);
      const name = uploadedFileName(fileName);
      checkFile(name, bytes);
      const { mediaType, name: typeName } = fileTypeOf(name, bytes);
      if ((await this.attachments.of(id)).length >= MOST_FILES)
        throw conflict('attachments-full', `Mehr als ${MOST_FILES} Anlagen sind nicht möglich.`);
      await this.step.run(actor, id, 'attach', () => ({ audit: { action: 'file-attached', after: { name } } }));
      const { sha256, size } = await this.files.put(bytes);
      return this.attachments.insert(request, { name, size, sha256, mediaType, typeName });
    });
  }

  async remove(actor: Actor, id: string, attachmentId: string): Promise<void> {
    await this.uow.run(actor, async () => {
      await this.requests.lock(id);
      const { name, sha256 } = await this.attachments.one(id, attachmentId);
      await this.step.run(actor, id, 'detach', () => ({
        audit: { action: 'file-removed', after: { name, sha256 } },
      }));
      await this.attachments.remove(attachmentId);
    });
  }

  /** The bytes, only if they still are what was attached. */
  async read(actor: Actor, id: string, attachmentId: string): Promise<Attachment & { readonly bytes: Buffer }> {
    const attachment = await this.uow.run(actor, async () => {
      const { memberId } = await this.requests.find(id);
      requirePermission(actor, 'request.read', memberId);
      return this.attachments.one(id, attachmentId);
    });
    const bytes = await buffer(await this.files.read(attachment.sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== attachment.sha256)
      throw conflict(
        'file-changed',
        'Die Datei stimmt nicht mehr mit ihrem Prüfwert überein und wird nicht ausgegeben.',
      );
    return { ...attachment, bytes };
  }
}
