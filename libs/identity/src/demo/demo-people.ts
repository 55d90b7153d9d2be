import { type Actor, DEMO_CENTRES, DemoPeople, newId } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { hashToken, newToken } from '../application/tokens';
import { rightsOf } from '../domain/grants';
import { AccountRepository } from '../infrastructure/account.repository';

const CENTRE = DEMO_CENTRES['gross-gerau'];

/** People of the model centre with their own rights, and of no other centre. */
@Injectable()
export class DemoPeopleOfStories extends DemoPeople {
  constructor(private readonly accounts: AccountRepository) {
    super();
  }

  async as(email: string): Promise<Actor> {
    const requestId = newId();
    const account = await this.accounts.byEmail(email, requestId);
    const person = account?.centreId === CENTRE ? await this.accounts.person(CENTRE, account.id, requestId) : undefined;
    if (!person) throw new Error(`${email} is nobody of the model centre`);
    const ticket = hashToken(newToken());
    return {
      ...rightsOf(person.assignments),
      centreId: CENTRE,
      personId: person.id,
      name: person.name,
      requestId,
      ticket,
    };
  }
}
