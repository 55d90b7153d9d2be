import type { LocalDate } from '@app/kernel';
import type { Regime, StepId, Timeline } from '@app/law';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ProcedureProgress } from '../contract/progress';
import { stepsDone } from '../domain/dates/ahead';
import { isClosed, type Phase, PHASE_NAMES } from '../domain/phase';

/** Days a department may know; those of bidders and reviews are none of its business. */
const TOLD: readonly StepId[] = ['notice', 'participation-end', 'tender-end', 'opening', 'standstill-end', 'award'];

interface ProgressRow {
  readonly procedureId: string;
  readonly phase: Phase;
  readonly regime: Regime;
  readonly timeline: Timeline | null;
  readonly officer: string | null;
  readonly awardedOn: LocalDate | null;
  readonly awardedTo: readonly string[];
}

/** How far procedures are, told so that whoever asked for them learns nothing that belongs to the procedure alone. */
@Injectable()
export class ProcedureProgressQuery {
  constructor(private readonly uow: UnitOfWork) {}

  async of(procedureIds: readonly string[]): Promise<readonly ProcedureProgress[]> {
    requirePermission(this.uow.actor, 'procedure.read');
    const rows = await this.uow.query<ProgressRow>(
      `select p.id as "procedureId", p.phase, p.regime, p.timeline, p.officer_name as officer,
              (select min(l.awarded_on) from procedures.lot l
               where (l.centre_id, l.procedure_id) = (p.centre_id, p.id)) as "awardedOn",
              array(select distinct b.name from procedures.lot l
                    join procedures.award_proposal a
                      on (a.centre_id, a.procedure_id) = (l.centre_id, l.procedure_id) and a.withdrawn_at is null
                    cross join lateral jsonb_array_elements(a.lots) proposed
                    join procedures.bid d on d.centre_id = a.centre_id and d.id::text = proposed->>'bidId'
                    join procedures.bidder b on (b.centre_id, b.id) = (d.centre_id, d.bidder_id)
                    where (l.centre_id, l.procedure_id) = (p.centre_id, p.id) and l.awarded_on is not null
                      and proposed->>'lotId' = l.id::text
                    order by 1) as "awardedTo"
       from procedures.procedure p where p.id = any ($1::uuid[])`,
      [procedureIds],
    );
    const today = this.uow.today();
    return rows.map(({ procedureId, phase, regime, timeline, officer, awardedOn, awardedTo }) => ({
      procedureId,
      phaseName: PHASE_NAMES[phase],
      officer,
      closed: isClosed(phase),
      nextDate: isClosed(phase) ? null : nextDate(timeline, stepsDone(regime, phase), today),
      awardedOn,
      awardedTo,
    }));
  }
}

function nextDate(timeline: Timeline | null, done: readonly StepId[], today: LocalDate): ProcedureProgress['nextDate'] {
  const ahead = (timeline?.steps ?? [])
    .filter(({ id, planned }) => TOLD.includes(id) && !done.includes(id) && planned >= today)
    .sort((a, b) => (a.planned < b.planned ? -1 : 1));
  const [next] = ahead;
  return next ? { date: next.planned, what: next.germanName } : null;
}
