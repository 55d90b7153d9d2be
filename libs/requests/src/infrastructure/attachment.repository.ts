import { notFound } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { StoredRequest } from './request.repository';

export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly typeName: string;
  readonly personName: string;
  readonly addedAt: Date;
}

@Injectable()
export class AttachmentRepository {
  constructor(private readonly uow: UnitOfWork) {}

  of(requestId: string): Promise<readonly Attachment[]> {
    return this.uow.query<Attachment>(
      `select id, name, size, sha256, media_type as "mediaType", type_name as "typeName",
              person_name as "personName", added_at as "addedAt"
       from requests.attachment where request_id = $1 order by id`,
      [requestId],
    );
  }

  /** Throws `not-found`, also for a file of another request. */
  async one(requestId: string, id: string): Promise<Attachment> {
    const attachment = (await this.of(requestId)).find((each) => each.id === id);
    if (!attachment) throw notFound('Diese Anlage');
    return attachment;
  }

  async insert(
    request: Pick<StoredRequest, 'id' | 'memberId'>,
    file: Omit<Attachment, 'id' | 'personName' | 'addedAt'>,
  ): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into requests.attachment (id, request_id, member_id, name, size, sha256, media_type, type_name, person_name, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, request.id, request.memberId, file.name, file.size, file.sha256, file.mediaType, file.typeName],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
    return id;
  }

  async remove(id: string): Promise<void> {
    await this.uow.execute('delete from requests.attachment where id = $1', [id]);
  }
}
