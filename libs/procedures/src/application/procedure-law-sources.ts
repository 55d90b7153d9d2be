import {
  type LawCase,
  LawCases,
  type LawCaseSource,
  type NeedOnPage,
  NeedSources,
  type NeedSource,
} from '@app/compass/contract';
import type { LocalDate } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { needsOfLots } from '../domain/law-needs';
import { LawSourcesQuery, type OpenCase } from '../infrastructure/law-sources.query';

/** Tells the compass which procedures a change of the law can still reach, and what is bought through procedures. */
@Injectable()
export class ProcedureLawSources implements LawCaseSource, NeedSource, OnModuleInit {
  constructor(
    private readonly rows: LawSourcesQuery,
    private readonly cases: LawCases,
    private readonly sums: NeedSources,
  ) {}

  onModuleInit(): void {
    this.cases.register(this);
    this.sums.register(this);
  }

  async open(): Promise<readonly LawCase[]> {
    return (await this.rows.open()).map(caseOf);
  }

  async needs(from: LocalDate): Promise<readonly NeedOnPage[]> {
    return needsOfLots(await this.rows.lotsSince(from));
  }
}

const caseOf = ({ id, fileNumber, title, startsOn, timelineInputs, ...asked }: OpenCase): LawCase => ({
  type: 'procedure',
  id,
  label: `${fileNumber} ${title}`,
  href: `/vergaben/${id}`,
  startsOn,
  question: {
    state: asked.state,
    buyer: 'municipality',
    nature: asked.nature,
    value: asked.estimatedValue,
    procedureType: asked.procedureType,
    timeline: timelineInputs && {
      noticeDispatchedOn: timelineInputs.noticeDispatchedOn,
      overrides: timelineInputs.overrides,
    },
  },
});
