import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@app/kernel';
import type { Actor } from '../tenancy/actor';

/** Something that waits for the person. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly due: LocalDate | null;
  readonly kind: string;
  /** Left out where nobody in particular is in charge: then it is the person's own. */
  readonly whose?: 'own' | 'deputy' | 'others';
}
export interface DateEntry {
  readonly date: LocalDate;
  readonly title: string;
  readonly href: string;
}
export interface SearchHit {
  readonly type: string;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
}

/** What a room adds to the pages that belong to all rooms; each runs inside an open unit of work. */
export interface Contribution {
  readonly room: string;
  tasks?(actor: Actor): Promise<readonly Task[]>;
  dates?(actor: Actor): Promise<readonly DateEntry[]>;
  search?(actor: Actor, text: string): Promise<readonly SearchHit[]>;
}

/** Rooms register here at start; the start page and the global search ask everyone. */
@Injectable()
export class Contributions {
  private readonly all: Contribution[] = [];

  register(contribution: Contribution): void {
    this.all.push(contribution);
  }

  list(): readonly Contribution[] {
    return this.all;
  }
}
