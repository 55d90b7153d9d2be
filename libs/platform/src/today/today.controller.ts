import { Controller, Get, Query } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { UnitOfWork } from '../db/unit-of-work';
import { CurrentActor, SignedIn } from '../http/auth';
import type { Actor } from '../tenancy/actor';
import { Contributions } from './contributions';

export class TaskResponse {
  id: string;
  title: string;
  detail: string;
  href: string;
  due: string | null;
  kind: string;
  /** `own` where the person is in charge or nobody in particular is, `deputy` where the person stands in for somebody. */
  whose: 'own' | 'deputy' | 'others';
}
export class DateResponse {
  date: string;
  title: string;
  href: string;
}
export class TodayResponse {
  today: string;
  tasks: TaskResponse[];
  dates: DateResponse[];
}
export class SearchHitResponse {
  type: string;
  label: string;
  detail: string;
  href: string;
}
export class SearchResponse {
  items: SearchHitResponse[];
}
export class SearchQuery {
  @IsString()
  @MaxLength(200)
  q: string;
}

const byDue = (a: string | null, b: string | null): number => (a ?? '9999').localeCompare(b ?? '9999');

/** Start page and global search: every room adds what is its own; nobody finds what is not theirs. */
@Controller()
@SignedIn()
export class TodayController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contributions: Contributions,
  ) {}

  @Get('today')
  today(@CurrentActor() actor: Actor): Promise<TodayResponse> {
    return this.uow.run(actor, async () => {
      const tasks: TaskResponse[] = [];
      const dates: DateResponse[] = [];
      for (const contribution of this.contributions.list()) {
        const found = (await contribution.tasks?.(actor)) ?? [];
        tasks.push(...found.map((task) => ({ ...task, whose: task.whose ?? 'own' })));
        dates.push(...((await contribution.dates?.(actor)) ?? []));
      }
      tasks.sort((a, b) => byDue(a.due, b.due) || a.title.localeCompare(b.title, 'de'));
      dates.sort((a, b) => a.date.localeCompare(b.date) || a.title.localeCompare(b.title, 'de'));
      return { today: this.uow.today(), tasks, dates };
    });
  }

  @Get('search')
  search(@CurrentActor() actor: Actor, @Query() { q }: SearchQuery): Promise<SearchResponse> {
    const text = q.trim();
    if (text.length < 2) return Promise.resolve({ items: [] });
    return this.uow.run(actor, async () => {
      const items: SearchHitResponse[] = [];
      for (const contribution of this.contributions.list()) {
        items.push(...((await contribution.search?.(actor, text)) ?? []));
      }
      return { items: items.slice(0, 30) };
    });
  }
}
