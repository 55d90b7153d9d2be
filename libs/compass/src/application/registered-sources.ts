import type { LocalDate } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type LawCase, LawCases, type LawCaseSource, type NeedOnPage, NeedSources, type NeedSource } from '../contract';

/** The open cases of all rooms. */
@Injectable()
export class RegisteredCases extends LawCases {
  private readonly sources: LawCaseSource[] = [];

  register(source: LawCaseSource): void {
    this.sources.push(source);
  }

  async open(): Promise<readonly LawCase[]> {
    const cases: LawCase[] = [];
    for (const source of this.sources) cases.push(...(await source.open()));
    return cases;
  }
}

/** The needs of all rooms. */
@Injectable()
export class RegisteredNeeds extends NeedSources {
  private readonly sources: NeedSource[] = [];

  register(source: NeedSource): void {
    this.sources.push(source);
  }

  async since(from: LocalDate): Promise<readonly NeedOnPage[]> {
    const needs: NeedOnPage[] = [];
    for (const source of this.sources) needs.push(...(await source.needs(from)));
    return needs;
  }
}
