import { DomainError, germanMoney, notFound } from '@app/kernel';
import { AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { proposeLots, type Proposal } from '../domain/lot-proposals';
import { changeLots, type LotChange, type LotVariant, proveVariant } from '../domain/lot-variant';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { LotVariantRepository, type StoredVariant } from '../infrastructure/lot-variant.repository';
import { type BundlePlan, BundlePlans } from './bundle-plan';
import { refuseHandedOver } from './merge-articles.usecase';

/** Cuts a bundle into lots in several ways, changes them step by step, and chooses one. */
@Injectable()
export class LotVariants {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bundles: BundleRepository,
    private readonly plans: BundlePlans,
    private readonly variants: LotVariantRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** A further variant by a proposal; returns its id. `largestLot` counts for `market` only. */
  async propose(bundleId: string, proposal: Proposal, largestLot: bigint): Promise<string> {
    const plan = await this.open(bundleId);
    const variant = proposeLots(proposal, { ...plan, largestLot });
    requireProven(variant, plan);
    const id = newId();
    const name =
      proposal === 'market' ? `${PROPOSAL_NAMES.market} bis ${germanMoney(largestLot)}` : PROPOSAL_NAMES[proposal];
    await this.variants.insert(bundleId, id, name, variant.lots);
    this.record(plan, 'bundle.variant-created', { variantId: id, name, lots: variant.lots.length });
    return id;
  }

  /** Throws `stale` when somebody changed the variant meanwhile, `invalid` at the field. */
  async change(bundleId: string, variantId: string, version: number, change: LotChange): Promise<void> {
    const plan = await this.open(bundleId);
    const variant = await this.find(bundleId, variantId, version);
    const changed = changeLots(variant, change);
    requireProven(changed, plan);
    const text = changeText(variant, change, plan);
    requireOne(await this.variants.change(variant, changed.lots, text));
    this.record(plan, 'bundle.variant-changed', { variantId, step: text });
  }

  /** Takes the last step back. */
  async undo(bundleId: string, variantId: string, version: number): Promise<void> {
    const plan = await this.open(bundleId);
    const variant = await this.find(bundleId, variantId, version);
    const step = await this.variants.lastStep(variantId);
    if (!step) throw notFound('Einen Schritt, der rückgängig zu machen wäre,');
    requireProven({ lots: step.before }, plan);
    requireOne(await this.variants.undo(variant, step.position, step.before));
    this.record(plan, 'bundle.variant-undone', { variantId, step: step.text });
  }

  /** Chooses the variant that will be handed over; another one may be chosen until then. */
  async choose(bundleId: string, variantId: string, version: number, reason: string): Promise<void> {
    const plan = await this.open(bundleId);
    const variant = await this.find(bundleId, variantId, version);
    requireOne(await this.variants.choose(bundleId, variant, reason));
    this.record(plan, 'bundle.variant-chosen', { variantId, name: variant.name, reason });
  }

  private async open(bundleId: string): Promise<BundlePlan> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    await this.bundles.holdForProcedure(bundleId);
    const plan = await this.plans.read(bundleId);
    refuseHandedOver(plan.bundle);
    return plan;
  }

  private async find(bundleId: string, id: string, version: number): Promise<StoredVariant> {
    const variant = await this.variants.find(bundleId, id);
    if (!variant) throw notFound('Diese Variante');
    if (variant.version !== version) throw changedMeanwhile();
    return variant;
  }

  private record({ bundle }: BundlePlan, action: string, after: object): void {
    this.audit.record({ action, subject: { type: 'bundle', id: bundle.id, label: bundle.roundNumber }, after });
  }
}

export const PROPOSAL_NAMES: Readonly<Record<Proposal, string>> = {
  group: 'Ein Los je Warengruppe',
  single: 'Ein einziges Los',
  region: 'Warengruppen nach Region',
  market: 'Kleine Lose für den Mittelstand',
  rounds: 'Warengruppen nacheinander',
};

const changedMeanwhile = (): DomainError =>
  new DomainError('stale', 'stale', 'Die Variante wurde inzwischen geändert. Bitte laden Sie die Seite neu.');

function requireOne(changed: number): void {
  if (changed === 0) throw changedMeanwhile();
}

function requireProven(variant: LotVariant, plan: BundlePlan): void {
  const proof = proveVariant(variant, plan.demand);
  if (!proof.proven) throw new Error(`lots of bundle ${plan.bundle.id} are not proven: ${JSON.stringify(proof)}`);
}

function changeText({ lots }: LotVariant, change: LotChange, { members }: BundlePlan): string {
  const lot = (key: string): string => `„${lots.find((each) => each.key === key)?.name ?? key}“`;
  const member = (id: string): string => members.get(id)?.name ?? id;
  switch (change.kind) {
    case 'move-article':
      return `${change.articleNumber} von ${lot(change.from)} nach ${lot(change.to)} verschoben`;
    case 'move-member':
      return `${member(change.memberId)} von ${lot(change.from)} nach ${lot(change.to)} verschoben`;
    case 'split':
      return `„${change.name}“ von ${lot(change.lot)} abgetrennt`;
    case 'merge':
      return `${lot(change.lot)} mit ${lot(change.into)} zusammengelegt`;
    case 'rename':
      return `${lot(change.lot)} in „${change.name}“ umbenannt`;
    case 'award':
      return `${lot(change.lot)} der Vergabe ${change.award} zugeordnet`;
    case 'outside-eu':
      return `${lot(change.lot)}: 20-Prozent-Regel ${change.outsideEu ? 'beansprucht' : 'nicht beansprucht'}`;
  }
}
