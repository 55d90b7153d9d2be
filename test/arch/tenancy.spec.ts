import pg from 'pg';
import { DEMO_CENTRES } from '@app/platform';
import { playMainJob } from '../support/main-job';
import { type Product, startProduct } from '../support/product';
import { FURTHER_ROWS } from '../support/rows';

/** Tables of the product that know no centre, each with the reason. */
const WITHOUT_CENTRE: Record<string, string> = {
  'public.schema_migration': 'names of the migrations; no application role may touch it',
  'codes.code': 'the official code lists (CPV, NUTS) are the same for every centre; the application role may only read',
  'codes.list_load': 'which file an official code list comes from; the application role may only read',
};
/** Schemas of others: BullMQ's own tables hold ids only and are read by no page. */
const FOREIGN_SCHEMAS = ['bullmq'];
/** Tables that the application's role has no right to at all: functions of the database alone touch them. */
const WITHOUT_RIGHTS: Record<string, string> = {
  'procedures.bid_key': 'the keys of sealed bids, released by clock and two people (docs/decisions/0012)',
  'platform.training_centre': 'which centres are training centres, drawn by the database itself (docs/decisions/0015)',
};
/** Tables whose rows name a member although everyone of the centre may read them. */
const OPEN_TO_THE_CENTRE: Record<string, string> = {
  'organisation.member_population': 'published figures',
  'identity.role_assignment': 'who to ask at another member; no personal data but the role',
  'bundling.framework_member': 'who may order from a framework is part of the framework',
  'documents.letterhead': 'a coat of arms stands on every letter',
};

interface Table {
  readonly name: string;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly policies: string[];
  readonly firstKey: string | null;
  readonly owner: string;
  readonly hasMember: boolean;
}
type Row = Record<string, unknown>;

