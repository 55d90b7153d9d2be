import { type Actor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ExerciseRepository } from '../infrastructure/exercise.repository';

const MOST_CHARACTERS = 500;

/** Keeps what the product did not allow in a training: the best part of it to look back on. */
@Injectable()
export class NoteRefusals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly exercises: ExerciseRepository,
  ) {}

  /** Does nothing outside of a training centre. */
  run(actor: Actor, sentence: string): Promise<void> {
    return this.uow.run(actor, () => this.exercises.addRefusal(sentence.slice(0, MOST_CHARACTERS)));
  }
}
