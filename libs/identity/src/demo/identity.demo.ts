import { Directory } from '@app/organisation/contract';
import { type DemoCentre, DemoSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { hashPassword } from '../application/sign-in.usecase';
import type { Role } from '../contract/permissions';
import { addInventedPerson } from './invented-person';

const STAFF: Record<DemoCentre, readonly [email: string, name: string, role: Role][]> = {
  'gross-gerau': [
    ['sachbearbeitung@demo.example', 'Sabine Arndt', 'officer'],
    ['leitung@demo.example', 'Dr. Martin Lehr', 'head'],
    ['admin@demo.example', 'Ayla Demir', 'admin'],
    ['revision@demo.example', 'Rolf Venn', 'auditor'],
  ],
  wetterau: [['leitung@wetterau.example', 'Ute Wenzel', 'head']],
};
const MEMBER_ACCOUNTS: readonly [prefix: string, role: Role][] = [
  ['besteller', 'orderer'],
  ['freigabe', 'approver'],
  ['fachamt', 'requester'],
  ['controlling', 'controller'],
];
const FIRST_NAMES = [
  'Nadja',
  'Oliver',
  'Petra',
  'Quirin',
  'Rana',
  'Stefan',
  'Tanja',
  'Ugur',
  'Vera',
  'Willi',
  'Yvonne',
  'Zeno',
];
const LAST_NAMES = [
  'Adler',
  'Becker',
  'Czerny',
  'Dietz',
  'Engel',
  'Fuchs',
  'Götz',
  'Heil',
  'Ickstadt',
  'Jäger',
  'Kraft',
  'Lorenz',
  'Merz',
];

/** The demo accounts of the runtime contract, all with the password `demo`. The people are invented. */
@Injectable()
export class IdentityDemo extends DemoSeed {
  readonly order = 20;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
  ) {
    super();
  }

  async seed(centre: DemoCentre): Promise<void> {
    const password = await hashPassword('demo');
    for (const [email, name, role] of STAFF[centre])
      await addInventedPerson(this.uow, { email, name, role, memberId: null, passwordHash: password });
    if (centre === 'wetterau') return;
    for (const [m, member] of (await this.directory.members()).entries()) {
      for (const [r, [prefix, role]] of MEMBER_ACCOUNTS.entries()) {
        const name = `${FIRST_NAMES[(m * 5 + r * 3) % FIRST_NAMES.length] ?? ''} ${LAST_NAMES[(m * 3 + r * 4) % LAST_NAMES.length] ?? ''}`;
        await addInventedPerson(this.uow, {
          email: `${prefix}.${member.slug}@demo.example`,
          name,
          role,
          memberId: member.id,
          passwordHash: password,
        });
      }
    }
  }
}
