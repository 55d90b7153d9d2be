import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Participation } from '../../domain/correspondence/rotation';
import type { Bidder } from '../../domain/procedure';

/** A bidder with the company it is. */
export interface LinkedBidder extends Bidder {
  /** Null: typed, not taken from the address book. */
  readonly companyId: string | null;
  readonly addedAt: Date | null;
  /** Why it takes part although the centre has blocked it. */
  readonly admissionReason: string | null;
}

/** Bidders and the companies of the address book behind them. */
@Injectable()
export class BidderRepository {
  constructor(private readonly uow: UnitOfWork) {}

  of(procedureId: string): Promise<LinkedBidder[]> {
    return this.uow.query<LinkedBidder>(
      `select id, name, street, postcode, city, email, company_id as "companyId", added_at as "addedAt",
         admission_reason as "admissionReason"
       from procedures.bidder where procedure_id = $1 order by name collate "de-x-icu", id`,
      [procedureId],
    );
  }

  /** Notes when a bidder came and which company it is. */
  async link(bidderId: string, companyId: string | null, admissionReason: string | null): Promise<void> {
    await this.uow.execute(
      `update procedures.bidder set company_id = $2, admission_reason = $3, added_at = coalesce(added_at, $4) where id = $1`,
      [bidderId, companyId, admissionReason, this.uow.now()],
    );
  }

  /** Where companies of the address book took part since that day, but for the given procedure. Sealed bids are not seen. */
  history(exceptProcedureId: string, since: LocalDate): Promise<Participation[]> {
    return this.uow.query<Participation>(
      `select b.company_id as "companyId", (coalesce(b.added_at, p.created_at) at time zone 'Europe/Berlin')::date as "on",
         p.procedure_type as "procedureType", p.regime, p.phase,
         exists (select from procedures.bid o join procedures.lot l on (l.centre_id, l.id) = (o.centre_id, o.lot_id)
                 where (o.centre_id, o.bidder_id) = (b.centre_id, b.id)
                   and l.phase not in ('planned', 'prepared', 'published', 'participation', 'invited', 'bidding')) as "hasBid",
         (select max(l.awarded_on) from procedures.award_proposal a, jsonb_to_recordset(a.lots) as x("lotId" uuid, "bidId" uuid)
            join procedures.lot l on l.id = x."lotId" join procedures.bid o on o.id = x."bidId"
          where (a.centre_id, a.procedure_id) = (b.centre_id, b.procedure_id) and a.withdrawn_at is null
            and o.bidder_id = b.id) as "awardedOn"
       from procedures.bidder b join procedures.procedure p on (p.centre_id, p.id) = (b.centre_id, b.procedure_id)
       where b.company_id is not null and b.procedure_id <> $1 and coalesce(b.added_at, p.created_at) >= $2::date
       order by 2, b.id`,
      [exceptProcedureId, since],
    );
  }
}
