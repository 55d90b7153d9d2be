import { invalid } from '@app/kernel';
import { type ProcedureType, type ProcedureTypeAnswer, VERDICT_NAMES } from '@app/law';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../domain/dossier';
import { statuteText } from '../domain/statute';
import { CheckRepository } from '../infrastructure/check.repository';
import { ProcedureStep, refuseUnmet, type StepResult } from './procedure-step';

export interface TypeChoiceCommand {
  readonly type: ProcedureType;
  readonly reason: string;
  readonly groundId?: string;
}

/** Chooses the procedure type among those the assessment allows; a type that needs grounds names one and explains it. */
@Injectable()
export class ChooseProcedureType {
  constructor(
    private readonly step: ProcedureStep,
    private readonly checks: CheckRepository,
  ) {}

  /** The choice is asked of a second person at once; the publication waits for the answer. */
  async run(actor: Actor, procedureId: string, command: TypeChoiceCommand, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (dossier) => {
      const result = choose(dossier, command, actor.name);
      const [entry] = result.entries;
      const { typeChoice } = result.change;
      if (typeChoice) await this.checks.ask(procedureId, 'procedure-type', typeChoice.at, entry?.text ?? '');
      return result;
    });
  }
}

function choose(dossier: Dossier, command: TypeChoiceCommand, person: string): StepResult {
  const { procedure, now } = dossier;
  if (procedure.phase !== 'planned') {
    refuseUnmet('type-fixed', 'Die Vergabeart wird in der Planung gewählt.', [
      {
        pointer: '/phase',
        sentence: 'Bitte das Verfahren zuerst mit Begründung in die Planung zurücksetzen.',
        paragraph: null,
      },
    ]);
  }
  const answer = procedure.assessment.procedureTypes.find(({ type }) => type === command.type);
  if (!answer || answer.verdict === 'not-permitted') {
    refuseUnmet('type-not-permitted', `„${answer?.germanName ?? command.type}“ ist hier nicht zulässig.`, [
      { pointer: '/type', sentence: answer?.reason ?? 'Diese Vergabeart ist nicht hinterlegt.', paragraph: null },
    ]);
  }
  const ground = answer.grounds.find(({ id }) => id === command.groundId);
  requireGround(answer, ground?.id, command);
  const text = `Vergabeart: ${answer.germanName} (${VERDICT_NAMES[answer.verdict]}). ${answer.reason}${ground ? ` Ausnahmegrund: ${ground.text}` : ''} Begründung: ${command.reason.trim()}`;
  return {
    action: 'type-chosen',
    // Another type has other periods, so the dates are planned anew.
    change: {
      procedureType: command.type,
      typeChoice: { reason: command.reason.trim(), groundId: ground?.id ?? null, person, at: now.toISOString() },
      timeline: null,
      noticeDispatchedOn: null,
      tenderDeadline: null,
      bindingUntil: null,
    },
    lastChange: `Vergabeart „${answer.germanName}“ gewählt`,
    entries: [
      {
        text,
        citation: statuteText(ground?.citation.statute) ?? citationOf(procedure.assessment.citations, command.type),
      },
    ],
    before: { procedureType: procedure.procedureType },
    after: { procedureType: command.type, groundId: ground?.id ?? null, reason: command.reason },
  };
}

function requireGround(answer: ProcedureTypeAnswer, groundId: string | undefined, command: TypeChoiceCommand): void {
  if (answer.verdict !== 'needs-grounds') return;
  const errors = [];
  if (groundId === undefined) {
    errors.push({
      pointer: '/groundId',
      message: `„${answer.germanName}“ ist nur mit einem der genannten Gründe zulässig: ${answer.grounds.map(({ id }) => id).join(', ')}.`,
    });
  }
  if (command.reason.trim().length < 20) {
    errors.push({
      pointer: '/reason',
      message: 'Bitte erläutern Sie, warum der Grund hier vorliegt (mindestens 20 Zeichen).',
    });
  }
  if (errors.length > 0)
    throw invalid('grounds-missing', 'Diese Vergabeart braucht einen Ausnahmegrund und seine Erläuterung.', errors);
}

const citationOf = (citations: readonly { id: string; statute: string }[], type: ProcedureType): string | null =>
  statuteText(citations.find(({ id }) => id === `PT-${type}`)?.statute) ?? null;
