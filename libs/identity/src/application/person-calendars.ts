import { Injectable } from '@nestjs/common';
import { CalendarFeeds, type CalendarReader } from '../contract';
import { rightsOf } from '../domain/grants';
import { AccountRepository } from '../infrastructure/account.repository';
import { hashToken } from './tokens';

/** Who reads a calendar: the person of the secret address with the rights held now, and never more than reading. */
@Injectable()
export class PersonCalendars extends CalendarFeeds {
  constructor(private readonly accounts: AccountRepository) {
    super();
  }

  async readerOf(token: string, requestId: string): Promise<CalendarReader | null> {
    const ticket = await this.accounts.byCalendarFeed(hashToken(token), requestId);
    const person = ticket && (await this.accounts.person(ticket.centreId, ticket.personId, requestId));
    if (!ticket || !person?.active) return null;
    const { centreId } = ticket;
    return {
      ...rightsOf(person.assignments),
      ...{ centreId, personId: person.id, name: person.name, readOnly: true, requestId },
    };
  }
}
