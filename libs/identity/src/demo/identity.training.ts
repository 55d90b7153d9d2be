import { Directory } from '@app/organisation/contract';
import { newId, TrainingSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { hashPassword } from '../application/sign-in.usecase';
import { newToken } from '../application/tokens';
import type { Role } from '../contract/permissions';

const PEOPLE: readonly (readonly [key: string, name: string, role: Role])[] = [
  ['sachbearbeitung', 'Alex Übung', 'officer'],
  ['vertretung', 'Kim Probe', 'officer'],
  ['leitung', 'Dr. Toni Muster', 'head'],
];

/** Two officers and a head of a training centre, and somebody of the department that asks. Nobody knows their passwords. */
@Injectable()
export class IdentityTraining extends TrainingSeed {
  readonly order = 20;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
  ) {
    super();
  }

  async seed(): Promise<void> {
    const password = await hashPassword(newToken());
    // E-mail addresses are the same for nobody else in the whole product, and belong to nobody (RFC 2606).
    const mark = newId();
    for (const [key, name, role] of PEOPLE) await this.add(`${key}.${mark}@uebung.invalid`, name, role, null, password);
    const { id: memberId } = await this.directory.memberBySlug('musterstadt');
    await this.add(`fachamt.${mark}@uebung.invalid`, 'Robin Fachamt', 'requester', memberId, password);
  }

  private async add(email: string, name: string, role: Role, memberId: string | null, password: string): Promise<void> {
    const id = newId();
    await this.uow.execute('insert into identity.person (id, email, name, password_hash) values ($1, $2, $3, $4)', [
      id,
      email,
      name,
      password,
    ]);
    await this.uow.execute(
      'insert into identity.role_assignment (id, person_id, role, member_id) values ($1, $2, $3, $4)',
      [newId(), id, role, memberId],
    );
  }
}
