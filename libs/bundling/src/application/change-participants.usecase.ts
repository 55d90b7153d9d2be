import { conflict, DomainError, invalid, notFound } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { AuditTrail, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ROUND_JOINED, type RoundJoinedV1 } from '../contract/events';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { RoundWatchRepository } from '../infrastructure/round-watch.repository';

/** Asks further members in an open round, and drops those that have reported nothing. */
@Injectable()
export class ChangeParticipants {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly watch: RoundWatchRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Members that are asked already stay as they are; only new ones are told. */
  async add(roundId: string, slugs: readonly string[]): Promise<Round> {
    const round = await this.openRound(roundId);
    const today = this.uow.today();
    const current = (await this.directory.members()).filter(
      ({ joinedOn, leftOn }) => joinedOn <= today && (leftOn === null || today <= leftOn),
    );
    const ids = slugs.map((slug, index) => {
      const member = current.find((each) => each.slug === slug);
      if (!member)
        throw invalid('members', 'Eine Angabe ist nicht richtig.', [
          { pointer: `/members/${index}`, message: `Die Mitgliedskommune „${slug}“ gibt es nicht.` },
        ]);
      return member.id;
    });
    const added = await this.watch.addMembers(roundId, [...new Set(ids)]);
    if (added.length === 0) return round;
    await this.watch.touch(roundId);
    for (const id of added)
      this.note(
        'demand-round.member-added',
        round,
        current.find((each) => each.id === id),
      );
    const event: RoundJoinedV1 = { roundId, memberIds: added };
    await this.outbox.publish(ROUND_JOINED, event);
    return this.openRound(roundId);
  }

  /** Throws `conflict` when the member has reported, saved answers, or is the last one. */
  async drop(roundId: string, slug: string): Promise<void> {
    const round = await this.openRound(roundId);
    const member = await this.directory.memberBySlug(slug);
    const asked = await this.rounds.members([roundId]);
    if (!asked.some(({ memberId }) => memberId === member.id)) throw notFound('Dieses Mitglied in der Bedarfsabfrage');
    if (asked.length === 1) throw conflict('last-member', 'Eine Bedarfsabfrage braucht mindestens ein Mitglied.');
    const dropped = await this.watch.dropMember(roundId, member.id).catch((error: unknown) => {
      if (isStillUsed(error)) return 0;
      throw error;
    });
    if (dropped === 0)
      throw conflict(
        'member-has-reported',
        `${member.name} hat schon gemeldet oder einen Entwurf gespeichert und bleibt in der Bedarfsabfrage.`,
      );
    await this.watch.touch(roundId);
    this.note('demand-round.member-dropped', round, member);
  }

  private note(action: string, round: Round, member: Member | undefined): void {
    this.audit.record({
      action,
      subject: { type: 'demand-round', id: round.id, label: round.number },
      after: { member: member?.name },
    });
  }

  /** Waits for reports under way, so that a first line cannot arrive while its member is dropped. */
  private async openRound(roundId: string): Promise<Round> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    await this.rounds.hold(roundId, 'alone');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    if (round.state !== 'open')
      throw new DomainError(
        'conflict',
        'round-closed',
        'Die Bedarfsabfrage ist geschlossen. Ihre Mitglieder stehen fest.',
      );
    return round;
  }
}

/** Rows of the member refer to it: a foreign key of the database says so. */
const isStillUsed = (error: unknown): boolean =>
  (error as { driverError?: { code?: string } }).driverError?.code === '23503';
