import { germanDate, invalid, notFound, type RejectedRecord } from '@app/kernel';
import { type Actor, AuditTrail, readCsv, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Directory } from '../contract';
import { importMemberDays, memberDayFaults, type MemberDayFacts } from '../domain/member-day';
import { MemberDayRepository } from '../infrastructure/member-day.repository';

export type NewMemberDay = Omit<MemberDayFacts, 'memberId'> & {
  /** Slug of the member. */
  readonly member: string;
};

const labelOf = ({ kind, from, label }: Pick<MemberDayFacts, 'kind' | 'from' | 'label'>): string =>
  `${kind === 'closed' ? 'Schließtag' : 'Sitzung'} ${germanDate(from)}: ${label}`;

/** Closing days and sessions of the members, entered by hand or read from a file as often as one likes. */
@Injectable()
export class MaintainMemberDays {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly days: MemberDayRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Returns the id. Throws `invalid` with a sentence per wrong field, also for a day that stands there already. */
  add(actor: Actor, { member: slug, ...day }: NewMemberDay): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'directory.manage');
      const faults = memberDayFaults(day);
      if (faults.length > 0) throw invalid('member-day', 'Bitte prüfen Sie die Angaben.', faults);
      const member = await this.directory.memberBySlug(slug);
      const id = await this.days.add({ ...day, memberId: member.id });
      if (id === null) {
        throw invalid('member-day-known', 'Dieser Tag ist schon eingetragen.', [
          { pointer: '/from', message: `${member.name} hat diesen Eintrag schon.` },
        ]);
      }
      this.audit.record({
        action: 'member-day.added',
        subject: { type: 'member-day', id, label: labelOf(day) },
        memberId: member.id,
        after: { member: member.name, ...day },
      });
      return id;
    });
  }

  /** Throws `not-found`, also when it was removed before. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'directory.manage');
      const day = await this.days.find(id);
      if (!day || !(await this.days.remove(id))) throw notFound('Dieser Eintrag');
      const { memberId, kind, from, to, label } = day;
      this.audit.record({
        action: 'member-day.removed',
        subject: { type: 'member-day', id, label: labelOf(day) },
        memberId,
        before: { kind, from, to, label },
      });
    });
  }

  /** `check` only looks, `apply` takes over the good records. What is there already stays and is not written again. */
  import(
    actor: Actor,
    bytes: Uint8Array,
    mode: 'check' | 'apply',
  ): Promise<{ readonly accepted: number; readonly rejected: readonly RejectedRecord[]; readonly stored: number }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'directory.manage');
      const { accepted, rejected } = importMemberDays(readCsv(bytes), await this.directory.members());
      let stored = 0;
      for (const day of mode === 'apply' ? accepted : []) if ((await this.days.add(day)) !== null) stored += 1;
      if (stored > 0) {
        this.audit.record({
          action: 'member-day.imported',
          subject: { type: 'centre', id: actor.centreId },
          after: { accepted: accepted.length, rejected: rejected.length, stored },
        });
      }
      return { accepted: accepted.length, rejected, stored };
    });
  }
}
