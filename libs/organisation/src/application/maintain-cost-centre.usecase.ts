import { DomainError, germanInstant, invalid, type LocalDate, notFound } from '@app/kernel';
import { type Actor, AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Directory } from '../contract';
import { changedFields, checkedCostCentre, type CostCentreChange, type CostCentreFacts } from '../domain/cost-centre';

export interface NewCostCentre {
  /** Slug of the member. */
  readonly member: string;
  /** Name of a department the member has. */
  readonly department: string | null;
  readonly number: string;
  readonly name: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly responsible: string | null;
}

interface KnownCostCentre extends CostCentreFacts {
  readonly memberId: string;
  readonly version: number;
}

/** Adds cost centres, changes their name and responsible person, closes and reopens them. */
@Injectable()
export class MaintainCostCentre {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
  ) {}

  /** Returns the id. A number the member already has is refused at its field. */
  add(actor: Actor, input: NewCostCentre): Promise<string> {
    requirePermission(actor, 'directory.manage');
    return this.uow.run(actor, async () => {
      const member = await this.directory.memberBySlug(input.member);
      const { member: _slug, department, ...facts } = input;
      const checked = checkedCostCentre(facts);
      const id = newId();
      const added = await this.uow.execute(
        `insert into organisation.cost_centre (id, member_id, department_id, number, name, valid_from, valid_to, responsible)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (centre_id, member_id, number) do nothing`,
        [
          id,
          member.id,
          await this.departmentId(member.id, department),
          checked.number,
          checked.name,
          checked.validFrom,
          checked.validTo,
          checked.responsible,
        ],
      );
      if (!added) {
        throw invalid('duplicate-number', 'Diese Nummer ist schon vergeben.', [
          { pointer: '/number', message: `${member.name} hat schon eine Kostenstelle ${checked.number}.` },
        ]);
      }
      this.audit.record({
        action: 'cost-centre.added',
        subject: { type: 'cost-centre', id, label: `${checked.number} ${checked.name}` },
        memberId: member.id,
        after: { member: member.name, department, ...checked },
      });
      return id;
    });
  }

  /** Changes what is named in `change` if nobody changed the cost centre since `version` was read. */
  change(actor: Actor, id: string, version: number, change: CostCentreChange): Promise<void> {
    requirePermission(actor, 'directory.manage');
    return this.uow.run(actor, async () => {
      const { memberId, version: current, ...before } = await this.known(id);
      if (current !== version) throw await this.stale(id, current);
      const after = checkedCostCentre({ ...before, ...change });
      const changed = changedFields(before, after);
      if (!changed) return;
      const written = await this.uow.execute(
        `update organisation.cost_centre set name = $3, valid_to = $4, responsible = $5, version = version + 1
         where id = $1 and version = $2`,
        [id, version, after.name, after.validTo, after.responsible],
      );
      if (!written) throw await this.stale(id, version + 1);
      this.audit.record({
        action: 'cost-centre.changed',
        subject: { type: 'cost-centre', id, label: `${after.number} ${after.name}` },
        memberId,
        ...changed,
      });
    });
  }

  private async known(id: string): Promise<KnownCostCentre> {
    const costCentre = await this.uow.first<KnownCostCentre>(
      `select member_id as "memberId", number, name, valid_from as "validFrom", valid_to as "validTo", responsible, version
       from organisation.cost_centre where id = $1`,
      [id],
    );
    if (!costCentre) throw notFound('Diese Kostenstelle');
    return costCentre;
  }

  private async departmentId(memberId: string, name: string | null): Promise<string | null> {
    if (!name) return null;
    const department = await this.uow.first<{ id: string }>(
      'select id from organisation.department where member_id = $1 and name = $2',
      [memberId, name],
    );
    if (department) return department.id;
    throw invalid('unknown-department', 'Dieses Fachamt gibt es nicht.', [
      { pointer: '/department', message: `Ein Fachamt „${name}“ gibt es in dieser Kommune nicht.` },
    ]);
  }

  private async stale(id: string, currentVersion: number): Promise<DomainError> {
    const last = await this.audit.lastChange({ type: 'cost-centre', id });
    const who = last ? `${last.personName} hat sie am ${germanInstant(last.at)} geändert` : 'Sie wurde geändert';
    return new DomainError(
      'stale',
      'stale',
      `Die Kostenstelle ist nicht mehr, wie Sie sie gelesen haben: ${who}. Bitte laden Sie sie neu.`,
      [],
      { currentVersion, ...(last ? { changedBy: last.personName, changedAt: last.at } : {}) },
    );
  }
}
