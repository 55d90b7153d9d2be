import { Contracts } from '@app/contracts/contract';
import { conflict, formatMoney, formatQuantity, invalid, notFound, parseMoney, parseQuantity } from '@app/kernel';
import type { ModificationGround } from '@app/law';
import { type Actor, AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type ChangedFramework,
  effectOf,
  type FrameworkChange,
  type ProposalEffect,
  storedChange,
} from '../domain/framework-proposal';
import { checkNewMaximum } from '../domain/member-quota';
import { addPrice } from '../domain/price-list';
import { type ChangeText, readChange } from '../domain/read-change';
import { CallOffRepository } from '../infrastructure/call-off.repository';
import { FrameworkMaximumRepository } from '../infrastructure/framework-maximum.repository';
import { FrameworkPriceRepository } from '../infrastructure/framework-price.repository';
import { FrameworkProposalRepository, type StoredProposal } from '../infrastructure/framework-proposal.repository';
import { type FrameworkHead, FrameworkRepository, readTiers } from '../infrastructure/framework.repository';
import { MemberQuotaRepository } from '../infrastructure/member-quota.repository';
import { type ChangeLaw, FrameworkChangeLaw } from './framework-change-law';

/** As long as the reason of a change of the contract has to be. */
const LEAST_REASON = 20;

export interface Intent {
  readonly change: ChangeText;
  readonly ground: ModificationGround;
  readonly reason: string;
}
/** What is shown before anything is decided. */
export interface ProposedEffect {
  readonly lines: ProposalEffect['lines'];
  readonly amount: string;
  readonly basis: string;
  readonly law: ChangeLaw;
}

