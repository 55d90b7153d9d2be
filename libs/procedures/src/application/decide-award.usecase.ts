import { conflict, formatMoney, germanMoney, parseMoney } from '@app/kernel';
import { type Role, ROLES } from '@app/identity/contract';
import { type Actor, Outbox } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AWARD_DECIDED, type AwardDecidedV1 } from '../contract/events';
import { proposedValue } from '../domain/award/body';
import { decidedByTwo, TWO_PEOPLE } from '../domain/conditions';
import { type AwardProposal, currentLetter, type Dossier } from '../domain/dossier';
import { transition, unmetOf, unmetOnTheWay } from '../domain/procedure-machine';
import { requireWhole, scopeOf } from '../domain/scope';
import { withHappened } from '../domain/timeline-plan';
import { AwardRepository } from '../infrastructure/award.repository';
import { ProcedureStep, refuseUnmet } from './procedure-step';

/** One person decides; with the second one the award is made and everyone who waits for it is told, once. */
@Injectable()
export class DecideAward {
  constructor(
    private readonly step: ProcedureStep,
    private readonly award: AwardRepository,
    private readonly outbox: Outbox,
  ) {}

  /** `lotIds` left out: all lots of the procedure that stand where it stands. */
  async run(
    actor: Actor,
    procedureId: string,
    lotIds: readonly string[] | undefined,
    seenVersion?: number,
  ): Promise<void> {
    await this.step.run(actor, 'procedure.decide', procedureId, seenVersion, async (whole) => {
      const dossier = scopeOf(whole, lotIds);
      const proposal = requireDue(dossier);
      if (dossier.decisions.some(({ personId }) => personId === actor.personId)) {
        refuseUnmet('award-same-person', 'Sie haben schon entschieden; die zweite Person muss eine andere sein.', [
          decidedByTwo(dossier),
        ]);
      }
      const role = actor.roles.map((name) => ROLES[name as Role]).join(', ');
      await this.award.insertDecision(procedureId, proposal.id, role);
      const complete = dossier.decisions.length + 1 >= TWO_PEOPLE;
      if (complete) await this.outbox.publish(AWARD_DECIDED, { procedureId } satisfies AwardDecidedV1);
      return complete ? awarded(whole, dossier, actor.name, role) : firstDecision(actor.name, role);
    });
  }
}

function requireDue(dossier: Dossier): AwardProposal {
  const step = transition(dossier, 'awarded');
  if (!step || !dossier.proposal) {
    const missing = unmetOnTheWay(dossier, 'awarded');
    if (!missing)
      throw conflict('award-not-due', 'In dieser Phase wird kein Zuschlag entschieden.', { conditions: [] });
    refuseUnmet('award-not-due', 'Bis zum Zuschlag fehlt noch:', missing);
  }
  requireWhole(dossier, dossier.proposal);
  const unmet = unmetOf(step, dossier).filter(({ id }) => id !== 'decided-by-two');
  if (unmet.length > 0) refuseUnmet('award-unmet', 'Der Zuschlag ist noch nicht möglich.', unmet);
  return dossier.proposal;
}

const firstDecision = (person: string, role: string) => ({
  action: 'award-decision',
  change: {},
  lastChange: `Zuschlag von ${person} entschieden`,
  entries: [{ text: `${person} (${role}) entscheidet für den Zuschlagsvorschlag; die zweite Person fehlt noch.` }],
  after: { people: 1 },
});

function awarded(whole: Dossier, dossier: Dossier, person: string, role: string) {
  const { proposal, today } = dossier;
  const value = parseMoney(proposedValue(dossier, proposal ?? { lots: [] }));
  const sum = value + parseMoney(whole.procedure.awardedValue ?? '0');
  const standstill = currentLetter(dossier)?.standstill;
  const early =
    standstill && today < standstill.safeDay ? ' Der Tag folgt der herrschenden Ansicht zum Ende der Wartefrist.' : '';
  const first = dossier.decisions.map(({ personName }) => personName).join(', ');
  return {
    action: 'awarded',
    move: { lots: dossier.lots, to: 'awarded' as const },
    change: {
      awardedValue: formatMoney(sum),
      ...withHappened(dossier.procedure, { award: today }, dossier.law),
    },
    lastChange: 'Zuschlag erteilt',
    entries: [
      {
        text: `${person} (${role}) entscheidet ebenso. Zuschlag erteilt durch ${first} und ${person} über ${germanMoney(value)} netto.${early}`,
      },
    ],
    after: { awardedOn: today, awardedValue: formatMoney(value), people: TWO_PEOPLE },
  };
}
