import { ConsumptionHistory } from '@app/consumption/contract';
import { parseQuantity } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DemandProposal, monthsFrom, proposeDemand, WINDOW_MONTHS } from '../domain/demand-proposal';
import { groupedBy } from '../domain/round-needs';
import { keyOf } from '../infrastructure/draft.repository';
import { DemandSheet } from './demand-sheet.usecase';

export interface CellProposal {
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly proposal: DemandProposal;
}
export interface Proposals {
  readonly items: readonly CellProposal[];
  /** Why every other cell has none. */
  readonly otherwise: string;
}

/** What a member could need, from its own consumption. Only shown: nothing of it is reported unless a person takes it over. */
@Injectable()
export class DemandProposals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheet: DemandSheet,
    private readonly history: ConsumptionHistory,
  ) {}

  async of(roundId: string, member?: string): Promise<Proposals> {
    const { memberId, costCentres, articles } = await this.sheet.frame(roundId, member);
    const to = monthsFrom(this.uow.today().slice(0, 7), -1);
    const window = { from: monthsFrom(to, 1 - WINDOW_MONTHS), to };
    const numbers = articles.map(({ articleNumber }) => articleNumber);
    const { activeMonths, consumed } = await this.history.ofMember(memberId, window.from, window.to, numbers);
    const byCell = groupedBy(consumed, keyOf);
    const numberOf = new Map(costCentres.map(({ id, number }) => [id, number]));
    const articleOf = new Map(articles.map((article) => [article.articleNumber, article]));
    const items = [...byCell.values()].flatMap((rows): readonly CellProposal[] => {
      const { costCentreId = '', articleNumber = '' } = rows[0] ?? {};
      const costCentre = numberOf.get(costCentreId);
      const article = articleOf.get(articleNumber);
      if (costCentre === undefined || !article) return [];
      const months = rows.map(({ baseQuantity, ...row }) => ({ ...row, baseQuantity: parseQuantity(baseQuantity) }));
      return [{ costCentre, articleNumber, proposal: proposeDemand({ ...window, activeMonths }, months, article) }];
    });
    const [pack] = articles;
    const nothing = pack && proposeDemand({ ...window, activeMonths }, [], pack);
    return { items, otherwise: nothing?.reasons[0] ?? 'Kein Vorschlag: Es werden keine Artikel abgefragt.' };
  }
}
