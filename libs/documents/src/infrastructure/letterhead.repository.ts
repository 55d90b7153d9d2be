import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Picture } from '../contract/templates';

/** What stands at the head of documents: of the centre (`memberId` null) or added for a member. */
export interface Letterhead {
  readonly memberId: string | null;
  readonly picture: Picture | null;
  readonly alt: string;
  /** Internet address; the centre's alone. */
  readonly web: string | null;
}
export interface LetterheadVersion extends Letterhead {
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const FIELDS = `member_id as "memberId", version, alt, web, changed_by as "changedBy", changed_at as "changedAt",
  case when sha256 is null then null else
    jsonb_build_object('sha256', sha256, 'mediaType', media_type, 'width', width, 'height', height, 'alt', alt) end as picture`;

/** Nothing is ever changed, another version is added: documents name the picture they were drawn with. */
@Injectable()
export class LetterheadRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Those that count now, of the centre and all members. */
  current(): Promise<readonly LetterheadVersion[]> {
    return this.uow.query<LetterheadVersion>(
      `select distinct on (coalesce(member_id, centre_id)) ${FIELDS}
       from documents.letterhead order by coalesce(member_id, centre_id), version desc`,
    );
  }

  /** The newest first. */
  versions(): Promise<readonly LetterheadVersion[]> {
    return this.uow.query<LetterheadVersion>(`select ${FIELDS} from documents.letterhead order by version desc, id`);
  }

  async add(version: number, { memberId, picture, alt, web }: Letterhead): Promise<void> {
    await this.uow.execute(
      `insert into documents.letterhead (id, member_id, version, sha256, media_type, width, height, alt, web,
                                         changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[newId(), memberId, version],
        ...[picture?.sha256 ?? null, picture?.mediaType ?? null, picture?.width ?? null, picture?.height ?? null],
        ...[alt, web, this.uow.actor.name, this.uow.now()],
      ],
    );
  }
}
