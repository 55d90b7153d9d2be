import { centreHead, type DocumentRequest } from '@app/documents/contract';
import { conflict, germanInstant, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { Injectable } from '@nestjs/common';
import { type DocumentKind, type LetterDraft, numbersText } from '../../domain/correspondence/letters/letter';
import { MESSAGE_KIND_NAMES } from '../../domain/correspondence/message';
import { missingState } from '../../domain/correspondence/missing-documents';
import type { Dossier } from '../../domain/dossier';
import type { Bidder } from '../../domain/procedure';
import { MessageRepository } from '../../infrastructure/correspondence/message.repository';
import { MissingDocumentsRepository } from '../../infrastructure/correspondence/missing-documents.repository';
import { QuestionRepository } from '../../infrastructure/correspondence/question.repository';
import { bidderOf } from '../examination/examinable';
import { ProcedureDocuments } from '../procedure-documents';
import { answersKey, invitable } from './due-letters';
import { MissingDocumentsQuery } from './missing-documents.query';
import { QuestionsQuery } from './questions.query';

/** A letter as the page shows it, and the document it becomes where that has a form of its own. */
export interface PlannedLetter {
  readonly draft: LetterDraft;
  readonly document: DocumentRequest | null;
}

/** Letters whose documents have a form of their own: invitation, missing documents, answers to all. */
@Injectable()
export class DocumentLetters {
  constructor(
    private readonly documents: ProcedureDocuments,
    private readonly missing: MissingDocumentsQuery,
    private readonly missingRows: MissingDocumentsRepository,
    private readonly questions: QuestionsQuery,
    private readonly questionRows: QuestionRepository,
    private readonly messages: MessageRepository,
    private readonly directory: Directory,
  ) {}

  /** Runs in the caller's unit of work. Throws `conflict` while nothing is due, `not-found`. */
  plan(dossier: Dossier, kind: DocumentKind, aboutId: string): Promise<readonly PlannedLetter[]> {
    if (kind === 'invitation') return this.invitations(dossier);
    return kind === 'answers' ? this.answers(dossier, aboutId) : this.missingDocuments(dossier, aboutId);
  }

  private async invitations(dossier: Dossier): Promise<readonly PlannedLetter[]> {
    const bidders = invitable(dossier, await this.messages.of(dossier.procedure.id));
    if (bidders.length === 0) {
      throw conflict('letters-not-due', 'Jetzt ist kein Unternehmen zur Angebotsabgabe aufzufordern.');
    }
    const { tenderDeadline } = dossier.procedure;
    const letters: PlannedLetter[] = [];
    for (const bidder of bidders) {
      const loaded = await this.documents.invitationTo(bidder.id);
      const until = tenderDeadline ? [{ term: 'Angebotsfrist', text: germanInstant(tenderDeadline) }] : [];
      const lots = loaded.data.lots.map(({ number, title }) => `Los ${number}: ${title}`).join('\n');
      letters.push({
        draft: draftOf(dossier, 'invitation', bidder, [...until, { term: 'Lose', text: lots }]),
        document: { ...loaded, template: 'invitation-to-tender' },
      });
    }
    return letters;
  }

  private async missingDocuments(dossier: Dossier, requestId: string): Promise<readonly PlannedLetter[]> {
    const request = (await this.missingRows.of(dossier.procedure.id)).find(({ id }) => id === requestId);
    if (!request) throw notFound('Diese Nachforderung');
    if (missingState(request, dossier.now) !== 'draft') {
      throw conflict('letters-not-due', 'Diese Nachforderung ist schon versandt oder zurückgenommen.');
    }
    const bidder = bidderOf(dossier, request.bidderId);
    const facts = [
      ...request.items.map(({ name, request: text }) => ({ term: name, text })),
      { term: 'Eingang bei uns bis', text: germanInstant(request.due) },
    ];
    const loaded = await this.missing.letter(requestId, centreHead(await this.directory.centre()));
    return [
      {
        draft: draftOf(dossier, 'missing-documents', bidder, facts),
        document: { ...loaded, template: 'missing-documents' },
      },
    ];
  }

  private async answers(dossier: Dossier, aboutId: string): Promise<readonly PlannedLetter[]> {
    const { id } = dossier.procedure;
    if (answersKey(await this.questionRows.of(id)) !== aboutId) {
      throw conflict(
        'answers-changed',
        'Seitdem wurde etwas beantwortet oder berichtigt. Bitte laden Sie die Seite neu.',
      );
    }
    const loaded = await this.questions.document(id, centreHead(await this.directory.centre()));
    const facts = loaded.data.answers.map(({ number, answer }) => ({ term: `Frage ${number}`, text: answer }));
    return dossier.bidders.map((bidder) => ({
      draft: draftOf(dossier, 'answers', bidder, facts),
      document: { ...loaded, template: 'bidder-answers' },
    }));
  }
}

/** What the page shows of a document that is drawn from a form. */
const draftOf = (
  { procedure, lots }: Dossier,
  kind: DocumentKind,
  { id }: Bidder,
  facts: LetterDraft['sections'][number]['facts'],
): LetterDraft => ({
  ...{ bidderId: id, lotNumbers: [], opening: '', closing: '' },
  subject: `${MESSAGE_KIND_NAMES[kind]}\n${procedure.title}`,
  sections: [{ heading: numbersText(lots.map(({ number }) => number)), facts }],
});
