import type { AuthenticatedRequest, RefusedRequest } from '@app/platform';
import { Global, Logger, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { BeginExercise } from './application/begin-exercise.usecase';
import { ExerciseGuideQuery } from './application/exercise-guide.query';
import { NoteRefusals } from './application/note-refusals';
import { PlayExercise } from './application/play-exercise.usecase';
import { ExercisesController } from './http/exercises.controller';
import { ExerciseRepository } from './infrastructure/exercise.repository';

const inside = [BeginExercise, ExerciseGuideQuery, ExerciseRepository, NoteRefusals, PlayExercise];

/** Trainings: a procedure played in ten minutes in a centre of its own. */
@Global()
@Module({ imports: [DiscoveryModule], providers: inside, exports: inside })
export class TrainingModule {}

@Module({ controllers: [ExercisesController] })
export class TrainingHttpModule implements OnModuleInit {
  private readonly logger = new Logger('training');

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly refusals: NoteRefusals,
  ) {}

  /** After the answer has gone: its transaction is over, and what was refused left no trace in it. */
  onModuleInit(): void {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onResponse', async (request) => {
      const { actor, problem } = request as AuthenticatedRequest & RefusedRequest;
      if (!actor?.training || !problem || request.method === 'GET' || problem.status >= 500) return;
      await this.refusals.run(actor, problem.detail).catch((err: unknown) => this.logger.error({ err }));
    });
  }
}
