import { type TrainingPerson, TrainingSessions } from '@app/identity/contract';
import { notFound } from '@app/kernel';
import { type TrainingProcedure, TrainingProcedures } from '@app/procedures/contract';
import { type Actor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { exerciseSteps, type ExerciseStep, guidedProcedure } from '../domain/exercise-steps';
import type { Refusal } from '../domain/exercise-summary';
import { ExerciseRepository, type Place } from '../infrastructure/exercise.repository';

export interface ExerciseGuide {
  readonly place: Place;
  readonly today: string;
  readonly people: readonly TrainingPerson[];
  readonly procedure: TrainingProcedure | null;
  readonly steps: readonly ExerciseStep[];
  /** Newest last. */
  readonly refusals: readonly Refusal[];
}

/** Where a training stands, read from what really happened in it. */
@Injectable()
export class ExerciseGuideQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly exercises: ExerciseRepository,
    private readonly sessions: TrainingSessions,
    private readonly procedures: TrainingProcedures,
  ) {}

  /** Throws `not-found` outside of a training. */
  read(actor: Actor): Promise<ExerciseGuide> {
    return this.uow.run(actor, async () => {
      const place = await this.placeOf();
      const procedure = guidedProcedure(await this.procedures.all());
      return {
        ...{ place, today: this.uow.today(), people: await this.sessions.people(), procedure: procedure ?? null },
        steps: exerciseSteps(procedure),
        refusals: await this.exercises.refusals(),
      };
    });
  }

  /** In the unit of work of the training. Throws `not-found` in every other centre. */
  async placeOf(): Promise<Place> {
    const place = await this.exercises.place();
    if (!place) throw notFound('Eine laufende Übung');
    return place;
  }
}
