import { TrainingSessions } from '@app/identity/contract';
import { conflict, notFound } from '@app/kernel';
import { type Actor, AuditTrail, newId, requirePermission, systemActor, TrainingSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Exercise, ExerciseRepository } from '../infrastructure/exercise.repository';

/** As many trainings may stand open at once. */
const MOST_OPEN = 3;

export interface OpenedSession {
  readonly token: string;
  readonly seconds: number;
}

/** The side of the trainee's own centre: begin, see, enter and discard trainings. Nothing of a training is seen from here. */
@Injectable()
export class BeginExercise {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly exercises: ExerciseRepository,
    private readonly sessions: TrainingSessions,
    private readonly discovery: DiscoveryService,
  ) {}

  mine(actor: Actor): Promise<readonly Exercise[]> {
    requirePermission(actor, 'training.use');
    return this.uow.run(asOwner(actor), () => this.exercises.mine(actor.personId ?? ''));
  }

  /**
   * A new training centre with its people and a request to begin with. Returns the id of the training. The centre comes
   * first: where the rest fails, an empty centre is left that nobody can enter. Throws `conflict` inside a training and
   * while too many are open.
   */
  async begin(actor: Actor): Promise<string> {
    requirePermission(actor, 'training.use');
    if (actor.training) throw conflict('in-training', 'Sie sind schon in einer Übung. Beenden Sie sie zuerst.');
    const owner = asOwner(actor);
    const centreId = await this.uow.run(owner, async () => {
      const open = (await this.exercises.mine(actor.personId ?? '')).filter((one) => one.open);
      if (open.length >= MOST_OPEN)
        throw conflict(
          'trainings-open',
          `Es sind schon ${MOST_OPEN} Übungen offen. Bitte setzen Sie eine fort oder verwerfen Sie eine.`,
        );
      return this.exercises.newCentre();
    });
    const id = newId();
    await this.uow.run(systemActor(centreId, actor.requestId), async () => {
      for (const seed of this.seeds()) await seed.seed();
      await this.exercises.insertPlace(actor.centreId, id);
      this.audit.record({ action: 'exercise.begun', subject: { type: 'exercise', id, label: 'Übung' } });
    });
    await this.uow.run(owner, async () => {
      await this.exercises.insert(id, actor.personId ?? '', centreId);
      this.audit.record({ action: 'exercise.begun', subject: { type: 'exercise', id, label: 'Übung' } });
    });
    return id;
  }

  /** A session in the trainee's own training, as the first officer. Throws `not-found`, `conflict` when it is over. */
  async enter(actor: Actor, id: string): Promise<OpenedSession> {
    requirePermission(actor, 'training.use');
    const exercise = await this.uow.run(asOwner(actor), () => this.known(actor, id));
    if (!exercise.open)
      throw conflict('training-over', 'Diese Übung ist beendet oder abgelaufen. Beginnen Sie eine neue.');
    return this.uow.run(systemActor(exercise.trainingCentreId, actor.requestId), async () => {
      const [first] = await this.sessions.people();
      return this.sessions.open(first?.id ?? '');
    });
  }

  /** Closes a training without a summary; nobody enters it again. Repeated, it changes nothing. */
  async discard(actor: Actor, id: string): Promise<void> {
    requirePermission(actor, 'training.use');
    const { trainingCentreId } = await this.uow.run(asOwner(actor), () => this.known(actor, id));
    await this.uow.run(systemActor(trainingCentreId, actor.requestId), () => this.sessions.endAll());
    await this.uow.run(asOwner(actor), async () => {
      if (!(await this.exercises.end(id, null))) return;
      this.audit.record({ action: 'exercise.discarded', subject: { type: 'exercise', id, label: 'Übung' } });
    });
  }

  private async known({ personId }: Actor, id: string): Promise<Exercise> {
    const exercise = await this.exercises.find(personId ?? '', id);
    if (!exercise) throw notFound('Diese Übung');
    return exercise;
  }

  private seeds(): readonly TrainingSeed[] {
    return this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance) => instance instanceof TrainingSeed)
      .sort((a, b) => a.order - b.order);
  }
}

/** Trainings belong to the person, also to an auditor, whose other work only reads. */
const asOwner = (actor: Actor): Actor => ({ ...actor, reach: 'system', readOnly: false });
