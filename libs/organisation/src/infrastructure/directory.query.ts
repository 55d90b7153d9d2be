import { notFound } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Centre, type CostCentre, type DeliverySite, Directory, type Member } from '../contract';

const MEMBER = `select id, slug, name, kind, ags, postcode, joined_on as "joinedOn", left_on as "leftOn" from organisation.member`;

@Injectable()
export class DirectoryQuery extends Directory {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async centre(): Promise<Centre> {
    const centre = await this.uow.first<Centre>(
      'select centre_id as id, name, street, postcode, city, email, phone from organisation.centre where centre_id = app.centre_id()',
    );
    if (!centre) throw notFound('Dieses Vergabezentrum');
    return centre;
  }

  members(): Promise<readonly Member[]> {
    return this.uow.query<Member>(`${MEMBER} order by name collate "de-x-icu", id`);
  }

  memberBySlug(slug: string): Promise<Member> {
    return this.visible('slug = $1', slug);
  }

  memberById(id: string): Promise<Member> {
    return this.visible('id = $1', id);
  }

  costCentres(memberId?: string): Promise<readonly CostCentre[]> {
    return this.uow.query<CostCentre>(
      `select id, member_id as "memberId", department_id as "departmentId", number, name,
              valid_from as "validFrom", valid_to as "validTo", responsible, version
       from organisation.cost_centre where $1::uuid is null or member_id = $1 order by member_id, number`,
      [memberId ?? null],
    );
  }

  async departmentNames(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.uow.query<{ id: string; name: string }>('select id, name from organisation.department');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  sites(memberId?: string): Promise<readonly DeliverySite[]> {
    return this.uow.query<DeliverySite>(
      `select id, member_id as "memberId", name, street, postcode, city
       from organisation.delivery_site where $1::uuid is null or member_id = $1 order by member_id, name`,
      [memberId ?? null],
    );
  }

  async populations(): Promise<ReadonlyMap<string, { inhabitants: number; asOf: string; source: string }>> {
    const rows = await this.uow.query<{ memberId: string; inhabitants: number; asOf: string; source: string }>(
      `select distinct on (member_id) member_id as "memberId", inhabitants, as_of as "asOf", source
       from organisation.member_population order by member_id, as_of desc`,
    );
    return new Map(rows.map(({ memberId, ...population }) => [memberId, population]));
  }

  private async visible(condition: string, value: string): Promise<Member> {
    const member = await this.uow.first<Member>(`${MEMBER} where ${condition} and app.sees(id)`, [value]);
    if (!member) throw notFound('Diese Mitgliedskommune');
    return member;
  }
}
