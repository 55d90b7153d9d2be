import { conflict, formatMoney, germanMoney, parseMoney } from '@app/kernel';
import { type Role, ROLES } from '@app/identity/contract';
import { type Actor, Outbox } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AWARD_DECIDED, type AwardDecidedV1 } from '../contract/events';
import { decidedByTwo, proposalMade, standstillOver, stillBinding, TWO_PEOPLE } from '../domain/conditions';
import { currentLetter, type Dossier } from '../domain/dossier';
import { transition, unmetOnTheWay } from '../domain/procedure-machine';
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

  async run(actor: Actor, procedureId: string, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.decide', procedureId, seenVersion, async (dossier) => {
      requireDue(dossier);
      if (dossier.decisions.some(({ personId }) => personId === actor.personId)) {
        refuseUnmet('award-same-person', 'Sie haben schon entschieden; die zweite Person muss eine andere sein.', [
          decidedByTwo(dossier),
        ]);
      }
      const role = actor.roles.map((name) => ROLES[name as Role]).join(', ');
      await this.award.insertDecision(procedureId, role);
      const complete = dossier.decisions.length + 1 >= TWO_PEOPLE;
      if (complete) await this.outbox.publish(AWARD_DECIDED, { procedureId } satisfies AwardDecidedV1);
      return complete ? awarded(dossier, actor.name, role) : firstDecision(actor.name, role);
    });
  }
}

function requireDue(dossier: Dossier): void {
  const conditions = [proposalMade, ...(dossier.procedure.regime === 'eu' ? [standstillOver] : []), stillBinding];
  const unmet = conditions.map((rule) => rule(dossier)).filter(({ met }) => !met);
  if (!transition(dossier, 'awarded')) {
    const missing = unmetOnTheWay(dossier, 'awarded');
    if (!missing)
      throw conflict('award-not-due', 'In dieser Phase wird kein Zuschlag entschieden.', { conditions: [] });
    refuseUnmet('award-not-due', 'Bis zum Zuschlag fehlt noch:', missing);
  }
  if (unmet.length > 0) refuseUnmet('award-unmet', 'Der Zuschlag ist noch nicht möglich.', unmet);
}

const firstDecision = (person: string, role: string) => ({
  action: 'award-decision',
  change: {},
  lastChange: `Zuschlag von ${person} entschieden`,
  entries: [{ text: `${person} (${role}) entscheidet für den Zuschlagsvorschlag; die zweite Person fehlt noch.` }],
  after: { people: 1 },
});

function awarded(dossier: Dossier, person: string, role: string) {
  const { proposal, bids, today } = dossier;
  const won = proposal?.lots.flatMap(({ bidId }) => bids.find(({ id }) => id === bidId) ?? []) ?? [];
  const value = won.reduce((sum, { total }) => sum + parseMoney(total), 0n);
  const standstill = currentLetter(dossier)?.standstill;
  const early =
    standstill && today < standstill.safeDay ? ' Der Tag folgt der herrschenden Ansicht zum Ende der Wartefrist.' : '';
  const first = dossier.decisions.map(({ personName }) => personName).join(', ');
  return {
    action: 'awarded',
    change: {
      phase: 'awarded' as const,
      awardedOn: today,
      awardedValue: formatMoney(value),
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
