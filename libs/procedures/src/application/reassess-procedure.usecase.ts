import { conflict, germanDate, germanMoney, type LocalDate, parseMoney } from '@app/kernel';
import { REGIME_NAMES } from '@app/law';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { judge } from '../domain/judgement';
import { estimateStatute } from '../domain/statute';
import { ProcedureStep } from './procedure-step';

/** Judges the procedure anew by the law of another day: the day it starts decides (§ 3 Abs. 3 VgV). */
@Injectable()
export class ReassessProcedure {
  constructor(private readonly step: ProcedureStep) {}

  async run(actor: Actor, procedureId: string, startsOn: LocalDate, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, ({ procedure, lots, law }) => {
      if (procedure.phase !== 'planned') {
        throw conflict(
          'assessment-fixed',
          'Neu beurteilt wird nur in der Planung. Bitte das Verfahren zuerst mit Begründung zurücksetzen.',
        );
      }
      const { estimatedValue } = procedure;
      const assessment = judge({ ...procedure, startsOn }, lots, law);
      const chosen = assessment.procedureTypes.find(({ type }) => type === procedure.procedureType);
      const keepsType = chosen !== undefined && (chosen.verdict === 'free-choice' || chosen.verdict === 'permitted');
      return {
        action: 'reassessed',
        change: {
          assessment,
          ruleSet: assessment.ruleSet.id,
          lawVersion: assessment.ruleSet.version,
          startsOn,
          regime: assessment.regime,
          timeline: null,
          noticeDispatchedOn: null,
          tenderDeadline: null,
          bindingUntil: null,
          ...(keepsType ? {} : { procedureType: null, typeChoice: null }),
        },
        lastChange: 'Neu beurteilt',
        entries: [
          {
            text: `Neu beurteilt nach dem Stand vom ${germanDate(startsOn)}: ${REGIME_NAMES[assessment.regime]} bei ${germanMoney(parseMoney(estimatedValue))} (Regelstand ${assessment.ruleSet.id}, Fassung ${assessment.ruleSet.version}).`,
            citation: estimateStatute({ ...procedure, regime: assessment.regime }, 'EST-3'),
          },
        ],
        before: { startsOn: procedure.startsOn, ruleSet: procedure.ruleSet },
        after: { startsOn, ruleSet: assessment.ruleSet.id, regime: assessment.regime },
      };
    });
  }
}
