import { Directory } from '@app/organisation/contract';
import { type DemoCentre, DemoSeed } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { addDays, weekday } from '@app/kernel';
import { CHANNELS } from '../domain/service-entry';
import { ServiceLogRepository } from '../infrastructure/service-log.repository';
import demo from './demo-services.json';

const FIRST_DAY = '2025-07-01';
const CONSULTATIONS = 260;
const MINUTES = [10, 15, 15, 20, 30, 45, 60] as const;

/** The first year of the model centre: hundreds of consultations, nine trainings, two information events. */
@Injectable()
export class ServicesDemo extends DemoSeed {
  readonly order = 44;

  constructor(
    private readonly directory: Directory,
    private readonly log: ServiceLogRepository,
  ) {
    super();
  }

  async seed(centre: DemoCentre): Promise<void> {
    if (centre !== 'gross-gerau') return;
    const members = await this.directory.members();
    const at = <T>(all: readonly T[], index: number): T => all[index % all.length] as T;
    for (let index = 0; index < CONSULTATIONS; index++) {
      // Spread over the year by factors that share no divisor with the lengths of the lists.
      await this.log.addConsultation({
        day: workday(addDays(FIRST_DAY, Math.floor((index * 362) / CONSULTATIONS))),
        memberId: at(members, index * 7 + (index % 3)).id,
        asker: at(demo.askers, index * 5),
        topic: at(demo.topics, index * 3),
        channel: index % 4 === 0 ? at(CHANNELS, index / 4) : 'phone',
        minutes: at(MINUTES, index * 4),
        note: '',
        procedureId: null,
      });
    }
    for (const [index, event] of demo.events.entries()) {
      await this.log.addTraining({
        ...event,
        kind: event.kind === 'information' ? 'information' : 'training',
        participants: members
          .filter((_, place) => event.kind === 'information' || (place + index) % 3 !== 0)
          .map(({ id }, place) => ({ memberId: id, people: 1 + ((place + index) % 4) })),
      });
    }
  }
}

/** The day itself, or the Friday before a weekend. */
const workday = (day: string): string => addDays(day, -Math.max(0, weekday(day) - 5));
