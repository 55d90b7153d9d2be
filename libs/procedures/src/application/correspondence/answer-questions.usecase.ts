import { conflict, germanDate, invalid, notFound } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { answerErrors, type BidderQuestion, takesAnswers } from '../../domain/correspondence/questions';
import type { Dossier } from '../../domain/dossier';
import { PHASE_NAMES } from '../../domain/phase';
import {
  type NewAnswer,
  type NewQuestion,
  QuestionRepository,
} from '../../infrastructure/correspondence/question.repository';
import { ProcedureStep } from '../procedure-step';

/** Records what bidders ask, and publishes the answers to all of them without telling who asked. */
@Injectable()
export class AnswerQuestions {
  constructor(
    private readonly step: ProcedureStep,
    private readonly questions: QuestionRepository,
  ) {}

  async receive(actor: Actor, procedureId: string, question: NewQuestion): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      requireOpen(dossier);
      const { receivedOn, bidderId } = question;
      if (bidderId !== null && !dossier.bidders.some(({ id }) => id === bidderId)) {
        throw invalid('question', 'Dieses Unternehmen gehört nicht zum Verfahren.', [
          { pointer: '/bidderId', message: 'Dieses Unternehmen gehört nicht zum Verfahren.' },
        ]);
      }
      if (receivedOn > dossier.today) {
        throw invalid('question', 'Der Tag des Eingangs liegt in der Zukunft.', [
          { pointer: '/receivedOn', message: `Spätestens heute, ${germanDate(dossier.today)}.` },
        ]);
      }
      const number = (await this.questions.of(procedureId)).length + 1;
      const id = await this.questions.insert(procedureId, number, question);
      return {
        action: 'question-received',
        change: {},
        lastChange: `Bieterfrage ${number} erfasst`,
        entries: [{ text: `Bieterfrage ${number} eingegangen am ${germanDate(receivedOn)}.` }],
        after: { questionId: id, number, receivedOn },
      };
    });
  }

  /** `version`: the one that is to be made; refused when somebody else has made it meanwhile. */
  async answer(actor: Actor, procedureId: string, questionId: string, next: NewAnswer): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      requireOpen(dossier);
      const all = await this.questions.of(procedureId);
      const question = all.find(({ id }) => id === questionId);
      if (!question) throw notFound('Diese Bieterfrage');
      requireNext(question, next);
      const errors = next.kind === 'answer' ? publishErrors(dossier, all, question, next) : rejectionErrors(next);
      if (errors[0]) throw invalid('answer', errors.map(({ message }) => message).join(' '), errors);
      await this.questions.addVersion(questionId, next);
      const { number } = question;
      const done =
        next.kind === 'rejection'
          ? `Bieterfrage ${number} wird nicht beantwortet: ${next.reason}`
          : next.version === 1
            ? `Antwort auf Bieterfrage ${number} an alle veröffentlicht.`
            : `Antwort auf Bieterfrage ${number} berichtigt (Fassung ${next.version}): ${next.reason}`;
      return {
        action: next.kind === 'answer' ? 'question-answered' : 'question-rejected',
        change: {},
        lastChange: `Bieterfrage ${number} bearbeitet`,
        entries: [{ text: done }],
        after: { questionId, number, version: next.version, kind: next.kind },
      };
    });
  }
}

function requireOpen({ procedure, now }: Dossier): void {
  if (!takesAnswers(procedure.phase)) {
    throw conflict(
      'questions-closed',
      `In der Phase „${PHASE_NAMES[procedure.phase]}“ werden keine Bieterfragen mehr beantwortet.`,
    );
  }
  if (procedure.tenderDeadline !== null && now >= procedure.tenderDeadline) {
    throw conflict(
      'questions-closed',
      'Die Angebotsfrist ist abgelaufen. Eine Antwort nützt den Bietern nur, wenn die Frist verlängert wird.',
    );
  }
}

function requireNext({ number, versions }: BidderQuestion, { version }: NewAnswer): void {
  const last = versions.at(-1);
  if (version === versions.length + 1) return;
  throw conflict(
    'answer-changed',
    last
      ? `Frage ${number} wurde inzwischen von ${last.personName} bearbeitet. Bitte laden Sie die Seite neu; Ihr Text bleibt in diesem Fenster.`
      : `Frage ${number} hat noch keine Antwort; die erste ist Fassung 1.`,
  );
}

const publishErrors = (
  { bidders, procedure, lots }: Dossier,
  all: readonly BidderQuestion[],
  { versions }: BidderQuestion,
  next: NewAnswer,
) =>
  answerErrors(
    next,
    versions.length > 0,
    [...bidders, ...all.map(({ askedBy }) => ({ name: askedBy, email: askedBy.includes('@') ? askedBy : '' }))],
    [procedure.title, ...lots.flatMap(({ title, positions }) => [title, ...positions.map(({ text }) => text)])].join(
      ' ',
    ),
  );

const rejectionErrors = ({ reason }: NewAnswer) =>
  reason.trim().length >= 10
    ? []
    : [
        {
          pointer: '/reason',
          message: 'Bitte begründen Sie mit mindestens 10 Zeichen, warum die Frage nicht beantwortet wird.',
        },
      ];
