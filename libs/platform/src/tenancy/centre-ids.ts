import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The ids of all centres, for the machinery that looks after each of them; nothing else of them can be read this way. */
@Injectable()
export class CentreIds {
  constructor(private readonly dataSource: DataSource) {}

  all(): Promise<readonly string[]> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('app.reach', 'operator', true)`);
      const rows = await manager.query<{ id: string }[]>('select centre_id as id from organisation.centre');
      return rows.map(({ id }) => id);
    });
  }
}
