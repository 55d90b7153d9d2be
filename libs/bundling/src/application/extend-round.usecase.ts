import { localDateField, notFound } from '@app/kernel';
import { AuditTrail, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ROUND_EXTENDED, type RoundExtendedV1 } from '../contract/events';
import { checkExtension, type ExtensionWish } from '../domain/deadline-extension';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { RoundWatchRepository } from '../infrastructure/round-watch.repository';
import { changedMeanwhile } from './changed-meanwhile';

/** Gives the members of an open round more time; all of them are told. */
@Injectable()
export class ExtendRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly watch: RoundWatchRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** `version` is that of the round the person saw; throws `stale` when somebody extended or closed it meanwhile. */
  async execute(roundId: string, version: number, wish: ExtensionWish): Promise<Round> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    // Reports under way were judged by the old day; they finish first.
    await this.rounds.hold(roundId, 'alone');
    const before = await this.find(roundId);
    if (before.version !== version) throw changedMeanwhile('Die Bedarfsabfrage', before.version);
    const reportUntil = localDateField(wish.reportUntil, '/reportUntil');
    checkExtension(before, { ...wish, reportUntil }, this.uow.today());
    const reason = wish.reason.trim();
    if ((await this.watch.extend(roundId, version, before.reportUntil, reportUntil, reason)) === 0)
      throw changedMeanwhile('Die Bedarfsabfrage', (await this.find(roundId)).version);
    this.audit.record({
      action: 'demand-round.extended',
      subject: { type: 'demand-round', id: roundId, label: before.number },
      before: { reportUntil: before.reportUntil },
      after: { reportUntil, reason },
    });
    const event: RoundExtendedV1 = { roundId, from: before.reportUntil, to: reportUntil, reason };
    await this.outbox.publish(ROUND_EXTENDED, event);
    return this.find(roundId);
  }

  private async find(roundId: string): Promise<Round> {
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    return round;
  }
}
