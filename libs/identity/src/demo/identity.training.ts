import { Directory } from '@app/organisation/contract';
import { newId, TrainingSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { hashPassword } from '../application/sign-in.usecase';
import { newToken } from '../application/tokens';
import type { Role } from '../contract/permissions';
import { addInventedPerson } from './invented-person';

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
    for (const [key, name, role] of PEOPLE)
      await addInventedPerson(this.uow, {
        email: `${key}.${mark}@uebung.invalid`,
        name,
        role,
        memberId: null,
        passwordHash: password,
      });
    const { id: memberId } = await this.directory.memberBySlug('musterstadt');
    await addInventedPerson(this.uow, {
      email: `fachamt.${mark}@uebung.invalid`,
      name: 'Robin Fachamt',
      role: 'requester',
      memberId,
      passwordHash: password,
    });
  }
}
