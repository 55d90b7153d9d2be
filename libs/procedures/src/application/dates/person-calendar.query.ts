import { CalendarFeeds } from '@app/identity/contract';
import { addDays, notFound } from '@app/kernel';
import { calendarFile, Config, may, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type PersonDate, PersonDatesQuery } from '../../infrastructure/dates/person-dates.query';
import { dateName } from '../../infrastructure/procedure-dates.query';

/** What happened longer ago is no longer in the calendar. */
const DAYS_BACK = 90;
/** Before anything changed. */
const BEGINNING = new Date('2020-01-01T00:00:00Z');

/** The calendar a person subscribes to. The secret address alone opens it, and only for reading dates. */
@Injectable()
export class PersonCalendarQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: CalendarFeeds,
    private readonly dates: PersonDatesQuery,
    private readonly config: Config,
  ) {}

  /** Throws `not-found` for every address that is not valid now, also where the person may no longer see procedures. */
  async read(token: string, requestId: string): Promise<Buffer> {
    const actor = await this.feeds.readerOf(token, requestId);
    if (!actor || !may(actor, 'procedure.read')) throw notFound('Dieses Kalenderabonnement');
    const { personId } = actor;
    return this.uow.run(actor, async () => {
      const from = addDays(this.uow.today(), -DAYS_BACK);
      const dates = await this.dates.of(personId, may(actor, 'procedure.oversee'), from);
      const stamps = dates.map(({ changedAt }) => changedAt.getTime());
      return calendarFile({
        name: `Vergaben ${actor.name}`,
        stamp: new Date(Math.max(BEGINNING.getTime(), ...stamps)),
        sequence: 0,
        entries: dates.map((date) => this.entry(date)),
      });
    });
  }

  private entry({ procedureId, fileNumber, title, kind, day, at, sequence, changedAt, cancelled }: PersonDate) {
    const url = new URL(`/vergaben/${procedureId}`, this.config.publicUrl).href;
    const name = dateName(kind);
    return {
      uid: `${kind}-${procedureId}@vergabezentrum`,
      ...{ day, at, sequence, cancelled, url },
      stamp: changedAt,
      summary: `${cancelled ? 'Entfällt: ' : ''}${name} – ${fileNumber} ${title}`,
      description: `${name} im Verfahren ${fileNumber}.\n${url}`,
    };
  }
}
