import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Procedure } from '../domain/procedure';

export type ProcedureListItem = Pick<
  Procedure,
  | 'id'
  | 'fileNumber'
  | 'title'
  | 'nature'
  | 'regime'
  | 'procedureType'
  | 'phase'
  | 'joint'
  | 'estimatedValue'
  | 'awardedValue'
  | 'tenderDeadline'
  | 'startsOn'
  | 'awardedOn'
> & { readonly buyers: number };

export interface ProcedureFilter {
  readonly limit: number;
  readonly cursor?: string;
  readonly phase?: string;
  readonly regime?: string;
  readonly nature?: string;
  readonly q?: string;
}

/** The list of procedures, newest file number first. */
@Injectable()
export class ProcedureListQuery {
  constructor(private readonly uow: UnitOfWork) {}

  async page(filter: ProcedureFilter): Promise<Page<ProcedureListItem>> {
    const after = decodeCursor(filter.cursor, 1);
    const rows = await this.uow.query<ProcedureListItem>(
      `select p.id, p.file_number as "fileNumber", p.title, p.nature, p.regime, p.procedure_type as "procedureType",
              p.phase, p.joint, p.estimated_value as "estimatedValue", p.awarded_value as "awardedValue",
              p.tender_deadline as "tenderDeadline", p.starts_on as "startsOn", p.awarded_on as "awardedOn",
              (select count(*)::int from procedures.procedure_buyer b
               where (b.centre_id, b.procedure_id) = (p.centre_id, p.id)) as buyers
       from procedures.procedure p
       where ($1::text is null or p.phase = $1 or ($1 = 'open' and p.phase not in ('closed', 'cancelled')))
         and ($2::text is null or p.regime = $2) and ($3::text is null or p.nature = $3)
         and ($4::text is null or strpos(lower(p.title), lower($4)) > 0 or strpos(lower(p.file_number), lower($4)) > 0)
         and ($5::text is null or p.file_number < $5)
       order by p.file_number desc limit $6`,
      [
        filter.phase ?? null,
        filter.regime ?? null,
        filter.nature ?? null,
        filter.q || null,
        after?.[0] ?? null,
        filter.limit + 1,
      ],
    );
    return toPage(rows, filter.limit, (row) => [row.fileNumber]);
  }
}
