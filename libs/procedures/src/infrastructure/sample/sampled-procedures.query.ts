import type { LocalDate } from '@app/kernel';
import type { Regime } from '@app/law';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Phase } from '../../domain/phase';
import type { SampledFacts } from '../../domain/sample/risk-marks';

export interface SampledProcedure extends SampledFacts {
  readonly id: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly phase: Phase;
  readonly regime: Regime;
  readonly awardedOn: LocalDate | null;
  /** How the officer in charge is called. */
  readonly officer: string | null;
}

/** Companies whose bid won a lot, per procedure. Withdrawn proposals and lots without an award do not count. */
const WON = `select distinct a.procedure_id, lower(regexp_replace(trim(c.name), '\\s+', ' ', 'g')) as company, c.name
  from procedures.award_proposal a
  cross join lateral jsonb_to_recordset(a.lots) as x("lotId" uuid, "bidId" uuid)
  join procedures.bid b on (b.centre_id, b.id) = (a.centre_id, x."bidId")
  join procedures.bidder c on (c.centre_id, c.id) = (b.centre_id, b.bidder_id)
  join procedures.lot l on (l.centre_id, l.id) = (a.centre_id, x."lotId")
  where a.withdrawn_at is null and l.phase in ('awarded', 'notified', 'closed')
    and a.procedure_id = any($2::uuid[])`;

/** The procedures of a sample with what the risk marks ask. */
@Injectable()
export class SampledProceduresQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** `population`: what awards and similar purchases are counted over. */
  of(ids: readonly string[], population: readonly string[]): Promise<readonly SampledProcedure[]> {
    return this.uow.query<SampledProcedure>(
      `with won as materialized (${WON}),
            often as (select company, count(*)::int as times from won group by company)
       select p.id, p.file_number as "fileNumber", p.title, p.phase, p.regime, p.procedure_type as "procedureType",
         p.estimated_value::text as "estimatedValue", p.awarded_value::text as "awardedValue",
         p.awarded_on as "awardedOn", p.timeline->'steps' as steps, p.officer_name as officer,
         ${agreed('checklist-gap')} as gaps, ${agreed('late-extension')} as "lateExtensions",
         (select count(*) from procedures.lot l where (l.centre_id, l.procedure_id) = (p.centre_id, p.id)
            and l.phase <> 'cancelled'
            and 1 = (select count(*) from procedures.bid b
                     where (b.centre_id, b.lot_id, b.round) = (l.centre_id, l.id, p.round)))::int as "singleBidLots",
         coalesce((select json_agg(json_build_object('name', w.name, 'won', o.times) order by o.times desc, w.name)
                   from won w join often o using (company) where w.procedure_id = p.id), '[]') as winners,
         (select count(distinct other.procedure_id) from procedures.lot l
            join procedures.lot other on other.centre_id = l.centre_id and other.procedure_id <> l.procedure_id
              and left(other.cpv, 5) = left(l.cpv, 5) and other.procedure_id = any($2::uuid[])
          where (l.centre_id, l.procedure_id) = (p.centre_id, p.id) and l.cpv <> ''
            and exists (select from procedures.procedure_buyer mine join procedures.procedure_buyer theirs
                        using (centre_id, member_id)
                        where mine.procedure_id = p.id and theirs.procedure_id = other.procedure_id))::int as similar
       from procedures.procedure p where p.id = any($1::uuid[])`,
      [ids, population],
    );
  }
}

const agreed = (kind: string): string =>
  `(select count(*) from procedures.confirmation c where (c.centre_id, c.procedure_id) = (p.centre_id, p.id)
     and c.kind = '${kind}' and c.decision = 'agreed')::int`;