describe('tenancy in the database', () => {
  let product: Product;
  let owner: pg.Client;
  let app: pg.Client;
  let tables: Table[];
  let raunheim: { id: string; person: string };

  beforeAll(async () => {
    product = await startProduct();
    await playMainJob(product.address);
    for (const fill of FURTHER_ROWS) await fill(product);
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    app = new pg.Client({ connectionString: product.testDatabase.appUrl });
    await owner.connect();
    await app.connect();
    tables = (
      await owner.query<Table>(
        `select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
                array(select polcmd::text from pg_policy p where p.polrelid = c.oid) as policies,
                (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                 where i.indrelid = c.oid and i.indisprimary) as "firstKey",
                pg_get_userbyid(c.relowner) as owner,
                exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'member_id') as "hasMember"
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$' and n.nspname <> all ($1) order by 1`,
        [FOREIGN_SCHEMAS],
      )
    ).rows.filter(({ name }) => !(name in WITHOUT_CENTRE));
    const member = await owner.query<{ id: string; person: string }>(
      `select m.id, p.id as person from organisation.member m, identity.person p
       where m.slug = 'raunheim' and p.email = 'besteller.raunheim@demo.example'`,
    );
    raunheim = member.rows[0]!;
  }, 240_000);
  afterAll(async () => {
    await owner?.end();
    await app?.end();
    await product?.stop();
  });

  /** Runs as an actor and rolls back. */
  async function as<T>(
    settings: { centre: string; reach: string; members: string; person?: string },
    work: () => Promise<T>,
  ): Promise<T> {
    await app.query('begin');
    try {
      await app.query(
        `select set_config('app.centre_id', $1, true), set_config('app.reach', $2, true), set_config('app.member_ids', $3, true), set_config('app.person_id', $4, true)`,
        [settings.centre, settings.reach, settings.members, settings.person ?? ''],
      );
      return await work();
    } finally {
      await app.query('rollback');
    }
  }
  const attempt = async (sql: string, values: unknown[]): Promise<number> => {
    await app.query('savepoint attempt');
    try {
      return (await app.query(sql, values)).rowCount ?? 0;
    } catch (error) {
      await app.query('rollback to attempt');
      const { code } = error as { code: string };
      // 42501: refused by a policy or a missing right; 23xxx would mean that the policy let the row through.
      if (code === '42501') return 0;
      throw error;
    }
  };
  const otherCentre = { centre: DEMO_CENTRES.wetterau, reach: 'centre', members: '' };
  const rowsOf = async (table: string): Promise<Row[]> =>
    (
      await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where centre_id = $1 limit 5`, [
        DEMO_CENTRES['gross-gerau'],
      ])
    ).rows.map(({ row }) => row);

  it('has something to protect: every table holds rows after the main job', async () => {
    const empty: string[] = [];
    for (const { name } of tables) if ((await rowsOf(name)).length === 0) empty.push(name);
    expect(empty).toEqual([]);
  });

  it('secures every table by policies, with the centre first in its key, owned by nobody of the application', () => {
    const wrong = tables
      .filter(
        ({ secured, forced, policies, firstKey, owner: holder }) =>
          !(secured && forced && policies.length > 0 && firstKey === 'centre_id' && holder !== 'vergabe_app'),
      )
      .map(({ name }) => name);
    expect(wrong).toEqual([]);
  });

  it('connects with a role that cannot go around the policies', async () => {
    const { rows } = await app.query<{ rolsuper: boolean; rolbypassrls: boolean; rolcreaterole: boolean }>(
      'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
    await expect(app.query('select 1 from public.schema_migration')).rejects.toMatchObject({ code: '42501' });
  });

  it('gives no right at all to the tables that only functions touch', async () => {
    for (const name of Object.keys(WITHOUT_RIGHTS)) {
      await expect(app.query(`select count(*) from ${name}`)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('shows nothing at all to a connection that has not said who acts', async () => {
    for (const { name } of tables.filter((table) => !(table.name in WITHOUT_RIGHTS))) {
      const { rows } = await app.query<{ count: string }>(`select count(*) from ${name}`);
      expect({ name, count: rows[0]?.count }).toEqual({ name, count: '0' });
    }
  });

  it('shows and yields nothing of another centre, by any raw id', async () => {
    const leaks: string[] = [];
    for (const { name } of tables) {
      for (const row of await rowsOf(name)) {
        await as(otherCentre, async () => {
          if (await attempt(`select 1 from ${name} where centre_id = $1`, [row['centre_id']]))
            leaks.push(`${name} is readable`);
          if (await attempt(`update ${name} set centre_id = centre_id where centre_id = $1`, [row['centre_id']]))
            leaks.push(`${name} can be changed`);
          if (await attempt(`delete from ${name} where centre_id = $1`, [row['centre_id']]))
            leaks.push(`${name} can be deleted`);
          const columns = Object.keys(row).join(', ');
          const planted = await attempt(
            `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, $1) on conflict do nothing`,
            [JSON.stringify(row)],
          );
          if (planted) leaks.push(`${name} can be written into another centre`);
        });
      }
    }
    expect([...new Set(leaks)]).toEqual([]);
  });

  it('shows a member nothing of another member, and lets it change nothing there', async () => {
    const leaks: string[] = [];
    const actor = {
      centre: DEMO_CENTRES['gross-gerau'],
      reach: 'member',
      members: raunheim.id,
      person: raunheim.person,
    };
    for (const { name } of tables.filter(({ hasMember }) => hasMember)) {
      await as(actor, async () => {
        const foreign = 'member_id is not null and member_id <> $1';
        if (
          !(name in OPEN_TO_THE_CENTRE) &&
          (await app.query(`select 1 from ${name} where ${foreign}`, [raunheim.id])).rowCount
        )
          leaks.push(`${name} is readable`);
        if (await attempt(`update ${name} set member_id = member_id where ${foreign}`, [raunheim.id]))
          leaks.push(`${name} can be changed`);
        if (await attempt(`delete from ${name} where ${foreign}`, [raunheim.id])) leaks.push(`${name} can be deleted`);
      });
    }
    expect(leaks).toEqual([]);
  });
});
