import { newId, TrainingSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

const MEMBERS = [
  { slug: 'musterstadt', name: 'Musterstadt', ags: '06000001', postcode: '64500' },
  { slug: 'beispieldorf', name: 'Beispieldorf', ags: '06000002', postcode: '64501' },
] as const;
const JOINED = '2020-01-01';
const COST_CENTRES = [
  { department: 'Bauhof', number: '0573001', name: 'Bauhof' },
  { department: 'Kinder und Schule', number: '0365001', name: 'Kindertagesstätte Sonnenschein' },
  { department: 'Hauptamt', number: '0111001', name: 'Rathaus' },
] as const;

/** A centre with two members, their departments and cost centres; nothing of it exists. */
@Injectable()
export class OrganisationTraining extends TrainingSeed {
  readonly order = 10;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async seed(): Promise<void> {
    await this.uow.execute(
      `insert into organisation.centre (centre_id, name, street, postcode, city, email, phone)
       values (app.centre_id(), 'Übungszentrum Musterkreis', 'Übungsweg 1', '64500', 'Musterstadt', 'vergabe@uebung.invalid', '06152 000-0')`,
    );
    for (const member of MEMBERS) await this.member(member);
  }

  private async member({ slug, name, ags, postcode }: (typeof MEMBERS)[number]): Promise<void> {
    const memberId = newId();
    await this.uow.execute(
      `insert into organisation.member (id, slug, name, kind, ags, postcode, joined_on) values ($1, $2, $3, 'municipality', $4, $5, $6)`,
      [memberId, slug, name, ags, postcode, JOINED],
    );
    await this.uow.execute(
      `insert into organisation.member_population (member_id, as_of, inhabitants, source) values ($1, $2, 12000, 'erfunden')`,
      [memberId, JOINED],
    );
    await this.uow.execute(
      `insert into organisation.delivery_site (id, member_id, name, street, postcode, city) values ($1, $2, 'Rathaus', 'Marktplatz 1', $3, $4)`,
      [newId(), memberId, postcode, name],
    );
    for (const { department, number, name: place } of COST_CENTRES) {
      const departmentId = newId();
      await this.uow.execute('insert into organisation.department (id, member_id, name) values ($1, $2, $3)', [
        departmentId,
        memberId,
        department,
      ]);
      await this.uow.execute(
        `insert into organisation.cost_centre (id, member_id, department_id, number, name, valid_from, responsible)
         values ($1, $2, $3, $4, $5, $6, 'Robin Fachamt')`,
        [newId(), memberId, departmentId, number, place, JOINED],
      );
    }
  }
}
