import { TrainingSessions } from '@app/identity/contract';
import { conflict, germanInstant } from '@app/kernel';
import { TrainingProcedures } from '@app/procedures/contract';
import { type Actor, AuditTrail, systemActor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ExerciseSummary, summaryOf } from '../domain/exercise-summary';
import { ExerciseRepository } from '../infrastructure/exercise.repository';
import type { OpenedSession } from './begin-exercise.usecase';
import { ExerciseGuideQuery } from './exercise-guide.query';

const SECONDS_PER_DAY = 86_400;

/** What the trainee does to the training itself. Every method refuses outside of a training centre. */
@Injectable()
export class PlayExercise {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly exercises: ExerciseRepository,
    private readonly guide: ExerciseGuideQuery,
    private readonly sessions: TrainingSessions,
    private readonly procedures: TrainingProcedures,
  ) {}

  /** A session of another person of the same training. Throws `not-found` for everybody else. */
  takeRole(actor: Actor, personId: string): Promise<OpenedSession> {
    return this.uow.run(machineryOf(actor), async () => {
      const { exerciseId } = await this.guide.placeOf();
      const opened = await this.sessions.open(personId);
      const name = (await this.sessions.people()).find(({ id }) => id === personId)?.name;
      this.audit.record({
        action: 'exercise.role-taken',
        subject: { type: 'exercise', id: exerciseId, label: 'Übung' },
        after: { person: name },
      });
      return opened;
    });
  }

  /** Forward to the moment the guided procedure waits for. Throws `conflict` where a person has to act instead. */
  advance(actor: Actor): Promise<void> {
    return this.uow.run(actor, async () => {
      const { exerciseId } = await this.guide.placeOf();
      const { procedure } = await this.guide.read(actor);
      const next = procedure?.waitsFor;
      if (!next)
        throw conflict(
          'nothing-to-wait-for',
          'Es steht kein Termin an: Der nächste Schritt ist Ihrer. Die Anleitung zeigt, welcher.',
        );
      await this.exercises.advance(Math.ceil((next.at.getTime() - this.uow.now().getTime()) / 1000));
      this.audit.record({
        action: 'exercise.clock-moved',
        subject: { type: 'exercise', id: exerciseId, label: 'Übung' },
        after: { until: germanInstant(next.at), for: next.what },
      });
    });
  }

  /** The companies of the training hand in their bids; returns how many lie in the vault. */
  handInBids(actor: Actor, procedureId: string): Promise<number> {
    return this.uow.run(actor, async () => {
      await this.guide.placeOf();
      return this.procedures.handInBids(procedureId);
    });
  }

  /** Ends the training for good and leaves its summary with the trainee. Repeated, it changes nothing. */
  async end(actor: Actor): Promise<ExerciseSummary> {
    const { place, steps, procedure, refusals } = await this.guide.read(actor);
    const times = {
      begunAt: place.begunAt,
      endedAt: new Date(),
      days: Math.round(Number(place.offsetSeconds) / SECONDS_PER_DAY),
    };
    const told = procedure && {
      fileNumber: procedure.fileNumber,
      title: procedure.title,
      phaseName: procedure.phaseName,
    };
    const summary = summaryOf(times, steps, told, refusals);
    await this.uow.run(machineryOf(actor), () => this.sessions.endAll());
    await this.uow.run(systemActor(place.homeCentreId, actor.requestId), async () => {
      if (!(await this.exercises.end(place.exerciseId, summary))) return;
      this.audit.record({
        action: 'exercise.ended',
        subject: { type: 'exercise', id: place.exerciseId, label: 'Übung' },
        after: { steps: `${summary.done}/${summary.steps}`, minutes: summary.minutes },
      });
    });
    return summary;
  }
}

/** Sessions are the machinery's to write; the centre stays the actor's. */
const machineryOf = (actor: Actor): Actor => ({ ...actor, reach: 'system' });
