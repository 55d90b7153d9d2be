import { addMonths, byText, type LocalDate } from '@app/kernel';
import type { ProcedureType, Regime } from '@app/law';
import { pathOf, type Phase, PHASES, withoutNotice } from '../phase';

/** How far back the rotation looks; a choice of this software, no rule. */
export const ROTATION_MONTHS = 24;

/** One company in one other procedure of the centre. */
export interface Participation {
  readonly companyId: string;
  readonly on: LocalDate;
  readonly procedureType: ProcedureType | null;
  readonly regime: Regime;
  readonly phase: Phase;
  /** Only what was opened counts: before, nobody may know who has bid. */
  readonly hasBid: boolean;
  readonly awardedOn: LocalDate | null;
}

export interface Candidate {
  readonly companyId: string;
  readonly name: string;
  readonly city: string;
  readonly blockedReason: string | null;
}

export interface Turn extends Candidate {
  readonly invited: number;
  readonly lastInvitedOn: LocalDate | null;
  readonly bids: number;
  readonly awards: number;
  readonly lastAwardedOn: LocalDate | null;
  /** Its field of activity fits the lots by CPV. */
  readonly fits: boolean;
  readonly inProcedure: boolean;
}

export const rotationSince = (today: LocalDate): LocalDate => addMonths(today, -ROTATION_MONTHS);

/** True where the company did not come by itself after a notice, but was asked by the centre. */
export function wasInvited({ procedureType, regime, phase }: Omit<Participation, 'companyId' | 'on'>): boolean {
  if (withoutNotice(procedureType)) return true;
  return (
    pathOf({ procedureType, regime }).includes('invited') &&
    phase !== 'cancelled' &&
    PHASES.indexOf(phase) >= PHASES.indexOf('invited')
  );
}

/** How often each company had its turn in the last 24 months; who was asked least and longest ago comes first. */
export function turnsOf(
  candidates: readonly (Candidate & Pick<Turn, 'fits' | 'inProcedure'>)[],
  history: readonly Participation[],
  today: LocalDate,
): readonly Turn[] {
  const since = rotationSince(today);
  const recent = history.filter(({ on }) => on >= since && on <= today);
  return candidates
    .map((candidate): Turn => {
      const own = recent.filter(({ companyId }) => companyId === candidate.companyId);
      const invited = own.filter(wasInvited);
      const awards = own.flatMap(({ awardedOn }) => awardedOn ?? []);
      return {
        ...candidate,
        invited: invited.length,
        lastInvitedOn: latest(invited.map(({ on }) => on)),
        bids: own.filter(({ hasBid }) => hasBid).length,
        awards: awards.length,
        lastAwardedOn: latest(awards),
      };
    })
    .sort(
      (a, b) =>
        a.invited - b.invited ||
        byText(a.lastInvitedOn ?? '', b.lastInvitedOn ?? '') ||
        a.awards - b.awards ||
        byText(a.name, b.name),
    );
}

/** Fitting companies that were not asked in the time looked at, are not blocked and do not take part yet. */
export const notAskedLately = (turns: readonly Turn[]): readonly Turn[] =>
  turns.filter(({ fits, invited, inProcedure, blockedReason }) => {
    return fits && invited === 0 && !inProcedure && blockedReason === null;
  });

const latest = (days: readonly LocalDate[]): LocalDate | null => [...days].sort(byText).at(-1) ?? null;
