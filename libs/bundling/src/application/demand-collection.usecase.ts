import { Notifications, People } from '@app/identity/contract';
import { conflict, DomainError, type FieldError, germanDate, invalid, localDateField } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CollectionRepository } from '../infrastructure/collection.repository';
import { type ReportFor, ReportingDesk } from './reporting-desk';

/** Who may be asked to help: the people of the member who know its departments. */
const HELPERS = ['requester', 'approver', 'orderer'] as const;

export interface CollectionCommand extends ReportFor {
  /** Last day for the departments; the round's own when left out. */
  readonly until?: string;
  readonly departments: readonly { readonly department: string; readonly people: readonly string[] }[];
}

/** A member collects the demand of its departments before it reports. The centre sees nothing of it until the release. */
@Injectable()
export class DemandCollection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: ReportingDesk,
    private readonly collections: CollectionRepository,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /** Those who can be asked, by id. */
  async helpers(member?: string): Promise<ReadonlyMap<string, string>> {
    const { id } = await this.desk.memberOf(member);
    requirePermission(this.uow.actor, 'demand.report', id);
    return this.people.names(await this.helperIds(id));
  }

  /** Opens the collection, changes it or opens it anew; tells everybody who is asked for the first time. */
  async open(roundId: string, { departments, until, ...report }: CollectionCommand): Promise<void> {
    const { round, member, costCentres } = await this.desk.begin(roundId, report);
    if (this.uow.actor.reach !== 'member')
      throw new DomainError('forbidden', 'collection', 'Eine Sammlung unter Fachämtern öffnet nur die Kommune selbst.');
    const last = until ? localDateField(until, '/until') : null;
    const errors: FieldError[] = [];
    if (last !== null && (last < this.uow.today() || last > round.reportUntil))
      errors.push({
        pointer: '/until',
        message: `Der letzte Tag liegt zwischen heute und dem Ende der Meldefrist (${germanDate(round.reportUntil)}).`,
      });
    const helpers = new Set(await this.helperIds(member.id));
    const used = new Set(costCentres.map(({ departmentId }) => departmentId));
    const idOf = new Map(
      [...(await this.directory.departmentNames())].flatMap(([id, name]) => (used.has(id) ? [[name, id]] : [])),
    );
    const parts = departments.map(({ department, people }, index) => {
      const departmentId = idOf.get(department) ?? '';
      if (departmentId === '')
        errors.push({
          pointer: `/departments/${index}/department`,
          message: `Ein Fachamt „${department}“ mit Kostenstellen gibt es nicht.`,
        });
      if (people.length === 0 || people.some((id) => !helpers.has(id)))
        errors.push({
          pointer: `/departments/${index}/people`,
          message: 'Bitte wählen Sie Personen der eigenen Kommune.',
        });
      return { departmentId, personIds: [...new Set(people)] };
    });
    if (errors.length > 0) throw invalid('demand-collection', 'Die Sammlung kann so nicht beginnen.', errors);
    const before = await this.collections.find(roundId, member.id);
    const known = new Set(before?.releasedAt === null ? before.parts.flatMap(({ personIds }) => personIds) : []);
    await this.collections.open(roundId, member.id, last, parts);
    const text = `Bedarfsabfrage „${round.title}“: Bitte tragen Sie den Bedarf Ihres Fachamts bis zum ${germanDate(last ?? round.reportUntil)} ein.`;
    for (const person of new Set(parts.flatMap(({ personIds }) => personIds)))
      if (!known.has(person) && person !== this.uow.actor.personId)
        await this.notifications.notifyPerson(person, text, `/bedarf/${roundId}/zuarbeit`);
    this.audit.record({
      action: 'demand-collection.opened',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      memberId: member.id,
      after: { until: last, departments: departments.map(({ department }) => department) },
    });
  }

  /** A helper says that the departments they were asked for are done, or not done after all; a second time changes nothing. */
  async done(roundId: string, report: ReportFor, done: boolean): Promise<void> {
    const { round, member } = await this.desk.begin(roundId, report, 'demand.contribute');
    const collection = await this.collections.find(roundId, member.id);
    if (!collection || collection.releasedAt !== null)
      throw conflict('not-collecting', 'Ihre Kommune sammelt zu dieser Bedarfsabfrage nicht oder nicht mehr.');
    const { personId } = this.uow.actor;
    const mine = collection.parts.filter(({ personIds }) => personIds.includes(personId ?? ''));
    if (mine.length === 0)
      throw new DomainError('forbidden', 'not-collecting', 'Ihre Kommune hat Sie nicht um Angaben gebeten.');
    const changed = await this.collections.done(
      roundId,
      member.id,
      mine.map(({ departmentId }) => departmentId),
      done,
    );
    if (changed === 0) return;
    this.audit.record({
      action: done ? 'demand-collection.done' : 'demand-collection.resumed',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      memberId: member.id,
    });
    const parts = (await this.collections.find(roundId, member.id))?.parts ?? [];
    if (done && parts.every(({ doneAt }) => doneAt !== null))
      await this.notifications.notifyRole(
        'orderer',
        member.id,
        `Bedarfsabfrage „${round.title}“: Alle Fachämter sind fertig. Sie können die Meldung freigeben.`,
        `/bedarf/${roundId}`,
      );
  }

  private async helperIds(memberId: string): Promise<readonly string[]> {
    const held: string[] = [];
    for (const role of HELPERS) held.push(...(await this.people.holders(role, memberId)));
    return [...new Set(held)];
  }
}
