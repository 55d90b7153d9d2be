import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** A state of a procedure that was handed out. */
export interface RegisteredArchive {
  /** The Prüfzahl: SHA-256 of manifest.json. */
  readonly manifestSha256: string;
  readonly files: number;
  /** Bytes of all files. */
  readonly size: number;
  readonly personName: string;
  readonly createdAt: Date;
}

const FIELDS = `manifest_sha256 as "manifestSha256", files, size::float8 as size, person_name as "personName", created_at as "createdAt"`;

/** The register of archives: one row per state, so that the same state is the same archive for ever. */
@Injectable()
export class ArchiveRegister {
  constructor(private readonly uow: UnitOfWork) {}

  find(procedureId: string, stateSha256: string): Promise<RegisteredArchive | undefined> {
    return this.uow.first<RegisteredArchive>(
      `select ${FIELDS} from procedures.archive where procedure_id = $1 and state_sha256 = $2`,
      [procedureId, stateSha256],
    );
  }

  /** The newest first. */
  list(procedureId: string): Promise<readonly RegisteredArchive[]> {
    return this.uow.query<RegisteredArchive>(
      `select ${FIELDS} from procedures.archive where procedure_id = $1 order by created_at desc, state_sha256 limit 20`,
      [procedureId],
    );
  }

  /** False when somebody else has registered this state meanwhile. */
  async insert(procedureId: string, stateSha256: string, archive: RegisteredArchive): Promise<boolean> {
    const { manifestSha256, files, size, personName, createdAt } = archive;
    const touched = await this.uow.execute(
      `insert into procedures.archive (procedure_id, state_sha256, manifest_sha256, files, size, person_name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [procedureId, stateSha256, manifestSha256, files, size, personName, createdAt],
    );
    return touched > 0;
  }
}
