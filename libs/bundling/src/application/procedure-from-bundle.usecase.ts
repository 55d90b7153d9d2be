import { CENTRE_STATE } from '@app/compass/contract';
import { addDays, addMonths, conflict, localDate } from '@app/kernel';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { procedureLot, type TenderLot, tenderLots } from '../domain/hand-over';
import { proveTender } from '../domain/tender-proof';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { type HandedOverLot, LotVariantRepository, type StoredVariant } from '../infrastructure/lot-variant.repository';
import { type BundlePlan, BundlePlans } from './bundle-plan';
import { deliveryPoints, estimateReasons, lotSentences } from './hand-over-reasons';
import { VariantJudge } from './variant-judge';

export { MARGIN_PERCENT } from './hand-over-reasons';

/** Months from today after which the agreement is planned to begin, on the first of a month. */
const PREPARATION_MONTHS = 4;

/** Makes a procurement procedure of a bundle: its lots as the chosen variant cuts them, every tender line a position. */
@Injectable()
export class ProcedureFromBundle {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bundles: BundleRepository,
    private readonly plans: BundlePlans,
    private readonly variants: LotVariantRepository,
    private readonly judge: VariantJudge,
    private readonly audit: AuditTrail,
    private readonly procedures: Procedures,
  ) {}

  /**
   * Returns the procedure's id, also when it was made before; of several awards the first. Without a chosen variant every
   * product group is a lot. `from` is the planned first day of the agreement. Throws `conflict` for awards that would
   * evade the law of the whole.
   */
  async execute(bundleId: string, from?: string): Promise<string> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    requirePermission(this.uow.actor, 'procedure.manage');
    await this.bundles.holdForProcedure(bundleId);
    const plan = await this.plans.read(bundleId);
    if (plan.bundle.procedureId) return plan.bundle.procedureId;
    const chosen = (await this.variants.ofBundle(bundleId)).find(({ chosenAt }) => chosenAt !== null);
    const lots = tenderLots(chosen ?? plan.stored, plan);
    const proof = proveTender(lots, plan);
    if (!proof.proven) throw new Error(`lots of bundle ${bundleId} are not proven: ${proof.faults.join(', ')}`);
    await this.judge.refuseSplitting(lots);
    const term = this.term(plan.bundle.termYears, from);
    const handedOver: HandedOverLot[] = [];
    for (const award of awardsOf(lots)) handedOver.push(...(await this.create(plan, chosen, lots, award, term)));
    const first = handedOver[0];
    if (!first) throw new Error(`bundle ${bundleId} has no lots`);
    await this.variants.insertHandedOver(bundleId, handedOver);
    await this.bundles.linkProcedure(bundleId, first.procedureId, first.fileNumber);
    this.audit.record({
      action: 'bundle.procedure-created',
      subject: { type: 'bundle', id: bundleId, label: plan.bundle.roundNumber },
      after: {
        procedureId: first.procedureId,
        fileNumber: [...new Set(handedOver.map(({ fileNumber }) => fileNumber))].join(', '),
        ...(chosen ? { variant: chosen.name } : {}),
      },
    });
    return first.procedureId;
  }

  /** One award: a procedure with its lots, who may call off from each and where it is delivered. */
  private async create(
    plan: BundlePlan,
    chosen: StoredVariant | undefined,
    all: readonly TenderLot[],
    award: number,
    term: { from: string; to: string },
  ): Promise<readonly HandedOverLot[]> {
    const { bundle } = plan;
    const lots = all.filter(({ lot }) => lot.award === award);
    const buyerIds = [...new Set(lots.flatMap(({ memberIds }) => memberIds))].sort();
    const several = awardsOf(all).length > 1;
    const { id, fileNumber } = await this.procedures.create({
      title: several ? `${bundle.title} (Vergabe ${award})` : bundle.title,
      nature: 'supplies',
      state: CENTRE_STATE,
      buyerIds,
      lots: lots.map(procedureLot),
      estimateReasons: estimateReasons(bundle, all, plan.merges, chosen ?? null),
      recordSentences: lotSentences(plan, lots),
      term,
      joint: buyerIds.length > 1,
      origin: { type: 'bundle', id: bundle.id },
    });
    return lots.map(({ lot, memberIds }, index) => ({
      ...{ procedureId: id, fileNumber, lotNumber: index + 1, award, title: lot.name, memberIds },
      variantId: chosen?.id ?? null,
      delivery: deliveryPoints(plan, memberIds),
    }));
  }

  private term(years: number, from: string | undefined): { from: string; to: string } {
    const first =
      from === undefined ? `${addMonths(this.uow.today(), PREPARATION_MONTHS).slice(0, 7)}-01` : localDate(from);
    if (first < this.uow.today())
      throw conflict('term-in-the-past', 'Die Rahmenvereinbarung kann nicht in der Vergangenheit beginnen.');
    return { from: first, to: addDays(addMonths(first, 12 * years), -1) };
  }
}

const awardsOf = (lots: readonly TenderLot[]): readonly number[] =>
  [...new Set(lots.map(({ lot }) => lot.award))].sort((a, b) => a - b);
