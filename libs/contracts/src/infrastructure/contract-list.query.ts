import { addMonths } from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface ContractFilter {
  readonly limit: number;
  readonly cursor?: string;
  readonly q?: string;
  readonly procedureId?: string;
  /** Of these members; left out: of all. */
  readonly memberIds?: readonly string[];
  /** Ends today or within so many months. */
  readonly endsWithin?: number;
  /** Ended before today. */
  readonly ended?: boolean;
  /** With an option nobody has decided about. */
  readonly openOption?: boolean;
}
interface Found {
  readonly id: string;
  readonly endsOn: string | null;
}

const FAR = '9999-12-31';

/** Contracts the actor may see, by their end; those without one last. */
@Injectable()
export class ContractListQuery {
  constructor(private readonly uow: UnitOfWork) {}

  async page(filter: ContractFilter): Promise<Page<Found>> {
    const after = decodeCursor(filter.cursor, 2);
    const today = this.uow.today();
    const rows = await this.uow.query<Found>(
      `select c.id, c.ends_on as "endsOn" from contracts.contract c
       where ($1::text is null or strpos(lower(concat_ws(' ', c.number, c.title, c.partner->>'name')), lower($1)) > 0)
         and ($2::uuid is null or c.procedure_id = $2)
         and ($3::uuid[] is null or exists (select 1 from contracts.contract_member m
              where (m.centre_id, m.contract_id) = (c.centre_id, c.id) and m.member_id = any($3)))
         and ($4::date is null or c.ends_on between $5 and $4)
         and (not $6 or c.ends_on < $5)
         and (not $7 or exists (select 1 from jsonb_array_elements(c.options) o where o->>'decision' is null))
         and ($8::date is null or (coalesce(c.ends_on, '${FAR}'), c.id) > ($8, $9::uuid))
       order by coalesce(c.ends_on, '${FAR}'), c.id limit $10`,
      [
        ...[filter.q?.trim() || null, filter.procedureId ?? null, filter.memberIds ?? null],
        ...[filter.endsWithin === undefined ? null : addMonths(today, filter.endsWithin), today],
        ...[
          filter.ended ?? false,
          filter.openOption ?? false,
          after?.[0] ?? null,
          after?.[1] ?? null,
          filter.limit + 1,
        ],
      ],
    );
    return toPage(rows, filter.limit, ({ endsOn, id }) => [endsOn ?? FAR, id]);
  }
}
