import { addDays, addMonths, germanDate } from '@app/kernel';
import { type Actor, type Contribution, Contributions, may, type Task, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RoundCalendar } from './round-calendar';

/** So early a round that has to begin is a task. */
const TASK_DAYS = 60;
/** No procedure with all its assumptions takes longer: agreements that end later are not looked at. */
const LONGEST_MONTHS = 24;

/** Puts the rounds that have to begin soon on the start page of those who open them. */
@Injectable()
export class RoundCalendarContribution implements Contribution, OnModuleInit {
  readonly room = 'bundling';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly contributions: Contributions,
    private readonly calendar: RoundCalendar,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (actor.reach === 'member' || !may(actor, 'demand-round.manage')) return [];
    const today = this.uow.today();
    const until = addDays(today, TASK_DAYS);
    return (await this.calendar.read(addMonths(today, LONGEST_MONTHS))).items
      .filter(({ nextRound, plan }) => nextRound === null && plan.startBy <= until)
      .map(({ frameworkIds: [id = ''], numbers, plan, endsOn }) => ({
        id: `bundling:begin-round:${id}`,
        title: 'Bedarfsabfrage für die Nachfolge beginnen',
        detail: `${numbers.join(', ')}: Laufzeit bis ${germanDate(endsOn)}`,
        href: '/bedarf/kalender',
        due: plan.startBy,
        kind: 'begin-round',
      }));
  }
}
