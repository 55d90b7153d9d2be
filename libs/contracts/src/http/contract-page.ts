import { CentreLaw } from '@app/compass/contract';
import { Directory } from '@app/organisation/contract';
import { type Actor, may, requirePermission, UnitOfWork } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { endsOn } from '../domain/contract';
import { type ContractFilter, ContractListQuery } from '../infrastructure/contract-list.query';
import { ContractRepository } from '../infrastructure/contract.repository';
import type { ContractListResponse, ContractResponse } from './contract.response';
import { contractView, listItem, type ViewContext } from './contract.view';

/** Reads contracts as their pages show them. */
@Injectable()
export class ContractPage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contracts: ContractRepository,
    private readonly list: ContractListQuery,
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    private readonly law: CentreLaw,
  ) {}

  one(actor: Actor, id: string): Promise<ContractResponse> {
    return this.uow.run(actor, async () => {
      const contract = await this.contracts.find(id);
      const procedure = may(actor, 'procedure.read');
      if (!procedure) requireOneOf(actor, contract.memberIds);
      const after = procedure ? await this.procedures.afterAward(contract.procedureId, endsOn(contract)) : null;
      return contractView(contract, after, await this.context(), { manage: may(actor, 'contract.manage'), procedure });
    });
  }

  page(
    actor: Actor,
    filter: Omit<ContractFilter, 'memberIds'> & { readonly member?: string },
  ): Promise<ContractListResponse> {
    return this.uow.run(actor, async () => {
      const memberIds = allowedMembers(
        actor,
        filter.member ? (await this.directory.memberBySlug(filter.member)).id : undefined,
      );
      const { items, nextCursor } = await this.list.page({ ...filter, ...(memberIds ? { memberIds } : {}) });
      const contracts = await this.contracts.byIds(items.map(({ id }) => id));
      const context = await this.context();
      return { items: contracts.map((contract) => listItem(contract, context)), nextCursor };
    });
  }

  private async context(): Promise<ViewContext> {
    return { members: await this.directory.members(), law: await this.law.current(), today: this.uow.today() };
  }
}

/** Members whose contracts the actor may list; undefined: all. Roles for other things at other members do not count. */
function allowedMembers(actor: Actor, asked: string | undefined): readonly string[] | undefined {
  const grant = actor.grants.get('contract.read');
  if (!Array.isArray(grant)) return asked === undefined ? undefined : [asked];
  return (grant as readonly string[]).filter((id) => asked === undefined || id === asked);
}

/** A role of one of the members is enough: the row is theirs. */
function requireOneOf(actor: Actor, memberIds: readonly string[]): void {
  const own = memberIds.find((memberId) => may(actor, 'contract.read', memberId));
  requirePermission(actor, 'contract.read', own ?? memberIds[0]);
}
