import { Codes } from '@app/codes/contract';
import { CentreLaw } from '@app/compass/contract';
import { formatMoney, germanDate, germanMoney, parseMoney, yearOf } from '@app/kernel';
import { assess, type Assessment, type Estimate, type Nature, REGIME_NAMES, type State } from '@app/law';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { NewLot } from '../contract';
import { natureLetter } from '../domain/file-number';
import { checkNewLots } from '../domain/new-lots';
import { estimateFrom } from '../domain/plan-facts';
import { estimateStatute } from '../domain/statute';
import { FileNumberRepository } from '../infrastructure/file-number.repository';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { RecordRepository } from '../infrastructure/record.repository';

export interface CreateProcedureCommand {
  readonly title: string;
  readonly nature: Nature;
  readonly state: State;
  readonly buyerIds: readonly string[];
  readonly onBehalfOf: string | null;
  /** Left out: the lots are added up. */
  readonly estimate?: Estimate;
  readonly estimateReasons: readonly string[];
  readonly lots: readonly NewLot[];
  readonly term: { readonly from: string; readonly to: string } | null;
  readonly joint: boolean;
  readonly origin: { readonly type: string; readonly id: string } | null;
}

/** A new procedure in planning: judged by the law of today, with a file number of its year. */
@Injectable()
export class CreateProcedure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly procedures: ProcedureRepository,
    private readonly numbers: FileNumberRepository,
    private readonly record: RecordRepository,
    private readonly law: CentreLaw,
    private readonly codes: Codes,
  ) {}

  run(actor: Actor, command: CreateProcedureCommand): Promise<{ id: string; fileNumber: string }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      checkNewLots(command.lots, command.term);
      for (const [index, { cpv }] of command.lots.entries()) {
        if (cpv !== '') await this.codes.check('cpv', cpv, `/lots/${index}/cpv`);
      }
      const startsOn = this.uow.today();
      const { state: where, nature: kind } = command;
      const estimate = command.estimate ?? estimateFrom(command.lots, []);
      const question = { startsOn, state: where, buyer: 'municipality', nature: kind, estimate } as const;
      const assessment = assess(question, await this.law.current());
      const number = await this.numbers.next(yearOf(startsOn), natureLetter(command.nature));
      const { title, nature, state, onBehalfOf, estimateReasons, term, joint, origin, buyerIds } = command;
      const lots = command.lots.map((lot) => ({ ...lot, estimatedValue: formatMoney(parseMoney(lot.estimatedValue)) }));
      const id = await this.procedures.insert(number, {
        ...{ title, nature, state, onBehalfOf, estimateReasons, assessment, startsOn, joint, origin, term, buyerIds },
        lots,
      });
      await this.writeRecord(id, command, assessment, startsOn);
      this.audit.record({
        action: 'procedure.created',
        subject: { type: 'procedure', id, label: number },
        after: {
          title,
          nature,
          estimatedValue: assessment.estimatedValue,
          regime: assessment.regime,
          ruleSet: assessment.ruleSet.id,
        },
      });
      return { id, fileNumber: number };
    });
  }

  private async writeRecord(
    id: string,
    command: CreateProcedureCommand,
    assessment: Assessment,
    startsOn: string,
  ): Promise<void> {
    const value = germanMoney(parseMoney(assessment.estimatedValue));
    await this.record.add(id, `Verfahren „${command.title}“ angelegt.`);
    await this.record.add(
      id,
      [`Geschätzter Auftragswert: ${value} netto.`, ...command.estimateReasons].join(' '),
      estimateStatute({ regime: assessment.regime, nature: command.nature }, 'EST-1'),
    );
    await this.record.add(
      id,
      `Rechtsrahmen nach dem Stand vom ${germanDate(startsOn)}: ${REGIME_NAMES[assessment.regime]} (Schwellenwert ${germanMoney(parseMoney(assessment.threshold.value))}, Regelstand ${assessment.ruleSet.id}, Fassung ${assessment.ruleSet.version}).`,
      citationOf(assessment, 'THR-COMPARE'),
    );
  }
}

const citationOf = (assessment: Assessment, factId: string): string | null =>
  assessment.citations.find(({ id }) => id === factId)?.statute ?? null;
