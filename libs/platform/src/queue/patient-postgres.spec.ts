import { setTimeout as pause } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { patientPostgresBackend } from './patient-postgres';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

/** As a server on its way up: it can be reached, and answers with an error. */
async function setAway(away: boolean): Promise<void> {
  const url = new URL(database.ownerUrl);
  const name = url.pathname.slice(1);
  const client = new pg.Client({ connectionString: process.env['TEST_SERVER_URL'] });
  await client.connect();
  const [from, to] = away ? [name, `${name}_away`] : [`${name}_away`, name];
  await client.query(`alter database ${from} rename to ${to}`).finally(() => client.end());
}

it('starts while the server cannot answer, lets others go on meanwhile, and works when it can', async () => {
  const connection = { connectionString: database.ownerUrl, max: 2 };
  await setAway(true);
  const done: string[] = [];
  const errors: string[] = [];
  const worker = new Worker('events', async ({ name }) => void done.push(name), { connection }, patientPostgresBackend);
  const queue = new Queue('events', { connection }, patientPostgresBackend);
  worker.on('error', ({ message }) => void errors.push(message));
  queue.on('error', ({ message }) => void errors.push(message));
  try {
    const added = queue.add('early', {});
    // Timers go on: a worker that asks without a pause would let none of them run.
    for (let turn = 0; turn < 20; turn++) await pause(25);
    expect(done).toEqual([]);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThan(10);

    await setAway(false);
    await added;
    await eventually('the job to be done', async () => done.length > 0);
    expect(done).toEqual(['early']);
  } finally {
    await worker.close(true);
    await queue.close();
  }
});
