import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `exercise` lies in the trainee's own centre and says which training centre is theirs; `place` lies in the training
 * centre and says whom it belongs to; `refusal` lies there, too. Neither side reads the other's rows.
 */
export class TrainingFoundation1760000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('training'),
      `create table training.exercise (
         centre_id uuid not null default app.centre_id() references organisation.centre,
         id uuid not null, person_id uuid not null, training_centre_id uuid not null,
         begun_at timestamptz not null default clock_timestamp(), ended_at timestamptz, summary jsonb,
         primary key (centre_id, id),
         foreign key (centre_id, person_id) references identity.person)`,
      'create index exercise_of on training.exercise (centre_id, person_id, begun_at)',
      ...protect('training.exercise', { read: 'staff', write: 'staff' }),
      // A training is the trainee's own business; the machinery ends it from the other side.
      `create policy own on training.exercise as restrictive
         using (person_id = app.person_id() or app.reach() = 'system')
         with check (person_id = app.person_id() or app.reach() = 'system')`,

      `create table training.place (
         centre_id uuid not null default app.centre_id() primary key,
         home_centre_id uuid not null, exercise_id uuid not null,
         begun_at timestamptz not null default clock_timestamp())`,
      ...protect('training.place', { read: 'staff', write: 'staff', appendOnly: true }),

      `create table training.refusal (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, at timestamptz not null, person_name text not null, sentence text not null,
         primary key (centre_id, id))`,
      ...protect('training.refusal', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema training cascade');
  }
}
