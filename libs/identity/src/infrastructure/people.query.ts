import { Directory } from '@app/organisation/contract';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { People } from '../contract';
import type { Assignment } from '../domain/grants';

export interface PersonListItem {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  readonly assignments: readonly Assignment[];
}

@Injectable()
export class PeopleQuery extends People {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
  ) {
    super();
  }

  async email(personId: string): Promise<string> {
    return (
      (await this.uow.first<{ email: string }>('select email from identity.person where id = $1', [personId]))?.email ??
      ''
    );
  }

  async names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.uow.query<{ id: string; name: string }>(
      'select id, name from identity.person where id = any ($1)',
      [personIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async mailboxes(personIds: readonly string[]): Promise<ReadonlyMap<string, { address: string; name: string }>> {
    const rows = await this.uow.query<{ id: string; email: string; name: string }>(
      'select id, email, name from identity.person where id = any ($1) and active',
      [personIds],
    );
    return new Map(rows.map(({ id, email, name }) => [id, { address: email, name }]));
  }

  async holders(role: string, memberId: string | null): Promise<readonly string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `select p.id from identity.role_assignment a join identity.person p on (p.centre_id, p.id) = (a.centre_id, a.person_id)
       where a.role = $1 and a.member_id is not distinct from $2 and p.active order by p.id`,
      [role, memberId],
    );
    return rows.map(({ id }) => id);
  }

  /** Everyone of the centre with their roles, by name. */
  list(): Promise<PersonListItem[]> {
    return this.uow.query<PersonListItem>(
      `select p.id, p.name, p.email, p.active,
              coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'memberId', a.member_id) order by a.role)
                       filter (where a.id is not null), '[]') as assignments
       from identity.person p
       left join identity.role_assignment a on (a.centre_id, a.person_id) = (p.centre_id, p.id)
       group by p.centre_id, p.id order by p.name, p.id`,
    );
  }

  /** Accounts of the demo centres, staff first, the others with the name of their member. */
  async demoAccounts(): Promise<{ email: string; name: string; role: string; member: string | null }[]> {
    const accounts = [];
    for (const centreId of Object.values(DEMO_CENTRES)) {
      accounts.push(
        ...(await this.uow.run(systemActor(centreId, 'demo-accounts'), async () => {
          const members = new Map((await this.directory.members()).map(({ id, name }) => [id, name]));
          const rows = await this.uow.query<{ email: string; name: string; role: string; memberId: string | null }>(
            `select p.email, p.name, a.role, a.member_id as "memberId"
             from identity.person p join identity.role_assignment a on (a.centre_id, a.person_id) = (p.centre_id, p.id)
             where p.email like '%.example' order by a.member_id nulls first, p.id`,
          );
          return rows.map(({ memberId, ...account }) => ({
            ...account,
            member: memberId === null ? null : (members.get(memberId) ?? null),
          }));
        })),
      );
    }
    return accounts;
  }
}
