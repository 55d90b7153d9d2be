import { Directory } from '@app/organisation/contract';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type ConsultationFacts,
  refuseDoubleMembers,
  refuseFuture,
  TRAINING_KIND_NAMES,
  type TrainingFacts,
} from '../domain/service-entry';
import { ServiceLogRepository } from '../infrastructure/service-log.repository';

/** Members by their slug, as callers name them. */
export interface ConsultationWish extends Omit<ConsultationFacts, 'memberId'> {
  readonly member: string;
}
export interface TrainingWish extends Omit<TrainingFacts, 'participants'> {
  readonly participants: readonly { readonly member: string; readonly people: number }[];
}

/** Logs, corrects and cancels consultations and trainings; runs in the caller's unit of work. */
@Injectable()
export class ServiceLog {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly log: ServiceLogRepository,
    private readonly audit: AuditTrail,
  ) {}

  async logConsultation(wish: ConsultationWish): Promise<string> {
    const facts = await this.consultation(wish);
    const id = await this.log.addConsultation(facts);
    this.audit.record({ action: 'consultation.logged', ...this.subjectOf(id, facts), after: facts });
    return id;
  }

  /** Keeps what it said before. Throws `stale` and `conflict` (cancelled). */
  async changeConsultation(id: string, version: number, wish: ConsultationWish): Promise<void> {
    const facts = await this.consultation(wish);
    const before = await this.log.find('consultation', id);
    await this.log.changeConsultation(id, version, facts);
    this.audit.record({ action: 'consultation.changed', ...this.subjectOf(id, facts), before, after: facts });
  }

  async cancelConsultation(id: string, version: number, reason: string): Promise<void> {
    requirePermission(this.uow.actor, 'service.log');
    const before = await this.log.find('consultation', id);
    await this.log.cancel('consultation', id, version, reason);
    this.audit.record({ action: 'consultation.cancelled', ...this.subjectOf(id, before), after: { reason } });
  }

  async logTraining(wish: TrainingWish): Promise<string> {
    const facts = await this.training(wish);
    const id = await this.log.addTraining(facts);
    this.audit.record({ action: 'training.logged', subject: trainingSubject(id, facts), after: facts });
    return id;
  }

  async changeTraining(id: string, version: number, wish: TrainingWish): Promise<void> {
    const facts = await this.training(wish);
    const before = await this.log.find('training', id);
    await this.log.changeTraining(id, version, facts);
    this.audit.record({ action: 'training.changed', subject: trainingSubject(id, facts), before, after: facts });
  }

  async cancelTraining(id: string, version: number, reason: string): Promise<void> {
    requirePermission(this.uow.actor, 'service.log');
    const before = await this.log.find('training', id);
    await this.log.cancel('training', id, version, reason);
    this.audit.record({ action: 'training.cancelled', subject: trainingSubject(id, before), after: { reason } });
  }

  private async consultation({ member, ...wish }: ConsultationWish): Promise<ConsultationFacts> {
    requirePermission(this.uow.actor, 'service.log');
    refuseFuture(wish.day, this.uow.today());
    return { ...wish, memberId: (await this.directory.memberBySlug(member)).id };
  }

  private async training({ participants, ...wish }: TrainingWish): Promise<TrainingFacts> {
    requirePermission(this.uow.actor, 'service.log');
    refuseFuture(wish.day, this.uow.today());
    refuseDoubleMembers(participants);
    const members = await Promise.all(participants.map(({ member }) => this.directory.memberBySlug(member)));
    return {
      ...wish,
      participants: participants.map(({ people }, index) => ({ memberId: members[index]?.id ?? '', people })),
    };
  }

  private subjectOf(id: string, { topic, memberId }: { topic: string; memberId: string }) {
    return { subject: { type: 'consultation', id, label: topic }, memberId };
  }
}

const trainingSubject = (id: string, { kind, title }: Pick<TrainingFacts, 'kind' | 'title'>) => ({
  type: 'training',
  id,
  label: `${TRAINING_KIND_NAMES[kind]}: ${title}`,
});
