import { DataSource, type DataSourceOptions } from 'typeorm';
import pg from 'pg';

// A `date` stays the text the database wrote; as a Date it would move by the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The migrations of all rooms, listed explicitly by the composition. */
export interface Schema {
  readonly migrations: readonly (new () => object)[];
}

/** TypeORM on one PostgreSQL; `owner` runs migrations, `app` is what requests and jobs use. */
export function createDataSource(url: string, schema: Schema, role: 'owner' | 'app', poolSize = 10): DataSource {
  const options: DataSourceOptions = {
    type: 'postgres',
    url,
    applicationName: `vergabezentrum-${role}`,
    migrations: role === 'owner' ? [...schema.migrations] : [],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    poolSize: role === 'owner' ? 3 : poolSize,
    extra: { connectionTimeoutMillis: 10_000, options: '-c statement_timeout=60000' },
    logging: false,
  };
  return new DataSource(options);
}
