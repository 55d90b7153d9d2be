import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database';
import { DEMO_CENTRES } from '../demo/demo-seed';
import { type Actor, systemActor } from '../tenancy/actor';
import { createDataSource } from './data-source';
import { UnitOfWork } from './unit-of-work';

const [A, B] = [DEMO_CENTRES['gross-gerau'], DEMO_CENTRES.wetterau];
const actor = (centreId: string, more: Partial<Actor> = {}): Actor => ({ ...systemActor(centreId, 'test'), ...more });

describe('the unit of work', () => {
  let database: TestDatabase;
  let owner: DataSource;
  let app: DataSource;
  let uow: UnitOfWork;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await createDataSource(database.ownerUrl, { migrations: [] }, 'owner').initialize();
    app = await createDataSource(database.appUrl, { migrations: [] }, 'app', 8).initialize();
    uow = new UnitOfWork(app, () => new Date('2026-11-22T23:30:00Z'));
  });
  afterAll(async () => {
    await app.destroy();
    await owner.destroy();
    await database.drop();
  });
  const memberCount = async (): Promise<number> =>
    Number((await uow.first<{ count: string }>('select count(*) from organisation.member'))?.count);

  it('shows each centre its own rows, also when forty run at once on eight connections', async () => {
    const counts = await Promise.all(Array.from({ length: 40 }, (_, i) => uow.run(actor(i % 2 ? A : B), memberCount)));
    expect(counts).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 ? 11 : 1)));
  });

  it('leaves nothing of the actor on the connection', async () => {
    await uow.run(actor(A), memberCount);
    expect(await app.query('select count(*)::int as count from organisation.member')).toEqual([{ count: 0 }]);
  });

  it('joins a nested run and rolls everything back together', async () => {
    const failed = uow.run(actor(A), async () => {
      await uow.run(actor(A), () => uow.execute(`update organisation.member set name = 'X' where slug = 'trebur'`));
      throw new Error('rule');
    });
    await expect(failed).rejects.toThrow('rule');
    expect(await owner.query(`select name from organisation.member where slug = 'trebur'`)).toEqual([
      { name: 'Trebur' },
    ]);
  });

  it('refuses to change the actor inside', async () => {
    await expect(uow.run(actor(A), () => uow.run(actor(B), memberCount))).rejects.toThrow(/cannot change its actor/);
  });

  it('refuses work after the commit and outside of any run', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await uow.run(actor(A), () => {
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => memberCount());
      return Promise.resolve();
    });
    await expect(late).rejects.toThrow('no open unit of work');
    expect(() => uow.now()).toThrow('no open unit of work');
  });

  it('lets a read-only actor write nothing', async () => {
    const write = uow.run(actor(A, { readOnly: true }), () =>
      uow.execute(`update organisation.member set name = name`),
    );
    await expect(write).rejects.toMatchObject({ kind: 'forbidden', code: 'read-only' });
  });

  it('repeats the whole work after a deadlock', async () => {
    const meet = { first: false, second: false };
    const both = (): boolean => meet.first && meet.second;
    let runs = 0;
    const work = (mine: 'first' | 'second', a: string, b: string) => async (): Promise<void> => {
      runs++;
      await uow.execute('update organisation.member set version = version + 1 where slug = $1', [a]);
      meet[mine] = true;
      while (!both()) await new Promise((resolve) => setTimeout(resolve, 5));
      await uow.execute('update organisation.member set version = version + 1 where slug = $1', [b]);
    };
    await Promise.all([
      uow.run(actor(A), work('first', 'nauheim', 'raunheim')),
      uow.run(actor(A), work('second', 'raunheim', 'nauheim')),
    ]);
    expect(runs).toBe(3);
    expect(await owner.query(`select version from organisation.member where slug in ('nauheim', 'raunheim')`)).toEqual([
      { version: 3 },
      { version: 3 },
    ]);
  });

  it('knows the German day, and the demo clock of its own centre only', async () => {
    expect(await uow.run(actor(A), () => Promise.resolve(uow.today()))).toBe('2026-11-23');
    await uow.run(actor(A), () => uow.execute('insert into platform.demo_clock (offset_seconds) values (86400)'));
    expect(await uow.run(actor(A), () => Promise.resolve(uow.today()))).toBe('2026-11-24');
    expect(await uow.run(actor(B), () => Promise.resolve(uow.today()))).toBe('2026-11-23');
  });

  it('shows a member its own rows only, however the ids are put', async () => {
    const [raunheim] = await owner.query<{ id: string }[]>(
      `select id from organisation.member where slug = 'raunheim'`,
    );
    const orderer = actor(A, { reach: 'member', memberIds: [raunheim?.id ?? ''] });
    const seen = await uow.run(orderer, () =>
      uow.query<{ slug: string }>(
        `select distinct m.slug from organisation.cost_centre c join organisation.member m on m.id = c.member_id`,
      ),
    );
    expect(seen).toEqual([{ slug: 'raunheim' }]);
  });
});
