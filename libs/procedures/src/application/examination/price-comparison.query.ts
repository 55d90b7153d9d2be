import { notFound } from '@app/kernel';
import { type Actor, requirePermission } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import { comparePrices, type LeftOut, type PriceComparison } from '../../domain/price-check/price-comparison';
import type { Lot, Procedure } from '../../domain/procedure';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { type ExaminationFile, ExaminationLoader } from '../../infrastructure/examination.loader';

export interface LotComparison {
  readonly procedure: Procedure;
  readonly lot: Lot;
  readonly left: LeftOut;
  readonly comparison: PriceComparison;
}

/** Prices of a lot side by side, with or without some items and bids. */
@Injectable()
export class PriceComparisonQueries {
  constructor(
    private readonly dossiers: DossierLoader,
    private readonly files: ExaminationLoader,
  ) {}

  /** Asked inside a unit of work. Throws `not-found`, `forbidden`. */
  async of(actor: Actor, procedureId: string, lotId: string, left: LeftOut): Promise<LotComparison> {
    const dossier = await this.read(actor, procedureId);
    const found = comparisonsOf(await this.files.of(dossier), left).find(({ lot }) => lot.id === lotId);
    if (!found) throw notFound('Dieses Los des Verfahrens');
    return found;
  }

  /** Every lot with bids. */
  async all(
    actor: Actor,
    procedureId: string,
  ): Promise<{ readonly dossier: Dossier; readonly lots: readonly LotComparison[] }> {
    const dossier = await this.read(actor, procedureId);
    const lots = comparisonsOf(await this.files.of(dossier), { articleNumbers: [], bidIds: [] });
    return { dossier, lots: lots.filter(({ comparison }) => comparison.totals.length > 0) };
  }

  private read(actor: Actor, procedureId: string): Promise<Dossier> {
    requirePermission(actor, 'procedure.read');
    return this.dossiers.read(procedureId);
  }
}

/** The prices of every lot side by side. */
export function comparisonsOf({ dossier, lots }: ExaminationFile, left: LeftOut): readonly LotComparison[] {
  const { procedure, bidders } = dossier;
  return lots.map(({ lot, bids, prices, examined }) => {
    const compared = bids.flatMap(({ id, bidderId }) => {
      const price = prices.find(({ bidId }) => bidId === id);
      const bidder = bidders.find((one) => one.id === bidderId)?.name ?? '';
      const excluded = (examined.find(({ bidId }) => bidId === id)?.bars ?? []).length > 0;
      return price ? [{ bidId: id, bidder, price, excluded }] : [];
    });
    return { procedure, lot, left, comparison: comparePrices(lot, compared, left) };
  });
}
