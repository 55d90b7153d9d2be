import { CentreLaw } from '@app/compass/contract';
import { addDays, germanDate } from '@app/kernel';
import {
  type Actor,
  type Contribution,
  Contributions,
  type DateEntry,
  may,
  type SearchHit,
  type Task,
  UnitOfWork,
} from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Contract, endsOn } from '../domain/contract';
import { successorPlan } from '../domain/successor';
import { contractTasks } from '../domain/tasks';
import { ContractListQuery } from '../infrastructure/contract-list.query';
import { ContractRepository } from '../infrastructure/contract.repository';

const hrefOf = ({ id }: Pick<Contract, 'id'>): string => `/vertraege/${id}`;
const SEARCH_LIMIT = 8;
/** A contract further ahead has nothing to do yet. */
const MOST = 500;
/** From this many days before on a task is told. */
const SHOWN_DAYS = 60;

/** What of the contracts waits for a person, when they end, and what the global search finds. */
@Injectable()
export class ContractContribution implements Contribution, OnModuleInit {
  readonly room = 'contracts';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly contributions: Contributions,
    private readonly contracts: ContractRepository,
    private readonly list: ContractListQuery,
    private readonly law: CentreLaw,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (!may(actor, 'contract.manage')) return [];
    const today = this.uow.today();
    const law = await this.law.current();
    const until = addDays(today, SHOWN_DAYS);
    return (await this.contracts.all(MOST)).flatMap((contract) =>
      contractTasks(contract, successorPlan(contract, today, law))
        .filter(({ done, due, kind }) => !done && (due === null ? kind === 'change-notice' : due <= until))
        .map(({ id, title, due }) => ({
          ...{ id: `${id}-${contract.id}`, title: `${title}: ${contract.title}`, due, kind: 'Vertrag' },
          ...{ detail: `${contract.number}, ${contract.partner.name}`, href: hrefOf(contract) },
        })),
    );
  }

  async dates(actor: Actor): Promise<readonly DateEntry[]> {
    if (!may(actor, 'contract.manage')) return [];
    const today = this.uow.today();
    return (await this.contracts.all(MOST)).flatMap((contract) => {
      const end = endsOn(contract);
      return end === null || end < today
        ? []
        : [{ date: end, title: `Ende des Vertrags ${contract.number}: ${contract.title}`, href: hrefOf(contract) }];
    });
  }

  async search(actor: Actor, text: string): Promise<readonly SearchHit[]> {
    if (!actor.grants.has('contract.read')) return [];
    const { items } = await this.list.page({ q: text, limit: SEARCH_LIMIT });
    return (await this.contracts.byIds(items.map(({ id }) => id))).map((contract) => {
      const end = endsOn(contract);
      return {
        type: 'Vertrag',
        label: `${contract.number} ${contract.title}`,
        detail: `${contract.partner.name}${end ? `, bis ${germanDate(end)}` : ''}`,
        href: hrefOf(contract),
      };
    });
  }
}
