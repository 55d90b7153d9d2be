import { CentreLaw } from '@app/compass/contract';
import { conflict, type FieldError, invalid, type LocalDate, notFound, parseMoney } from '@app/kernel';
import type { ModificationAnswer } from '@app/law';
import { type Actor, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Contract, type ContractTerms, currentValue } from '../domain/contract';
import { INTENDED, judgeChanges, type NewModification } from '../domain/modifications';
import { noticeTaskId } from '../domain/tasks';
import { isAmount, withTerms } from '../domain/terms';
import { ContractRepository } from '../infrastructure/contract.repository';
import { ContractStep } from './contract-step';

const LEAST_REASON = 20;

/** What people do with a running contract. */
@Injectable()
export class ChangeContract {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: ContractStep,
    private readonly contracts: ContractRepository,
    private readonly law: CentreLaw,
  ) {}

  terms(actor: Actor, id: string, terms: ContractTerms, seen?: number): Promise<void> {
    return this.step.run(actor, id, seen, (contract) => {
      const next = withTerms(contract, {
        ...terms,
        options: terms.options.map((option) => ({ ...option, id: option.id || newId() })),
      });
      return { action: 'terms-changed', contract: next, before: termsOf(contract), after: termsOf(next) };
    });
  }

  /** Decides about an option once; the same answer again changes nothing. */
  option(
    actor: Actor,
    id: string,
    optionId: string,
    { decision, on, note }: { decision: 'exercised' | 'declined'; on: LocalDate; note: string },
  ): Promise<void> {
    return this.step.run(actor, id, undefined, (contract) => {
      const option = contract.options.find((one) => one.id === optionId);
      if (!option) throw notFound('Diese Option');
      if (option.decision !== null)
        throw conflict('option-decided', `Über „${option.title}“ hat ${option.decidedBy ?? ''} schon entschieden.`);
      const errors: FieldError[] = [];
      if (on > this.uow.today()) errors.push({ pointer: '/on', message: 'Der Tag liegt in der Zukunft.' });
      if (decision === 'exercised' && option.exerciseBy !== null && on > option.exerciseBy)
        errors.push({ pointer: '/on', message: 'An diesem Tag war die Frist für die Option schon vorbei.' });
      if (errors.length > 0) throw invalid('option', 'So kann über die Option nicht entschieden werden.', errors);
      const decided = { ...option, decision, decidedOn: on, decidedBy: actor.name, note };
      return {
        action: `option-${decision}`,
        contract: { ...contract, options: contract.options.map((one) => (one.id === optionId ? decided : one)) },
        after: { option: option.title, on, note },
      };
    });
  }

  /** What the law says of the changes so far and of this one; stores nothing. */
  preview(actor: Actor, id: string, intended: NewModification): Promise<ModificationAnswer> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'contract.manage');
      return this.judged(await this.contracts.find(id), intended);
    });
  }

  /** Throws `conflict` where the law asks for a new procedure. */
  modify(
    actor: Actor,
    id: string,
    { reason, ...intended }: NewModification & { readonly reason: string },
  ): Promise<void> {
    return this.step.run(actor, id, undefined, async (contract) => {
      const answer = (await this.judged(contract, intended)).changes.find((one) => one.id === INTENDED);
      if (!answer) throw notFound('Diese Änderung');
      if (answer.verdict === 'needs-new-procedure') {
        const paragraph = answer.citations[0]?.statute ?? null;
        throw conflict('new-procedure', `Diese Änderung braucht ein neues Vergabeverfahren. ${answer.reason}`, {
          conditions: [{ pointer: '/amount', sentence: answer.reason, paragraph }],
        });
      }
      if (reason.trim().length < LEAST_REASON)
        throw invalid('reason-missing', 'Die Änderung muss begründet werden.', [
          {
            pointer: '/reason',
            message: `Bitte begründen Sie mit mindestens ${LEAST_REASON} Zeichen, warum die Voraussetzungen vorliegen.`,
          },
        ]);
      const { verdict, reason: verdictReason, duties } = answer;
      const modification = {
        ...{ id: newId(), ...intended, reason: reason.trim(), verdict, verdictReason },
        ...{ noticeDue: duties.length > 0, noticeUntil: duties[0]?.until ?? null },
      };
      await this.contracts.insertModification(id, modification);
      return { action: 'modified', contract, after: modification };
    });
  }

  adjust(actor: Actor, id: string, one: { from: LocalDate; valueAfter: string; basis: string }): Promise<void> {
    return this.step.run(actor, id, undefined, async (contract) => {
      const valueBefore = contract.adjustments.at(-1)?.valueAfter ?? contract.value;
      const last = contract.adjustments.at(-1)?.from ?? contract.priceFrom;
      const errors: FieldError[] = [];
      if (contract.priceClause === 'fixed')
        throw conflict(
          'fixed-price',
          'Der Vertrag sieht keine Preisanpassung vor. Eine Änderung des Preises ist eine Vertragsänderung.',
        );
      if (!isAmount(one.valueAfter) || parseMoney(one.valueAfter) === 0n)
        errors.push({ pointer: '/valueAfter', message: 'Bitte nennen Sie den angepassten Vertragswert über 0 €.' });
      if (one.basis.trim() === '')
        errors.push({ pointer: '/basis', message: 'Bitte nennen Sie Index oder Klausel mit altem und neuem Stand.' });
      if (last !== null && one.from < last)
        errors.push({
          pointer: '/from',
          message: 'Vor diesem Tag ist keine Anpassung vereinbart oder schon eine erfasst.',
        });
      if (errors.length > 0) throw invalid('adjustment', 'Die Anpassung kann so nicht erfasst werden.', errors);
      const adjustment = { ...one, basis: one.basis.trim(), valueBefore };
      await this.contracts.insertAdjustment(id, adjustment);
      return { action: 'price-adjusted', contract, after: adjustment };
    });
  }

  /** That the change notice was published, with where it can be found. */
  proof(
    actor: Actor,
    id: string,
    { taskId, on, proof }: { taskId: string; on: LocalDate; proof: string },
  ): Promise<void> {
    return this.step.run(actor, id, undefined, async (contract) => {
      const known = contract.modifications.some((one) => one.noticeDue && noticeTaskId(one.id) === taskId);
      if (!known) throw notFound('Diese Aufgabe');
      const errors: FieldError[] = [];
      if (on > this.uow.today()) errors.push({ pointer: '/on', message: 'Der Tag liegt in der Zukunft.' });
      if (proof.trim() === '')
        errors.push({ pointer: '/proof', message: 'Bitte Nummer, Link oder Fundstelle nennen.' });
      if (errors.length > 0) throw invalid('proof', 'Der Nachweis kann so nicht erfasst werden.', errors);
      await this.contracts.insertProof(id, { taskId, on, proof: proof.trim() });
      return { action: 'task-proved', contract, after: { taskId, on, proof } };
    });
  }

  private async judged(contract: Contract, intended: NewModification): Promise<ModificationAnswer> {
    const answer = judgeChanges(contract, intended, await this.law.current());
    if (!answer) throw notFound('Diese Änderung');
    return answer;
  }
}

const termsOf = (contract: Contract): unknown => {
  const { title, value, termFrom, termTo, priceClause, priceIndex, priceFrom, preparationDays, options } = contract;
  return {
    ...{ title, value, termFrom, termTo, priceClause, priceIndex, priceFrom, preparationDays },
    ...{ options, currentValue: currentValue(contract) },
  };
};
