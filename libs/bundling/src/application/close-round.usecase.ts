import { conflict, germanInstant, notFound } from '@app/kernel';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Round, RoundRepository } from '../infrastructure/round.repository';

/** Ends the reporting: from here on no line changes. Waits for reports under way. */
@Injectable()
export class CloseRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `conflict` naming who closed it, when it is not open any more. */
  async execute(roundId: string): Promise<Round> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    await this.rounds.hold(roundId, 'alone');
    const before = await this.find(roundId);
    if ((await this.rounds.close(roundId)) === 0) {
      const when = before.closedAt ? ` am ${germanInstant(before.closedAt)}` : '';
      throw conflict(
        'round-closed',
        `Die Bedarfsabfrage wurde schon${when} von ${before.closedByName ?? 'jemandem'} geschlossen.`,
      );
    }
    const unanswered = (await this.rounds.members([roundId])).filter(({ answeredAt }) => answeredAt === null).length;
    this.audit.record({
      action: 'demand-round.closed',
      subject: { type: 'demand-round', id: roundId, label: before.number },
      before: { state: before.state },
      after: { state: 'closed', membersWithoutAnswer: unanswered },
    });
    return this.find(roundId);
  }

  private async find(roundId: string): Promise<Round> {
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    return round;
  }
}
