import { newId, type UnitOfWork } from '@app/platform';
import type { Role } from '../contract/permissions';

export interface InventedPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly memberId: string | null;
  readonly passwordHash: string;
}

/** Puts a person with one role into the centre of the open unit of work. */
export async function addInventedPerson(uow: UnitOfWork, person: InventedPerson): Promise<void> {
  const { email, name, role, memberId, passwordHash } = person;
  const id = newId();
  await uow.execute('insert into identity.person (id, email, name, password_hash) values ($1, $2, $3, $4)', [
    id,
    email,
    name,
    passwordHash,
  ]);
  await uow.execute('insert into identity.role_assignment (id, person_id, role, member_id) values ($1, $2, $3, $4)', [
    newId(),
    id,
    role,
    memberId,
  ]);
}
