import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { fileNumber, type NatureLetter, seriesOf, USUAL_FILE_NUMBERS } from '../domain/file-number';

export interface FileNumberScheme {
  readonly pattern: string;
  /** 0: never set, the usual one. */
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

/** How the centre writes its file numbers, and how far it has counted. */
@Injectable()
export class FileNumberRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async scheme(): Promise<FileNumberScheme> {
    const set = await this.uow.first<FileNumberScheme>(
      'select pattern, version, changed_at as "changedAt", changed_by as "changedBy" from procedures.file_number_scheme',
    );
    return set ?? { pattern: USUAL_FILE_NUMBERS, version: 0, changedAt: null, changedBy: null };
  }

  async set(pattern: string): Promise<void> {
    await this.uow.execute(
      `insert into procedures.file_number_scheme (pattern, changed_at, changed_by) values ($1, $2, $3)
       on conflict (centre_id) do update set pattern = excluded.pattern, changed_at = excluded.changed_at,
         changed_by = excluded.changed_by, version = procedures.file_number_scheme.version + 1`,
      [pattern, this.uow.now(), this.uow.actor.name],
    );
  }

  /** The next free number of the year; what an earlier scheme has given already is passed over. */
  async next(year: number, letter: NatureLetter): Promise<string> {
    const { pattern } = await this.scheme();
    for (;;) {
      const row = await this.uow.first<{ last: number }>(
        `insert into procedures.procedure_number (year, letter, last) values ($1, $2, 1)
         on conflict (centre_id, year, letter) do update set last = procedures.procedure_number.last + 1
         returning last`,
        [year, seriesOf(pattern, letter)],
      );
      const number = fileNumber(pattern, year, letter, row?.last ?? 1);
      if (!(await this.uow.first('select from procedures.procedure where file_number = $1', [number]))) return number;
    }
  }
}
