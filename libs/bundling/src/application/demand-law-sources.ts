import {
  CENTRE_STATE,
  type LawCase,
  LawCases,
  type LawCaseSource,
  type NeedOnPage,
  NeedSources,
  type NeedSource,
} from '@app/compass/contract';
import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { groupedBy, needsOfRound } from '../domain/round-needs';
import { type OpenDemand, OpenDemandQuery } from '../infrastructure/open-demand.query';
import { DEFAULT_TERM_YEARS } from './bundle-round.usecase';

/** Tells the compass what demand is on its way to a procedure. It would begin today, so it is judged by today's law. */
@Injectable()
export class DemandLawSources implements LawCaseSource, NeedSource, OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly demand: OpenDemandQuery,
    private readonly cases: LawCases,
    private readonly sums: NeedSources,
  ) {}

  onModuleInit(): void {
    this.cases.register(this);
    this.sums.register(this);
  }

  async open(): Promise<readonly LawCase[]> {
    const today = this.uow.today();
    return (await this.demand.rounds()).map((round) => caseOf(round, today));
  }

  async needs(from: LocalDate): Promise<readonly NeedOnPage[]> {
    const today = this.uow.today();
    if (today < from) return [];
    const rounds = groupedBy(await this.demand.articles(), ({ roundId }) => roundId);
    return [...rounds].flatMap(([roundId, articles]) => {
      const [round] = articles;
      if (!round) return [];
      return needsOfRound(articles, round.termYears ?? DEFAULT_TERM_YEARS).map((need) => ({
        ...need,
        id: `demand-round:${roundId}:${need.kind}`,
        label: labelOf(round),
        href: hrefOf(round),
        nature: 'supplies' as const,
        on: today,
      }));
    });
  }
}

type Named = Pick<OpenDemand, 'roundId' | 'bundleId' | 'number' | 'title'>;
const labelOf = ({ number, title }: Named): string => `${number} ${title}`;
const hrefOf = ({ roundId, bundleId }: Named): string => (bundleId ? `/buendel/${bundleId}` : `/bedarf/${roundId}`);

function caseOf(round: OpenDemand, startsOn: LocalDate): LawCase {
  const known = {
    type: round.bundleId ? 'bundle' : 'demand-round',
    id: round.bundleId ?? round.roundId,
    label: labelOf(round),
    href: hrefOf(round),
    startsOn,
  };
  if (round.perYear === null) {
    return { ...known, question: null, missing: 'Es ist noch kein Bedarf gemeldet, der sich schätzen ließe.' };
  }
  const years = round.termYears ?? DEFAULT_TERM_YEARS;
  return {
    ...known,
    question: {
      state: CENTRE_STATE,
      buyer: 'municipality',
      nature: 'supplies',
      estimate: { kind: 'framework', years, perYear: round.perYear },
    },
  };
}
