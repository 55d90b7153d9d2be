import { DEMO_CENTRES } from '@app/platform';
import pg from 'pg';
import type { Product } from '../product';

/** A training of an officer; and, by the owner of the database, rows that no centre but a training centre ever holds. */
export async function trainingRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  const { status } = await officer.post('/api/exercises');
  if (status !== 201) throw new Error(`a training was not begun: ${status}`);
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const centre = DEMO_CENTRES['gross-gerau'];
  await owner.query('insert into platform.training_centre (centre_id) values ($1)', [centre]);
  await owner.query('insert into training.place (centre_id, home_centre_id, exercise_id) values ($1, $1, $1)', [
    centre,
  ]);
  await owner.query(
    `insert into training.refusal (centre_id, id, at, person_name, sentence) values ($1, $1, now(), 'Alex', 'Das geht nicht.')`,
    [centre],
  );
  await owner.end();
}
