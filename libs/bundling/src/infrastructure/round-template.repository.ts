import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { RoundSetup } from '../domain/round-setup';

export interface RoundTemplate {
  readonly id: string;
  readonly name: string;
  readonly content: RoundSetup;
  readonly changedByName: string;
  readonly changedAt: Date;
  readonly version: number;
}

const TEMPLATE = `select id, name, content, changed_by_name as "changedByName", changed_at as "changedAt", version
  from bundling.round_template`;

@Injectable()
export class RoundTemplateRepository {
  constructor(private readonly uow: UnitOfWork) {}

  all(): Promise<readonly RoundTemplate[]> {
    return this.uow.query<RoundTemplate>(`${TEMPLATE} order by name collate "de-x-icu"`);
  }

  find(id: string): Promise<RoundTemplate | undefined> {
    return this.uow.first<RoundTemplate>(`${TEMPLATE} where id = $1`, [id]);
  }

  /** 0 when another template has the name. */
  insert(id: string, name: string, content: RoundSetup): Promise<number> {
    return this.uow.execute(
      `insert into bundling.round_template (id, name, content, changed_by_name, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (centre_id, name) do nothing`,
      [id, name, JSON.stringify(content), this.uow.actor.name, this.uow.now()],
    );
  }

  async nameTaken(name: string, except: string): Promise<boolean> {
    const sql = 'select 1 as found from bundling.round_template where name = $1 and id <> $2';
    return (await this.uow.first(sql, [name, except])) !== undefined;
  }

  update(id: string, version: number, name: string, content: RoundSetup): Promise<number> {
    return this.uow.execute(
      `update bundling.round_template set name = $3, content = $4, changed_by_name = $5, changed_at = $6, version = version + 1
       where id = $1 and version = $2`,
      [id, version, name, JSON.stringify(content), this.uow.actor.name, this.uow.now()],
    );
  }

  remove(id: string, version: number): Promise<number> {
    return this.uow.execute('delete from bundling.round_template where id = $1 and version = $2', [id, version]);
  }
}
