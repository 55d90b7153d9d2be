import { Frameworks } from '@app/bundling/contract';
import { formatQuantity, invalid } from '@app/kernel';
import { type DeliverySite, Directory } from '@app/organisation/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { LineFacts, LineRequest } from '../domain/priced-line';
import type { StoredLine } from '../infrastructure/requisition.repository';

/** What lower rooms know about an order of a member on this day. */
@Injectable()
export class OrderFacts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    readonly frameworks: Frameworks,
  ) {}

  async forLines(memberId: string, articleNumbers: readonly string[]): Promise<LineFacts> {
    const day = this.uow.today();
    const catalogue = articleNumbers.length
      ? await this.frameworks.catalogue(memberId, day, [...new Set(articleNumbers)])
      : [];
    return { catalogue, costCentres: await this.directory.costCentres(memberId), day };
  }

  /** The member's delivery site by id or name. Throws `invalid` at the field `/site`. */
  async site(memberId: string, wanted: string): Promise<DeliverySite> {
    const site = (await this.directory.sites(memberId)).find(({ id, name }) => id === wanted || name === wanted);
    if (site) return site;
    const message = 'Diese Lieferstelle gibt es in Ihrer Kommune nicht.';
    throw invalid('site', message, [{ pointer: '/site', message }]);
  }
}

/** A stored line as it was asked for. */
export const lineRequest = (line: StoredLine): LineRequest & { unit: string } => ({
  articleNumber: line.articleNumber,
  unit: line.unit,
  quantity: formatQuantity(line.quantity),
  split: line.split.map(({ costCentreId, measure, asked }) => ({ costCentre: costCentreId, [measure]: asked })),
});
