import { invalid, type LocalDate } from '@app/kernel';
import { type Actor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { RequestRepository, type StoredRequest } from '../infrastructure/request.repository';
import { labelOf, RequestStep } from './request-step';

export interface Return {
  readonly text: string;
  readonly answerUntil: LocalDate | null;
}

/** What department and centre say to each other, and what the centre decides without a procedure. */
@Injectable()
export class DiscussRequest {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: RequestStep,
    private readonly requests: RequestRepository,
  ) {}

  /** Somebody of the centre looks after the request from now on. */
  review(actor: Actor, id: string): Promise<StoredRequest> {
    return this.step.run(actor, id, 'review', () => ({
      change: { officerId: actor.personId, officerName: actor.name },
      entry: { kind: 'review', text: '' },
      tells: (next) => `${actor.name} prüft jetzt Ihren Vergabeantrag ${labelOf(next)}.`,
      audit: { action: 'reviewed', after: { responsible: actor.name } },
    }));
  }

  /** A question to the department, or (`answerNeeded` false) a remark. */
  ask(actor: Actor, id: string, text: string, answerNeeded: boolean): Promise<StoredRequest> {
    return this.step.run(actor, id, 'ask', () => ({
      text,
      entry: { kind: answerNeeded ? 'question' : 'remark', text },
      tells: (next) => `${actor.name} ${answerNeeded ? 'fragt' : 'schreibt'} zu Ihrem Vergabeantrag ${labelOf(next)}.`,
      audit: { action: 'asked' },
    }));
  }

  answer(actor: Actor, id: string, text: string): Promise<StoredRequest> {
    return this.step.run(actor, id, 'answer', () => ({
      text,
      entry: { kind: 'answer', text },
      tells: (next) => `${actor.name} hat zum Vergabeantrag ${labelOf(next)} geantwortet.`,
      audit: { action: 'answered' },
    }));
  }

  /** Back to the department, which may change everything and hands it in again. */
  return(actor: Actor, id: string, { text, answerUntil }: Return): Promise<StoredRequest> {
    return this.step.run(actor, id, 'return', () => {
      if (answerUntil !== null && answerUntil < this.uow.today()) {
        const message = 'Der Tag liegt in der Vergangenheit.';
        throw invalid('answer-until', message, [{ pointer: '/answerUntil', message }]);
      }
      return {
        text,
        change: { answerUntil },
        entry: { kind: 'return', text },
        tells: (next) => `Ihr Vergabeantrag ${labelOf(next)} ist mit einer Rückfrage zurückgekommen.`,
        audit: { action: 'returned', after: { reason: text } },
      };
    });
  }

  refuse(actor: Actor, id: string, text: string): Promise<StoredRequest> {
    return this.step.run(actor, id, 'refuse', () => ({
      text,
      change: { answerUntil: null },
      entry: { kind: 'refused', text },
      tells: (next) => `Ihr Vergabeantrag ${labelOf(next)} wurde abgelehnt.`,
      audit: { action: 'refused', after: { reason: text } },
    }));
  }

  /** The person has seen everything that stands there by now. */
  markRead(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const request = await this.requests.find(id);
      if (!actor.readOnly) await this.requests.markRead(request);
    });
  }
}
