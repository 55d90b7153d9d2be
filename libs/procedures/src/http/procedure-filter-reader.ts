import { Directory } from '@app/organisation/contract';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Phase } from '../domain/phase';
import { OPEN_PHASES, type ProcedureFilter } from '../infrastructure/procedure-filter';
import type { ProcedureFilterQuery } from './procedure-list.request';

/** Makes a filter of the parameters of a request: slugs and `me` become ids. */
@Injectable()
export class FilterReader {
  constructor(private readonly directory: Directory) {}

  /** Inside a unit of work. Throws `not-found` for a member there is not. */
  async read(query: ProcedureFilterQuery, actor: Actor): Promise<ProcedureFilter> {
    const { q, phase, regime, nature, procedureType, member, joint, suspended, year, risk } = query;
    const { deadlineFrom, deadlineTo, valueFrom, valueTo } = query;
    return {
      ...{ q, regime, nature, procedureType, joint, suspended, year, risk },
      ...{ deadlineFrom, deadlineTo, valueFrom, valueTo },
      phases: phase?.length ? phasesOf(phase) : undefined,
      memberId: member ? (await this.directory.memberBySlug(member)).id : undefined,
      officer: officerOf(query, actor),
    };
  }
}

const phasesOf = (phases: readonly string[]): readonly Phase[] => [
  ...new Set(phases.flatMap((phase) => (phase === 'open' ? OPEN_PHASES : [phase as Phase]))),
];

function officerOf({ officer, officerRole }: ProcedureFilterQuery, { personId }: Actor): ProcedureFilter['officer'] {
  if (!officer || officer === 'none') return officer as 'none' | undefined;
  return { id: officer === 'me' ? (personId ?? NOBODY) : officer, role: officerRole ?? 'officer' };
}
/** A token without a person is in charge of nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
