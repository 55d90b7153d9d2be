import { CentreLaw } from '@app/compass/contract';
import { addMonths } from '@app/kernel';
import { calendarOf, type Timeline } from '@app/law';
import { Directory, MemberDays } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DateHint, dateHints } from '../../domain/dates/member-hints';
import type { Procedure } from '../../domain/procedure';
import { isAwarded } from '../../domain/phase';
import { ProcedureRepository } from '../../infrastructure/procedure.repository';

/** Later sessions than this nobody waits for. */
const MONTHS_AHEAD = 12;

/** What closing days and sessions of the buyers say about the dates of a procedure. */
@Injectable()
export class MemberHints {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly directory: Directory,
    private readonly days: MemberDays,
    private readonly law: CentreLaw,
  ) {}

  /** About the saved dates; none where there are none, or the award is made. Throws `not-found`. */
  read(actor: Actor, procedureId: string): Promise<readonly DateHint[]> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const procedure = await this.procedures.find(procedureId);
      return procedure.timeline === null ? [] : this.about(procedure, procedure.timeline);
    });
  }

  /** About these dates; asked inside an open unit of work. */
  async about({ id, state, phase }: Procedure, timeline: Timeline): Promise<readonly DateHint[]> {
    if (isAwarded(phase) || phase === 'cancelled') return [];
    const today = this.uow.today();
    const buyers = new Set(await this.procedures.buyerIds(id));
    const members = (await this.directory.members()).filter((member) => buyers.has(member.id));
    const last = timeline.steps.find((step) => step.id === 'award')?.planned ?? today;
    const until = addMonths(last > today ? last : today, MONTHS_AHEAD);
    const days = await this.days.between(today, until, [...buyers]);
    const names = new Map(members.map((member) => [member.id, member.name]));
    return dateHints(timeline, { names, days, calendar: calendarOf(state, await this.law.current()), today });
  }
}
