import { addDays, instantInGermany, type LocalDate, weekday } from '@app/kernel';
import { DemoPeople, DemoStories, type DemoStory, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DemoDesk, type DemoTeam } from './demo-desk';
import { DEMO_PROCEDURES, type DemoDays, type DemoProcedure } from './demo-procedures';

const DEADLINE_TIME = '12:00';

/** The procedures of the model centre, one in every phase that matters, each played from its beginning. */
@Injectable()
export class ProcedureStories extends DemoStories {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: DemoPeople,
    private readonly desk: DemoDesk,
  ) {
    super();
  }

  async untold(): Promise<readonly DemoStory[]> {
    const told = await this.uow.query<{ title: string }>(
      'select title from procedures.procedure where title = any ($1)',
      [DEMO_PROCEDURES.map(({ title }) => title)],
    );
    const titles = new Set(told.map(({ title }) => title));
    const today = this.uow.today();
    return DEMO_PROCEDURES.filter(({ title }) => !titles.has(title)).map((demo) => ({
      name: demo.title,
      play: () => this.play(demo, today),
    }));
  }

  private async *play(demo: DemoProcedure, today: LocalDate): AsyncGenerator<Date, void, void> {
    const { days, until } = demo;
    const moments = new Moments(today, days);
    const team = await this.team();
    yield moments.of('created', '09:10');
    const id = await this.desk.plan(team, demo);
    if (until === 'planned' || !demo.type) return;
    yield moments.of('prepared', '09:40');
    const dates = {
      noticeDispatchedOn: moments.day('published'),
      overrides: { 'tender-end': moments.day('deadline') },
      tenderTime: DEADLINE_TIME,
    };
    await this.desk.decide(team, id, demo.type, dates);
    yield moments.of('prepared', '11:00');
    await this.desk.go(team, id, 'prepared');
    if (until === 'prepared') return;
    yield moments.of('published', '11:20');
    await this.desk.invite(team, id, demo.invited ?? []);
    await this.desk.go(team, id, demo.invited ? 'invited' : 'published');
    if (until === 'published') return;
    yield moments.of('bidding', '11:35');
    await this.desk.go(team, id, 'bidding');
    yield* this.bids(team, id, demo, moments);
    if (demo.cancellation) {
      yield moments.of('cancelled', '15:00');
      await this.desk.cancel(team, id, demo.cancellation);
    } else if (until !== 'bidding') yield* this.afterDeadline(team, id, demo, moments);
  }

  private async *bids(team: DemoTeam, id: string, { bids = [] }: DemoProcedure, moments: Moments) {
    const inOrder = [...bids].sort(([, , , a], [, , , b]) => b - a);
    for (const [index, bid] of inOrder.entries()) {
      yield moments.ago(bid[3], `11:${40 + index}`);
      await this.desk.seal(team, id, bid);
    }
  }

  private async *afterDeadline(team: DemoTeam, id: string, { until }: DemoProcedure, moments: Moments) {
    yield moments.of('opening', '13:05');
    await this.desk.open(team, id);
    yield moments.of('examination', '13:40');
    await this.desk.go(team, id, 'examination');
    if (until === 'examination') return;
    yield moments.of('evaluation', '14:10');
    await this.desk.evaluate(team, id);
    if (until === 'evaluation') return;
    yield moments.of('proposal', '14:40');
    await this.desk.propose(team, id);
    if (until === 'award-proposed') return;
    if (until === 'standstill') {
      yield moments.of('letters', '15:10');
      await this.desk.inform(team, id, moments.day('letters'));
      return;
    }
    yield moments.of('award', '15:40');
    await this.desk.award(team, id);
    if (until === 'awarded') return;
    yield moments.of('notified', '16:10');
    await this.desk.go(team, id, 'notified');
    if (until === 'notified') return;
    yield moments.of('closed', '16:40');
    await this.desk.go(team, id, 'closed');
  }

  private async team(): Promise<DemoTeam> {
    return {
      officer: await this.people.as('sachbearbeitung@demo.example'),
      head: await this.people.as('leitung@demo.example'),
    };
  }
}

/** Days counted back from the day the demo is loaded; what falls on a weekend happened on the Friday before. */
class Moments {
  constructor(
    private readonly today: LocalDate,
    private readonly days: DemoDays,
  ) {}

  day(what: keyof DemoDays): LocalDate {
    const ago = this.days[what];
    if (ago === undefined) throw new Error(`the day of ${what} is missing`);
    return workday(addDays(this.today, -ago));
  }
  of(what: keyof DemoDays, time: string): Date {
    return instantInGermany(this.day(what), time);
  }
  ago(days: number, time: string): Date {
    return instantInGermany(workday(addDays(this.today, -days)), time);
  }
}

const FRIDAY = 5;
const workday = (day: LocalDate): LocalDate => addDays(day, Math.min(0, FRIDAY - weekday(day)));
