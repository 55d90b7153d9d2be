import type { LocalDate } from '@app/kernel';
import type { State } from '@app/law';

/** What the conditions need to know besides the filter. */
export interface FilterContext {
  readonly now: Date;
  readonly today: LocalDate;
  /** Assessments that no longer fit the day the notice shall go out (or today). */
  readonly stale: readonly AssessedWith[];
}

export interface AssessedWith {
  readonly state: State;
  /** Day of the notice, or today while none is planned. */
  readonly day: LocalDate;
  readonly ruleSet: string;
}

/** Collects conditions and their parameters; `$` in a condition stands for the next parameter. */
export class Conditions {
  private readonly texts: string[] = [];
  readonly parameters: unknown[] = [];

  add(text: string, ...values: readonly unknown[]): void {
    let next = 0;
    this.texts.push(text.replaceAll('$', () => this.bind(values[next++])));
  }

  /** Binds a value and returns its place ("$3"). */
  bind(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }

  get where(): string {
    return this.texts.length === 0 ? 'true' : this.texts.map((text) => `(${text})`).join(' and ');
  }
}

/** As the index of deadlines has it. */
export const DEADLINE = `coalesce(p.tender_deadline, 'infinity'::timestamptz)`;
