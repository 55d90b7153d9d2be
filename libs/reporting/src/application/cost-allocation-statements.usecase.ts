import { centreHead, type CostAllocationStatementData, DocumentRequests } from '@app/documents/contract';
import { formatMoney, formatQuantity, invalid, type LocalDate } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { allocateCosts, type AllocationInput } from '../domain/cost-allocation';
import { germanPeriod, periodLabel } from '../domain/reporting-year';
import { REPORTING_PERIOD, reportingPeriodId } from './annual-report.document';

export interface AskedStatements extends AllocationInput {
  readonly payUntil: LocalDate | null;
}

/** Asks in one go for the statement of every member that shares the costs. The members are named by their slugs. */
@Injectable()
export class CostAllocationStatements {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly documents: DocumentRequests,
  ) {}

  /** Returns document ids with the members' slugs. Throws `invalid` at the member that does not belong to the centre. */
  async execute(asked: AskedStatements): Promise<readonly { readonly id: string; readonly member: string }[]> {
    requirePermission(this.uow.actor, 'report.read');
    requirePermission(this.uow.actor, 'document.request');
    const members = await this.membersOf(asked);
    const shared = await this.statementOfAll(asked, members);
    const { year, payUntil } = asked;
    const title = `Umlageabrechnung ${periodLabel(year)}`;
    const { documentIds } = await this.documents.requestBatch(
      title,
      members.map((member) => ({
        template: 'cost-allocation-statement',
        title: `${title} ${member.name}`,
        subject: { type: REPORTING_PERIOD, id: reportingPeriodId(year), label: `Berichtsjahr ${periodLabel(year)}` },
        memberId: member.id,
        data: {
          ...shared,
          member: member.name,
          recipient: { name: member.name, addressLines: [`${member.postcode} ${member.name}`] },
          ...(payUntil ? { payUntil } : {}),
        },
      })),
    );
    return members.map(({ slug }, index) => ({ id: documentIds[index] ?? '', member: slug }));
  }

  private async membersOf({ members }: AskedStatements): Promise<readonly Member[]> {
    const known = new Map((await this.directory.members()).map((member) => [member.slug, member]));
    return members.map(({ id }, index) => {
      const member = known.get(id);
      const message = `„${id}“ ist kein Mitglied dieses Vergabezentrums.`;
      if (!member) throw invalid('unknown-member', message, [{ pointer: `/members/${index}/id`, message }]);
      return member;
    });
  }

  /** What is the same in every statement. The derivation names the members as people know them. */
  private async statementOfAll(
    asked: AskedStatements,
    members: readonly Member[],
  ): Promise<Omit<CostAllocationStatementData, 'member' | 'recipient'>> {
    const nameOf = new Map(members.map(({ slug, name }) => [slug, name]));
    const named = asked.members.map((member) => ({ ...member, id: nameOf.get(member.id) ?? member.id }));
    const { shares, total, surplus, derivation } = allocateCosts({ ...asked, members: named });
    const centre = await this.directory.centre();
    const population = new Map(named.map((member) => [member.id, member.population]));
    return {
      centre: centreHead(centre),
      fileNumber: `Umlage ${germanPeriod(asked.year)}`,
      createdAt: this.uow.now().toISOString(),
      contact: { name: this.uow.actor.name, email: centre.email },
      ...asked.year,
      costs: formatMoney(asked.costs),
      thirdPartyIncome: formatMoney(asked.thirdPartyIncome),
      subsidies: formatMoney(asked.subsidies),
      basePercent: percentText(asked.basePercent),
      shares: shares.map(({ id, days, base, variable, total: share }) => ({
        member: id,
        population: population.get(id) ?? 0,
        days,
        base: formatMoney(base),
        variable: formatMoney(variable),
        total: formatMoney(share),
      })),
      total: formatMoney(total),
      surplus: formatMoney(surplus),
      derivation,
    };
  }
}

/** Hundredths of a percent as a decimal text: 1000n is "10". */
const percentText = (basePercent: bigint): string => formatQuantity(basePercent * 10n);
