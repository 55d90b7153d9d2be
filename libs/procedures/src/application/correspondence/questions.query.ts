import type { CentreHead, DocumentRequest } from '@app/documents/contract';
import { conflict } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ArchiveEntry, jsonFile } from '../../contract';
import { type AnswerClock, answerClock, type BidderQuestion, stateOf } from '../../domain/correspondence/questions';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { QuestionRepository } from '../../infrastructure/correspondence/question.repository';

export interface QuestionsOfProcedure {
  readonly clock: AnswerClock;
  readonly items: readonly BidderQuestion[];
}

/** What bidders asked and were answered: for the page, for everybody as a document, for the archive. */
@Injectable()
export class QuestionsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly questions: QuestionRepository,
  ) {}

  /** Throws `not-found`. */
  read(actor: Actor, procedureId: string): Promise<QuestionsOfProcedure> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const items = await this.questions.of(procedureId);
      return { clock: answerClock(dossier, items), items };
    });
  }

  /** "Fragen und Antworten" for all bidders: the answers in their last version. Throws `conflict` while there is none. */
  async document(
    procedureId: string,
    centre: CentreHead,
  ): Promise<Omit<DocumentRequest<'bidder-answers'>, 'template'>> {
    requirePermission(this.uow.actor, 'procedure.manage');
    const { procedure, now } = await this.dossiers.read(procedureId);
    const answers = (await this.questions.of(procedureId)).flatMap((question) => {
      const last = question.versions.at(-1);
      if (!last || stateOf(question) !== 'answered') return [];
      return [
        {
          number: String(question.number),
          question: last.question,
          answer: last.answer,
          answeredAt: last.at.toISOString(),
          ...(last.version > 1 ? { version: String(last.version) } : {}),
        },
      ];
    });
    if (answers.length === 0) {
      throw conflict('no-answers', 'Es ist noch keine Bieterfrage beantwortet. Das Schriftstück wäre leer.');
    }
    return {
      title: `Fragen und Antworten ${procedure.fileNumber}`,
      subject: { type: 'procedure', id: procedure.id, label: procedure.fileNumber },
      memberId: null,
      data: {
        centre,
        fileNumber: procedure.fileNumber,
        createdAt: now.toISOString(),
        title: procedure.title,
        ...(procedure.tenderDeadline ? { deadline: procedure.tenderDeadline.toISOString() } : {}),
        answers,
      },
    };
  }

  /** Every question with who asked it and all versions of its answer. */
  async archive(procedureId: string): Promise<readonly ArchiveEntry[]> {
    return (await this.questions.of(procedureId)).map((question) =>
      jsonFile(
        {
          folder: 'questions',
          name: [`Frage ${String(question.number).padStart(3, '0')}.json`],
          title: `Bieterfrage ${question.number} mit Antworten`,
          origin: 'Bieterfragen des Verfahrens',
          createdAt: question.versions.at(-1)?.at ?? question.at,
        },
        { schema: 'urn:vergabezentrum:bidder-question:1', ...question, state: stateOf(question) },
      ),
    );
  }
}
