import { invalid } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type LotPlan, settingOf } from '../../domain/examination/lot-plan';
import { planErrors } from '../../domain/examination/plan-check';
import { isBeforePublication, PHASE_NAMES } from '../../domain/phase';
import { ExaminationRepository } from '../../infrastructure/examination.repository';
import { ProcedureStep, refuseUnmet } from '../procedure-step';
import { onlyEu, paragraphOf } from './examinable';

/** Sets criteria, weights, suitability requirements and variants of every lot. Fixed from the publication on (§ 127 GWB). */
@Injectable()
export class PlanAward {
  constructor(
    private readonly step: ProcedureStep,
    private readonly examination: ExaminationRepository,
  ) {}

  async run(actor: Actor, procedureId: string, plans: readonly LotPlan[], seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (dossier) => {
      const { procedure, lots, law } = dossier;
      if (!isBeforePublication(procedure.phase)) {
        refuseUnmet('criteria-fixed', 'Die Vorgaben der Wertung lassen sich nicht mehr ändern.', [
          {
            pointer: '/phase',
            sentence: `Sie stehen mit der Veröffentlichung fest; das Verfahren ist in der Phase „${PHASE_NAMES[procedure.phase]}“.`,
            paragraph: paragraphOf(dossier, onlyEu(dossier, 'OWN-VGV-58')),
          },
        ]);
      }
      const errors = planErrors(plans, lots, (lot) => settingOf(procedure, lot), law);
      if (errors.length > 0) throw invalid('award-plan', 'Die Vorgaben der Wertung sind so nicht vollständig.', errors);
      const before = await this.examination.plans(procedureId);
      await this.examination.savePlans(procedureId, plans);
      return {
        action: 'criteria-set',
        change: {},
        lastChange: 'Kriterien und Eignungsanforderungen festgelegt',
        entries: plans.map((plan) => ({
          text: planText(plan, lots.find(({ id }) => id === plan.lotId)?.number ?? 0),
          citation: paragraphOf(dossier, onlyEu(dossier, 'OWN-VGV-58')),
        })),
        before,
        after: plans,
      };
    });
  }
}

function planText({ evaluation, suitability, variants }: LotPlan, number: number): string {
  const { criteria, priceWeight } = evaluation;
  const weights = [
    ...(priceWeight === null ? [] : [`Preis ${priceWeight} %`]),
    ...criteria.map(({ name, weight }) => `${name} ${weight} %`),
  ];
  const rule = { excluded: 'ausgeschlossen', admitted: 'zugelassen', required: 'vorgeschrieben' }[variants.rule];
  const required =
    suitability.length === 1 ? 'eine Eignungsanforderung' : `${suitability.length} Eignungsanforderungen`;
  return `Vorgaben für Los ${number}: ${weights.join(', ')}; ${required}; Nebenangebote ${rule}.`;
}
