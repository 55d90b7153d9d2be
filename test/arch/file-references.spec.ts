import { FileReferences } from '@app/platform';
import pg from 'pg';
import { type Product, startProduct } from '../support/product';

/** Tables that name a hash which is no file of the store, or of one that need not be there, each with the reason. */
const NO_FILE_OF_THE_STORE: Record<string, string> = {
  'codes.list_load': 'the hash of an official file that was read once',
  'documents.deletion': 'what was deleted',
  'documents.file_removal': 'what was deleted',
  'platform.file_finding': 'what a check found; the reference itself stands where it was found',
  'procedures.opened_bid': 'the hash of what lies inside the sealed envelope, which is the file',
};

describe('files of the store', () => {
  let product: Product;
  beforeAll(async () => (product = await startProduct()));
  afterAll(() => product.stop());

  it('are checked and kept wherever a table names one by its hash', async () => {
    const client = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await client.connect();
    const { rows } = await client
      .query<{ name: string }>(
        `select c.table_schema || '.' || c.table_name as name from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
         where c.column_name = 'sha256' and t.table_type = 'BASE TABLE' order by 1`,
      )
      .finally(() => client.end());
    const known = product.app
      .get(FileReferences)
      .list()
      .map(({ name }) => name);
    const tables = rows.map(({ name }) => name);
    expect(tables.length).toBeGreaterThan(5);
    expect(tables.filter((name) => !known.includes(name) && !NO_FILE_OF_THE_STORE[name])).toEqual([]);
    // An exception that is none any more is a lie.
    expect(Object.keys(NO_FILE_OF_THE_STORE).filter((name) => !tables.includes(name) || known.includes(name))).toEqual(
      [],
    );
  });
});
