import { setImmediate } from 'node:timers/promises';
import { byText, type LocalDate } from '@app/kernel';
import { type ChangeDay, changeDays, compareOn, type LawComparison } from '@app/law';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CENTRE_STATE, CentreLaw, type LawCase } from '../contract';
import { RegisteredCases } from './registered-sources';

export interface PreviewedCase extends Omit<LawCase, 'question' | 'missing'>, Omit<LawComparison, 'undecidable'> {}

export interface UndecidableCase extends Omit<LawCase, 'question' | 'missing'> {
  readonly reason: string;
}

export interface LawPreview {
  readonly on: LocalDate;
  readonly today: LocalDate;
  readonly changeDays: readonly ChangeDay[];
  /** Those that would be decided differently first. */
  readonly items: readonly PreviewedCase[];
  readonly unchanged: number;
  readonly undecidable: readonly UndecidableCase[];
}

/** Which open procedures, rounds and bundles would be decided differently if they started on another day. */
@Injectable()
export class PreviewLaw {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly law: CentreLaw,
    private readonly cases: RegisteredCases,
  ) {}

  run(actor: Actor, on: LocalDate): Promise<LawPreview> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const law = await this.law.current();
      const items: PreviewedCase[] = [];
      const undecidable: UndecidableCase[] = [];
      for (const { question, missing, ...known } of await this.cases.open()) {
        const answer = question && compareOn(question, known.startsOn, on, law);
        const reason = answer ? answer.undecidable : (missing ?? '');
        if (answer === null || reason !== null) undecidable.push({ ...known, reason: reason ?? '' });
        else items.push({ ...known, differs: answer.differs, changes: answer.changes, unknown: answer.unknown });
        // Others are answered between two cases.
        await setImmediate();
      }
      return {
        on,
        today: this.uow.today(),
        changeDays: changeDays(CENTRE_STATE, law),
        items: items.sort((a, b) => Number(b.differs) - Number(a.differs) || byText(a.label, b.label)),
        unchanged: items.filter(({ differs }) => !differs).length,
        undecidable: undecidable.sort((a, b) => byText(a.label, b.label)),
      };
    });
  }
}
