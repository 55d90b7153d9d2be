import { TimelineCalendars } from '@app/compass/contract';
import { conflict } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { MemberHints } from './dates/member-hints.query';
import { ProcedureRepository } from '../infrastructure/procedure.repository';

/** The dates of a procedure as a calendar file. */
@Injectable()
export class ProcedureCalendarQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly calendars: TimelineCalendars,
    private readonly hints: MemberHints,
  ) {}

  /** Throws `not-found`, and `conflict` while there are no dates. */
  read(actor: Actor, procedureId: string): Promise<{ fileNumber: string; bytes: Buffer }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const procedure = await this.procedures.find(procedureId);
      const { id, fileNumber, title, timeline, timelineInputs, tenderDeadline, version, changedAt } = procedure;
      if (timeline === null) {
        throw conflict('timeline-missing', 'Für dieses Verfahren sind noch keine Termine festgelegt.');
      }
      // Without a time the deadline is the end of its day, and the day says it all.
      const timed = timelineInputs?.tenderTime && tenderDeadline ? { 'tender-end': tenderDeadline } : {};
      const label = `${fileNumber} ${title}`;
      const notes = await this.hints.about(procedure, timeline);
      const bytes = this.calendars.file({ key: id, version, changedAt, label, timeline, times: timed, notes });
      return { fileNumber, bytes };
    });
  }
}
