import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ExerciseSummary, Refusal } from '../domain/exercise-summary';

/** Nobody enters a training after this many days; what is in it stays locked. */
export const OPEN_DAYS = 7;

export interface Exercise {
  readonly id: string;
  readonly trainingCentreId: string;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  /** It may still be entered. Real time, never the clock of the training. */
  readonly open: boolean;
  readonly summary: ExerciseSummary | null;
}
export interface Place {
  readonly homeCentreId: string;
  readonly exerciseId: string;
  readonly begunAt: Date;
  /** Seconds the clock of the training is ahead. */
  readonly offsetSeconds: string;
}

const EXERCISE = `select id, training_centre_id as "trainingCentreId", begun_at as "begunAt", ended_at as "endedAt", summary,
  ended_at is null and begun_at > clock_timestamp() - interval '${OPEN_DAYS} days' as open from training.exercise`;

/** Trainings on both sides. Each method runs in the unit of work of the centre it names. */
@Injectable()
export class ExerciseRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Draws the id of a new training centre from the database; asked by the machinery of the own centre. */
  async newCentre(): Promise<string> {
    const row = await this.uow.first<{ id: string }>('select platform.begin_training_centre() as id');
    return row?.id ?? '';
  }

  /** Own centre: the person's trainings, the newest first. */
  mine(personId: string): Promise<Exercise[]> {
    return this.uow.query<Exercise>(`${EXERCISE} where person_id = $1 order by begun_at desc limit 20`, [personId]);
  }

  find(personId: string, id: string): Promise<Exercise | undefined> {
    return this.uow.first<Exercise>(`${EXERCISE} where person_id = $1 and id = $2`, [personId, id]);
  }

  async insert(id: string, personId: string, trainingCentreId: string): Promise<void> {
    await this.uow.execute('insert into training.exercise (id, person_id, training_centre_id) values ($1, $2, $3)', [
      id,
      personId,
      trainingCentreId,
    ]);
  }

  /** False when it had ended before. */
  async end(id: string, summary: ExerciseSummary | null): Promise<boolean> {
    const ended = await this.uow.execute(
      'update training.exercise set ended_at = clock_timestamp(), summary = $2 where id = $1 and ended_at is null',
      [id, summary === null ? null : JSON.stringify(summary)],
    );
    return ended > 0;
  }

  /** Training centre: whose it is; undefined in every other centre, whatever rows it holds. */
  place(): Promise<Place | undefined> {
    return this.uow.first<Place>(
      `select home_centre_id as "homeCentreId", exercise_id as "exerciseId", begun_at as "begunAt",
              platform.clock_offset() as "offsetSeconds"
       from training.place where platform.is_training()`,
    );
  }

  async insertPlace(homeCentreId: string, exerciseId: string): Promise<void> {
    await this.uow.execute('insert into training.place (home_centre_id, exercise_id) values ($1, $2)', [
      homeCentreId,
      exerciseId,
    ]);
  }

  /** Puts the clock of the training forward, never backward, and no clock of another centre. */
  async advance(seconds: number): Promise<void> {
    await this.uow.execute(
      `insert into platform.demo_clock (offset_seconds) select $1::bigint where platform.is_training() and $1::bigint > 0
       on conflict (centre_id) do update set offset_seconds = platform.demo_clock.offset_seconds + excluded.offset_seconds`,
      [seconds],
    );
  }

  async addRefusal(sentence: string): Promise<void> {
    await this.uow.execute(
      'insert into training.refusal (id, at, person_name, sentence) select $1, $2, $3, $4 where platform.is_training()',
      [newId(), this.uow.now(), this.uow.actor.name, sentence],
    );
  }

  refusals(): Promise<Refusal[]> {
    return this.uow.query<Refusal>(
      'select at, person_name as "personName", sentence from training.refusal order by id',
    );
  }
}
