import { DEMO_CENTRES, type DemoCentre, DemoSeed, newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import demo from './demo-organisation.json';

type DemoMember = (typeof demo.members)[number];

const CENTRE: Record<
  DemoCentre,
  { name: string; street: string; postcode: string; city: string; email: string; phone: string }
> = {
  'gross-gerau': {
    name: 'Kommunales Vergabezentrum im Kreis Groß-Gerau',
    street: 'Wilhelm-Seipp-Straße 4',
    postcode: '64521',
    city: 'Groß-Gerau',
    email: 'vergabezentrum@demo.example',
    phone: '06152 000-0',
  },
  wetterau: {
    name: 'Interkommunales Vergabezentrum Wetterau',
    street: 'Europaplatz 1',
    postcode: '61169',
    city: 'Friedberg (Hessen)',
    email: 'vergabezentrum@wetterau.example',
    phone: '06031 000-0',
  },
};
const FIRST_NAMES = [
  'Anna',
  'Bernd',
  'Carla',
  'Deniz',
  'Eva',
  'Felix',
  'Gül',
  'Hannes',
  'Ines',
  'Jonas',
  'Katrin',
  'Lukas',
  'Mira',
];
const LAST_NAMES = [
  'Albrecht',
  'Brandt',
  'Conrad',
  'Demir',
  'Ebert',
  'Franke',
  'Gruber',
  'Hartmann',
  'Ilic',
  'Jung',
  'Keller',
];

/** The eleven members of the model centre with cost centres and sites; one member for the second centre. */
@Injectable()
export class OrganisationDemo extends DemoSeed {
  readonly order = 10;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async seed(centre: DemoCentre): Promise<void> {
    const { name, street, postcode, city, email, phone } = CENTRE[centre];
    await this.uow.execute(
      `insert into organisation.centre (centre_id, name, street, postcode, city, email, phone) values ($1, $2, $3, $4, $5, $6, $7)`,
      [DEMO_CENTRES[centre], name, street, postcode, city, email, phone],
    );
    for (const member of centre === 'wetterau' ? demo.wetterau : demo.members) await this.seedMember(member);
  }

  private async seedMember(member: DemoMember): Promise<void> {
    const memberId = newId();
    await this.uow.execute(
      `insert into organisation.member (id, slug, name, kind, ags, postcode, joined_on) values ($1, $2, $3, $4, $5, $6, $7)`,
      [memberId, member.slug, member.name, member.kind, member.ags, member.postcode, demo.validFrom],
    );
    for (const [asOf, inhabitants] of member.population) {
      await this.uow.execute(
        'insert into organisation.member_population (member_id, as_of, inhabitants, source) values ($1, $2, $3, $4)',
        [memberId, asOf, inhabitants, 'Destatis, GV100AD'],
      );
    }
    await this.seedCostCentres(member, memberId);
  }

  private async seedCostCentres(member: DemoMember, memberId: string): Promise<void> {
    const costCentres = member.kind === 'county' ? demo.countyCostCentres : demo.townCostCentres;
    const departments = new Map(costCentres.map(({ department }) => [department, newId()]));
    for (const [name, id] of departments) {
      await this.uow.execute('insert into organisation.department (id, member_id, name) values ($1, $2, $3)', [
        id,
        memberId,
        name,
      ]);
    }
    const closed = new Set<string>((demo.closed as Record<string, string[]>)[member.slug] ?? []);
    for (const [index, costCentre] of costCentres.entries()) {
      await this.uow.execute(
        `insert into organisation.cost_centre (id, member_id, department_id, number, name, valid_from, valid_to, responsible)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          newId(),
          memberId,
          departments.get(costCentre.department),
          costCentre.number,
          costCentre.name,
          demo.validFrom,
          closed.has(costCentre.number) ? demo.closedOn : null,
          `${FIRST_NAMES[index % FIRST_NAMES.length] ?? ''} ${LAST_NAMES[(index * 7 + member.slug.length) % LAST_NAMES.length] ?? ''}`,
        ],
      );
    }
    const hall = member.kind === 'county' ? 'Landratsamt' : 'Rathaus';
    const sites = [
      [hall, 'Am Marktplatz 1'],
      [member.kind === 'county' ? 'Schullager' : 'Bauhof', 'Industriestraße 12'],
      [member.kind === 'county' ? 'Gefahrenabwehrzentrum' : 'Kita Regenbogen', 'Gartenweg 5'],
    ];
    for (const [name, street] of sites) {
      await this.uow.execute(
        'insert into organisation.delivery_site (id, member_id, name, street, postcode, city) values ($1, $2, $3, $4, $5, $6)',
        [newId(), memberId, name, street, member.postcode, member.kind === 'county' ? 'Groß-Gerau' : member.name],
      );
    }
  }
}
