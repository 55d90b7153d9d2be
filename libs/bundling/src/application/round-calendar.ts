import { CENTRE_STATE, CentreLaw } from '@app/compass/contract';
import { addMonths, type FieldError, invalid, type LocalDate, notFound, parseMoney } from '@app/kernel';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CalendarAssumptions, planRound, type RoundPlan } from '../domain/round-calendar';
import {
  type EndingFrameworks,
  type KeptAssumptions,
  RoundCalendarRepository,
} from '../infrastructure/round-calendar.repository';
import { changedMeanwhile } from './changed-meanwhile';

export interface CalendarProposal extends EndingFrameworks {
  readonly plan: RoundPlan;
}
export interface CalendarAnswer {
  readonly assumptions: KeptAssumptions;
  readonly items: readonly CalendarProposal[];
}

/** An agreement that ended longer ago was replaced or given up. */
const MONTHS_BACK = 6;

const FIELDS: readonly (readonly [keyof CalendarAssumptions, least: number, most: number])[] = [
  ['answerDays', 1, 365],
  ['bundlingDays', 0, 365],
  ['evaluationDays', 0, 365],
  ['procedureDays', 1, 730],
];

/** When the next demand rounds have to begin, counted back from the end of the framework agreements. */
@Injectable()
export class RoundCalendar {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: RoundCalendarRepository,
    private readonly law: CentreLaw,
    private readonly audit: AuditTrail,
  ) {}

  /** The next end first; of those that end until a day, where one is named. */
  async read(endingUntil?: LocalDate): Promise<CalendarAnswer> {
    requirePermission(this.uow.actor, 'bundle.read');
    const today = this.uow.today();
    const assumptions = await this.calendar.assumptions();
    const law = await this.law.current();
    const ending = (await this.calendar.ending(addMonths(today, -MONTHS_BACK))).filter(
      ({ endsOn }) => endingUntil === undefined || endsOn <= endingUntil,
    );
    const items = ending.map((each) => ({
      ...each,
      plan: planRound({ endsOn: each.endsOn, maximumValue: parseMoney(each.maximumValue) }, assumptions, {
        ...{ today, law, state: CENTRE_STATE },
      }),
    }));
    return { assumptions, items };
  }

  /** The proposal for an agreement; throws `not-found`. */
  async proposalFor(frameworkId: string): Promise<CalendarProposal> {
    const found = (await this.read()).items.find(({ frameworkIds }) => frameworkIds.includes(frameworkId));
    if (!found) throw notFound('Diese Rahmenvereinbarung');
    return found;
  }

  /** Throws `invalid` at the fields, `stale` when somebody changed them meanwhile. */
  async setAssumptions(version: number, wished: CalendarAssumptions): Promise<void> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const errors: FieldError[] = FIELDS.filter(
      ([field, least, most]) => !Number.isInteger(wished[field]) || wished[field] < least || wished[field] > most,
    ).map(([field, least, most]) => ({
      pointer: `/${field}`,
      message: `Bitte nennen Sie eine ganze Zahl von ${least} bis ${most}.`,
    }));
    if (errors.length > 0) throw invalid('assumptions', 'Die Annahmen sind so nicht möglich.', errors);
    const before = await this.calendar.assumptions();
    if ((await this.calendar.setAssumptions(version, wished)) === 0)
      throw changedMeanwhile('Die Annahmen des Kalenders', before.version);
    this.audit.record({
      action: 'round-calendar.assumptions-set',
      subject: { type: 'centre', id: this.uow.actor.centreId },
      before: daysOf(before),
      after: daysOf(wished),
    });
  }
}

const daysOf = ({
  answerDays,
  bundlingDays,
  evaluationDays,
  procedureDays,
}: CalendarAssumptions): CalendarAssumptions => ({
  answerDays,
  bundlingDays,
  evaluationDays,
  procedureDays,
});