/** Quantity, price and term of an agreement change when a second person accepts a proposal whose effect both have seen. */
@Injectable()
export class ProposeChange {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly callOffs: CallOffRepository,
    private readonly prices: FrameworkPriceRepository,
    private readonly maximums: FrameworkMaximumRepository,
    private readonly proposals: FrameworkProposalRepository,
    private readonly quotas: MemberQuotaRepository,
    private readonly law: FrameworkChangeLaw,
    private readonly contracts: Contracts,
    private readonly audit: AuditTrail,
  ) {}

  list(actor: Actor, frameworkId: string): Promise<readonly StoredProposal[]> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      await this.head(frameworkId);
      return this.proposals.all(frameworkId);
    });
  }

  /** The effect; stores nothing. Throws `invalid` at the field that cannot be. */
  preview(actor: Actor, frameworkId: string, intent: Intent): Promise<ProposedEffect> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      return (await this.judged(await this.head(frameworkId), intent)).shown;
    });
  }

  /** Returns the id of the proposal. Throws `invalid`. */
  propose(actor: Actor, frameworkId: string, intent: Intent): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      const head = await this.head(frameworkId);
      const { change, shown } = await this.judged(head, intent);
      if (intent.reason.trim().length < LEAST_REASON)
        throw invalid('reason-missing', 'Der Vorschlag muss begründet werden.', [
          { pointer: '/reason', message: `Bitte begründen Sie den Vorschlag mit mindestens ${LEAST_REASON} Zeichen.` },
        ]);
      const id = newId();
      const stored = { id, frameworkId, change: storedChange(change), effect: shown, ground: intent.ground };
      await this.proposals.insert({ ...stored, reason: intent.reason.trim() });
      this.record('framework.change-proposed', head, { proposal: stored.change, reason: intent.reason.trim() });
      return id;
    });
  }

  /** Computes the effect anew and carries it out. Throws `conflict` for the own proposal and where the law asks for a new procedure. */
  accept(actor: Actor, proposalId: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const proposal = await this.open(actor, proposalId, 'accepted');
      if (!proposal) return;
      await this.callOffs.hold(proposal.frameworkId);
      const head = await this.head(proposal.frameworkId);
      const intent = {
        change: proposal.change as unknown as ChangeText,
        ground: proposal.ground as ModificationGround,
        reason: proposal.reason,
      };
      const { change, effect, shown } = await this.judged(head, intent);
      if (shown.law.verdict === 'needs-new-procedure')
        throw conflict('new-procedure', `Diese Änderung braucht ein neues Vergabeverfahren. ${shown.law.reason}`);
      await this.carryOut(head, change, effect, proposal);
      await this.contracts.recordChange(head.procedureId, head.lotId, {
        ...{ on: this.uow.today(), amount: formatMoney(effect.amount), natureChanged: false },
        ...{ ground: intent.ground, reason: intent.reason },
      });
      await this.proposals.decide(proposalId, 'accepted', '');
      this.record('framework.change-accepted', head, { proposal: proposal.change, lines: effect.lines });
    });
  }

  refuse(actor: Actor, proposalId: string, reason: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const proposal = await this.open(actor, proposalId, 'refused');
      if (!proposal) return;
      if (reason.trim() === '')
        throw invalid('reason-missing', 'Die Ablehnung muss begründet werden.', [
          { pointer: '/reason', message: 'Bitte nennen Sie den Grund der Ablehnung.' },
        ]);
      await this.proposals.decide(proposalId, 'refused', reason.trim());
      this.record('framework.change-refused', await this.head(proposal.frameworkId), { reason: reason.trim() });
    });
  }

  /** Taken back by whom proposed it. */
  withdraw(actor: Actor, proposalId: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      const proposal = await this.proposals.lock(proposalId);
      if (!proposal) throw notFound('Dieser Vorschlag');
      if (proposal.state === 'withdrawn') return;
      if (proposal.proposedBy !== actor.personId)
        throw conflict('not-own', `Den Vorschlag kann nur ${proposal.proposedByName} zurücknehmen.`);
      refuseDecided(proposal);
      await this.proposals.decide(proposalId, 'withdrawn', '');
      this.record('framework.change-withdrawn', await this.head(proposal.frameworkId), { proposal: proposal.change });
    });
  }

  /** The proposal to decide about; undefined: the same decision has been made. */
  private async open(actor: Actor, id: string, wanted: StoredProposal['state']): Promise<StoredProposal | undefined> {
    requirePermission(actor, 'framework.decide');
    const proposal = await this.proposals.lock(id);
    if (!proposal) throw notFound('Dieser Vorschlag');
    if (proposal.proposedBy === actor.personId)
      throw conflict('own-proposal', 'Über den eigenen Vorschlag entscheidet eine andere Person.');
    if (proposal.state === wanted) return undefined;
    refuseDecided(proposal);
    return proposal;
  }

  private async carryOut(
    head: FrameworkHead,
    change: FrameworkChange,
    effect: ProposalEffect,
    proposal: StoredProposal,
  ): Promise<void> {
    const value = effect.maximumValue === null ? null : formatMoney(effect.maximumValue);
    if (change.kind === 'quantity')
      await this.maximums.setQuantity(head.id, change.articleNumber, formatQuantity(change.maximumQuantity));
    if (value !== null && value !== head.maximumValue) await this.maximums.setValue(head.id, value);
    if (change.kind === 'extension') await this.maximums.setLastDay(head.id, change.to);
    if (change.kind === 'price') {
      const prices = await this.prices.of(head.id, change.articleNumber);
      const basis = `Vorschlag von ${proposal.proposedByName}: ${proposal.reason}`;
      await this.prices.change(head.id, change.articleNumber, addPrice(prices, change, head), basis);
    }
  }

  private async judged(
    head: FrameworkHead,
    { change: text, ground, reason }: Intent,
  ): Promise<{ change: FrameworkChange; effect: ProposalEffect; shown: ProposedEffect }> {
    const change = readChange(text);
    const effect = effectOf(await this.state(head), change);
    await this.keepQuotas(head, change, effect);
    const law = await this.law.judge(head, effect, ground, reason);
    const { lines, amount, basis } = effect;
    return { change, effect, shown: { lines, amount: formatMoney(amount), basis, law } };
  }

  /** No maximum falls below what members hold of it; where none has a quota, nothing is asked. */
  private async keepQuotas({ id }: FrameworkHead, change: FrameworkChange, effect: ProposalEffect): Promise<void> {
    if (change.kind !== 'quantity' && change.kind !== 'value') return;
    const quotas = await this.quotas.quotas(id);
    if (quotas.length === 0) return;
    const held = { quotas, drawn: await this.quotas.drawn(id) };
    const pointer = change.kind === 'quantity' ? '/maximumQuantity' : '/maximumValue';
    if (change.kind === 'quantity') checkNewMaximum(change.articleNumber, change.maximumQuantity, held, pointer);
    if (effect.maximumValue !== null) checkNewMaximum('', effect.maximumValue, held, pointer);
  }

  private async state(head: FrameworkHead): Promise<ChangedFramework> {
    const today = this.uow.today();
    const prices = await this.prices.all(head.id);
    return {
      ...{ from: head.from, to: head.to, today },
      maximumValue: head.maximumValue === null ? null : parseMoney(head.maximumValue),
      calledOffValue: parseMoney(head.calledOffValue),
      items: (await this.frameworks.items(head.id, today)).map((item) => ({
        ...{ articleNumber: item.articleNumber, text: item.text, unit: item.unit },
        maximumQuantity: item.maximumQuantity === null ? null : parseQuantity(item.maximumQuantity),
        calledOff: parseQuantity(item.calledOff),
        tiers: readTiers(item.tiers),
        prices: prices
          .filter(({ articleNumber }) => articleNumber === item.articleNumber)
          .map(({ from, to, tiers }) => ({ from, to, tiers: readTiers(tiers) })),
      })),
    };
  }

  private async head(id: string): Promise<FrameworkHead> {
    const head = await this.frameworks.find(id);
    if (!head) throw notFound('Diese Rahmenvereinbarung');
    return head;
  }

  private record(action: string, { id, number }: FrameworkHead, after: unknown): void {
    this.audit.record({ action, subject: { type: 'framework', id, label: number }, after });
  }
}

function refuseDecided({ state, decidedByName }: StoredProposal): void {
  const done = { open: '', accepted: 'angenommen', refused: 'abgelehnt', withdrawn: 'zurückgenommen' }[state];
  if (state !== 'open') throw conflict('decided', `${decidedByName ?? ''} hat den Vorschlag schon ${done}.`);
}
